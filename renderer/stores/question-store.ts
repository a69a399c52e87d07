import { create } from 'zustand'
import { asked } from './asked.ts'
import { call } from './call.ts'
import { latest } from './latest.ts'
import { type AnsweredTo, type Answers, type Shown, shownOf } from './standing.ts'
import { useWorkspace } from './workspace.ts'

export interface Answered<Q, V> extends AnsweredTo<Q> {
  answer: V
}

interface QuestionState<Q, V> extends Answers<Q, Answered<Q, V>> {
  /** The question that is being worked out, and how far it is; null: none is. */
  job: { id: string; done: number; total: number } | null
  /** The user stopped it; it is not worked out again before the next change. */
  isStopped: boolean
}

interface QuestionOptions<Q, V> {
  /** What its jobs are called. */
  name: string
  send: (question: Q, job: string) => Promise<V>
  /** It can be given up in the main process too. */
  isLong: boolean
}

/**
 * A store of one question at a time. The last one asked is asked again when the workspace changes, an
 * answer that was overtaken is dropped, and an answer counts for its own question and revision only.
 */
export function questionStore<
  Q extends object,
  V extends { revision: number; cancelled?: boolean },
>({ name, send, isLong }: QuestionOptions<Q, V>) {
  const empty: QuestionState<Q, V> = { answered: null, failed: null, job: null, isStopped: false }
  const useQuestion = create<QuestionState<Q, V>>(() => empty)
  const ticket = latest()
  let wanted: Q | null = null
  let jobs = 0

  /** Asks; what is being worked out already is given up. */
  async function ask(question: Q): Promise<void> {
    giveUp()
    wanted = question
    if (!useWorkspace.getState().workspace) return
    const isLatest = ticket()
    const id = `${name}-${++jobs}`
    useQuestion.setState({ job: { id, done: 0, total: 0 }, isStopped: false, failed: null })
    const outcome = await asked(question, isLatest, () => send(question, id))
    if (!isLatest()) return
    useQuestion.setState({ job: null })
    if (!outcome) return
    if ('failed' in outcome) return useQuestion.setState(outcome)
    const { answer } = outcome
    if (answer.cancelled) return useQuestion.setState({ isStopped: true })
    useQuestion.setState({ answered: { question, revision: answer.revision, answer } })
  }

  /** Asks the last question again: after a change, a failure or a stop. */
  async function again(): Promise<void> {
    if (wanted) await ask(wanted)
  }

  /** Stops at the user's wish; what was shown stays. */
  function stop(): void {
    if (!useQuestion.getState().job) return
    giveUp()
    useQuestion.setState({ isStopped: true })
  }

  /** Nothing is wanted any more, such as when its screen is left; the answer stays. */
  function leave(): void {
    wanted = null
    giveUp()
  }

  function clear(): void {
    leave()
    useQuestion.setState(empty)
  }

  function showProgress(job: string, done: number, total: number): void {
    if (useQuestion.getState().job?.id === job)
      useQuestion.setState({ job: { id: job, done, total } })
  }

  function giveUp(): void {
    ticket()
    const { job } = useQuestion.getState()
    if (!job) return
    useQuestion.setState({ job: null })
    if (isLong) call('evaluate.cancel', { job: job.id }).catch(() => undefined)
  }

  return { useQuestion, ask, again, stop, leave, clear, showProgress }
}

/** What may be shown of a store's answer to a question while a revision is on screen. */
export function shownAnswer<Q extends object, V>(
  { answered, failed }: Answers<Q, Answered<Q, V>>,
  question: Q,
  revision: number,
): Shown<Answered<Q, V>> {
  return shownOf<Q, Answered<Q, V>>({ answered, failed }, question, revision)
}
