import type { WorkspaceState } from '../../shared/workspace/views.ts'
import { asCallError } from './call.ts'
import type { FailedTo } from './standing.ts'
import { toldWorkspace } from './workspace.ts'

/** What came of a question: an answer at the revision told last, or a failure. */
export type AnswerOrFailure<Q, V> =
  | { answer: V; workspace: WorkspaceState }
  | { failed: FailedTo<Q> }

/**
 * Asks a question and gives what came of it. null: nothing to keep, for a later question overtook
 * it, or the answer is of another revision than the one that was told last. The state of a later
 * revision is on its way then, and the question is asked again when it comes.
 */
export async function asked<Q, V extends { revision: number }>(
  question: Q,
  isLatest: () => boolean,
  ask: () => Promise<V>,
): Promise<AnswerOrFailure<Q, V> | null> {
  const revision = toldWorkspace()?.revision
  try {
    const answer = await ask()
    const workspace = toldWorkspace()
    return isLatest() && workspace?.revision === answer.revision ? { answer, workspace } : null
  } catch (error) {
    const isStillHeld = toldWorkspace()?.revision === revision
    if (!isLatest() || revision === undefined || !isStillHeld) return null
    return { failed: { question, revision, error: asCallError(error) } }
  }
}
