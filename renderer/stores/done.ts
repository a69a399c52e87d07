import { create } from 'zustand'
import type { Touched } from '../../shared/workspace/views.ts'
import { toldWorkspace, useWorkspace } from './workspace.ts'

/** What was done last, where one may want to see it or take it back. */
export interface Done {
  text: string
  revision: number
  /** What it was about; null: too much to say. */
  touched: Touched | null
  /** What takes it back. */
  back: 'undo' | 'redo'
}

export const useDone = create<{ done: Done | null }>(() => ({ done: null }))

/** Says what the change that made a revision did; it stands until the next change. */
export function sayDone(text: string, revision: number, back: Done['back'] = 'undo'): void {
  const told = toldWorkspace()
  const touched = told?.revision === revision ? told.touched : null
  useDone.setState({ done: { text, revision, touched, back } })
}

export function forgetDone(): void {
  useDone.setState({ done: null })
}

/** Another revision, or another file, is no longer what was said. */
export function followDone(revision: number | undefined): void {
  const { done } = useDone.getState()
  if (done && revision !== done.revision) forgetDone()
}

useWorkspace.subscribe(({ workspace }) => followDone(workspace?.revision))
