import { useEffect, useRef } from 'react'
import { isShortcut, type KeyPress } from './shortcut.ts'

/** Something that one can have done by a key, from the search box and, by its id, from the menu. */
export interface AppCommand {
  id: string
  name: string
  /** The section of the list of keys that it stands in, such as the name of its screen. */
  group: string
  /** Keys that run it, such as "Ctrl+K"; the first is shown. */
  keys?: readonly string[]
  /** Whether its keys work while one types in a field. */
  whileTyping?: boolean
  /** It is of the dialog that is open: its keys work there, where those of the screen behind it do not. */
  inDialog?: boolean
  /** It is not offered in the search box. */
  isKeyOnly?: boolean
  /** Whether it can be done now; absent: always. */
  isAvailable?: () => boolean
  run: () => unknown
}

type Source = () => readonly AppCommand[]

const sources = new Set<Source>()

/** Adds commands until the function that it gives is called. */
export function register(source: Source): () => void {
  sources.add(source)
  return () => sources.delete(source)
}

/** Adds a screen's commands while it is mounted; of two with one id or key the later added counts. */
export function useCommands(commands: readonly AppCommand[]): void {
  const current = useRef(commands)
  useEffect(() => {
    current.current = commands
  })
  useEffect(() => register(() => current.current), [])
}

/** Every command that is there now, once for each id. */
export function allCommands(): AppCommand[] {
  const byId = new Map<string, AppCommand>()
  for (const source of sources) for (const command of source()) byId.set(command.id, command)
  return [...byId.values()]
}

export function isAvailable(command: AppCommand): boolean {
  return command.isAvailable?.() ?? true
}

/** A command that can be run now; null: there is none of that id, or not at present. */
export function findCommand(id: string): AppCommand | null {
  const found = allCommands().find((command) => command.id === id)
  return found && isAvailable(found) ? found : null
}

export function runCommand(id: string): void {
  findCommand(id)?.run()
}

/** The command that a key press runs; null: none. */
export function commandOf(press: KeyPress, isTyping: boolean): AppCommand | null {
  const found = allCommands()
    .reverse()
    .find(
      (command) =>
        (!isTyping || command.whileTyping === true) &&
        command.keys?.some((key) => isShortcut(key, press)) &&
        isAvailable(command),
    )
  return found ?? null
}
