import { create } from 'zustand'
import type { Touched, WorkspaceState } from '../../shared/workspace/views.ts'
import { toldWorkspace, useWorkspace } from './workspace.ts'

/** What was done last, where one may want to see it or take it back. */
export interface Done {
  text: string
  path: string | undefined
  revision: number
  /** What it was about; null: too much to say. */
  touched: Touched | null
  /** What takes it back. */
  back: 'undo' | 'redo'
}

/** What was typed and given up by Escape, and what brings it back to where it was typed. */
export interface LeftOut {
  text: string
  putBack: () => void
}

export const useDone = create<{ done: Done | null; leftOut: LeftOut | null }>(() => ({
  done: null,
  leftOut: null,
}))

/** Says what the change that made a revision did; it stands until the next change. */
export function sayDone(text: string, revision: number, back: Done['back'] = 'undo'): void {
  const told = toldWorkspace()
  const touched = told?.revision === revision ? told.touched : null
  useDone.setState({
    done: { text, path: told?.path, revision, touched, back },
    leftOut: null,
  })
}

/** Says what a revision did in the words of the history, where no later one is known yet. */
export function sayDoneAsWritten(revision: number): void {
  const told = toldWorkspace()
  if (told?.revision === revision && told.undo) sayDone(told.undo, revision)
}

/** Offers what Escape gave up; it stands until something else is said, or given up. */
export function sayLeftOut(text: string, putBack: () => void): LeftOut {
  const leftOut = { text, putBack }
  useDone.setState({ leftOut })
  return leftOut
}

/** Forgets what was given up, where it is still that. */
export function forgetLeftOut(leftOut: LeftOut | null): void {
  if (leftOut && useDone.getState().leftOut === leftOut) useDone.setState({ leftOut: null })
}

export function forgetDone(): void {
  useDone.setState({ done: null, leftOut: null })
}

/**
 * A later revision, or another file, is no longer what was said; in what is open for reading there is
 * nothing to take back or to put back.
 */
export function followDone(now: WorkspaceState | null): void {
  const { done } = useDone.getState()
  if (now?.readOnly && now.readOnly.reason !== 'checking') forgetDone()
  else if (done && (!now || now.path !== done.path || now.revision > done.revision))
    useDone.setState({ done: null })
}

useWorkspace.subscribe(({ workspace }) => followDone(workspace))
