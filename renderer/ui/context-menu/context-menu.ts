import type { MouseEvent } from 'react'
import { create } from 'zustand'

/** Something that can be done with what is under the pointer, in the words of the search box. */
export interface MenuEntry {
  id: string
  name: string
  /** The key that does the same. */
  shortcut?: string | undefined
  run: () => unknown
}

/** A menu about one thing: groups of entries, of which empty ones are left out. */
export interface MenuOf {
  /** What it is about. */
  name: string
  groups: readonly (readonly MenuEntry[])[]
}

interface OpenMenu extends MenuOf {
  at: { x: number; y: number }
  /** What had the keyboard. */
  from: HTMLElement | null
}

export const useContextMenu = create<{ open: OpenMenu | null }>(() => ({ open: null }))

/**
 * Opens a menu where the pointer is or, where a key asked for it, at what the keyboard is on. The
 * browser asks by the same event for the right button, the menu key and Shift+F10.
 */
export function openContextMenu(event: MouseEvent, menu: MenuOf, active?: Element | null): void {
  event.preventDefault()
  const groups = menu.groups.filter((group) => group.length > 0)
  if (groups.length === 0) return
  const box = (active ?? event.currentTarget).getBoundingClientRect()
  const at = isByKey(event)
    ? { x: box.left + 8, y: box.bottom }
    : { x: event.clientX, y: event.clientY }
  const { activeElement } = document
  const from = activeElement instanceof HTMLElement ? activeElement : null
  useContextMenu.setState({ open: { name: menu.name, groups, at, from } })
}

/** Whether the menu was asked for by a key: a button and a finger say what they are. */
export function isByKey({ button, nativeEvent }: MouseEvent): boolean {
  const { pointerType } = nativeEvent as unknown as PointerEvent
  return button !== 2 && pointerType !== 'touch' && pointerType !== 'pen'
}

/** Closes the menu and gives the keyboard back to what had it. */
export function closeContextMenu(): void {
  const { open } = useContextMenu.getState()
  useContextMenu.setState({ open: null })
  if (open?.from?.isConnected) open.from.focus({ preventScroll: true })
}
