import { type RefObject, useEffect } from 'react'
import type { Output } from '../../../shared/ipc/contract.ts'
import { keyOf } from '../../stores/shortcut.ts'
import { newWorkspace, openDemo, openDialog, openPath } from '../../stores/workspace.ts'

type Recent = Output<'workspace.recent'>

/** Letters for the choices, numbers for the recent workspaces, and arrows between all of them. */
export function useStartKeys(screen: RefObject<HTMLElement | null>, recent: Recent): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (document.querySelector('[role="dialog"][aria-modal="true"]')) return
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      const run = runOf(keyOf(event), recent)
      if (step) moveFocus(screen.current, step)
      else if (run) void run()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [screen, recent])
}

function runOf(key: string, recent: Recent): (() => unknown) | null {
  const file = /^[1-9]$/.test(key) ? recent[Number(key) - 1] : undefined
  if (file?.exists) return () => openPath(file.path)
  const choices: Record<string, () => unknown> = { n: newWorkspace, o: openDialog, d: openDemo }
  return choices[key] ?? null
}

function moveFocus(screen: HTMLElement | null, step: number): void {
  const choices = [...(screen?.querySelectorAll<HTMLElement>('[data-choice]:enabled') ?? [])]
  const at = choices.indexOf(document.activeElement as HTMLElement)
  const next = at < 0 ? 0 : (at + step + choices.length) % choices.length
  choices[next]?.focus()
}
