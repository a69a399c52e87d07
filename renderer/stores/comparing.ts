import { create } from 'zustand'
import type { Input, Output } from '../../shared/ipc/contract.ts'
import { call } from './call.ts'
import { questionStore } from './question-store.ts'

export type RevisionsQuestion = Omit<Input<'evaluate.compareRevisions'>, 'job'>

/** What is compared in the dialog, as it was asked for. */
export interface Comparing {
  /** null: it is chosen in the dialog. */
  product: string | null
  /** Revisions; null: as it is now, undefined: the state that was frozen last, or the first revision. */
  from?: number | null
  to?: number | null
}

interface ComparingStore {
  /** null: nothing is compared. */
  comparing: Comparing | null
}

export const useComparing = create<ComparingStore>(() => ({ comparing: null }))

export function startComparing(comparing: Comparing): void {
  useComparing.setState({ comparing })
}

export function stopComparing(): void {
  useComparing.setState({ comparing: null })
  revisions.leave()
}

/** Two revisions of one product, and what each difference did to its verdicts. */
export const revisions = questionStore<RevisionsQuestion, Output<'evaluate.compareRevisions'>>({
  name: 'revisions',
  send: (question, job) => call('evaluate.compareRevisions', { job, ...question }),
  isLong: true,
})

/** After a change: what is compared is asked again. */
export function followComparing(): void {
  if (useComparing.getState().comparing) void revisions.again()
}

export function clearComparing(): void {
  stopComparing()
  revisions.clear()
}
