import { useEffect } from 'react'
import { type Answered, type questionStore, shownAnswer } from '../../stores/question-store.ts'
import type { Shown } from '../../stores/standing.ts'
import { useWorkspace } from '../../stores/workspace.ts'

type Store<Q extends object, V extends { revision: number; cancelled?: boolean }> = ReturnType<
  typeof questionStore<Q, V>
>

/** What is to be shown of a question that is worked out while it is on screen. */
export interface Study<Q, V> {
  shown: Shown<Answered<Q, V>>
  isWorking: boolean
  isStopped: boolean
  stop(): void
  again(): void
}

/** Asks a question as long as it is on screen; null: nothing is asked yet. Memoize the question. */
export function useStudy<Q extends object, V extends { revision: number; cancelled?: boolean }>(
  store: Store<Q, V>,
  question: Q | null,
): Study<Q, V> {
  const { answered, failed, job, isStopped } = store.useQuestion()
  const revision = useWorkspace(({ workspace }) => workspace?.revision ?? 0)
  useEffect(() => {
    if (question) void store.ask(question)
    else store.leave()
  }, [store, question])
  useEffect(() => () => store.leave(), [store])
  const shown: Shown<Answered<Q, V>> = question
    ? shownAnswer({ answered, failed }, question, revision)
    : { state: 'updating', older: null }
  return { shown, isWorking: job !== null, isStopped, stop: store.stop, again: store.again }
}
