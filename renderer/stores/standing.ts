import type { Method, PricedFigures, Result } from '../../shared/calc/result/result.ts'
import type { CallError } from './call.ts'

/** What a result is asked for. */
export interface ResultQuestion {
  product: string
  destination: string
  method: Method
}

/** An answer with the question and the revision that it answers. */
export interface AnsweredTo<Q> {
  question: Q
  revision: number
}

/** A result with what it was asked for, and what else of the workspace it rests on. */
export interface Answered extends AnsweredTo<ResultQuestion> {
  /** The unit of its amounts. */
  currency: string
  /** The switches of the rule pack that were not at their default. */
  choices: Record<string, string>
  result: Result
}

/** The verdict of a question with its figures, which comes before the rest of its result. */
export interface FiguresAnswered extends AnsweredTo<ResultQuestion> {
  figures: PricedFigures
}

/** A question that could not be answered while a revision was on screen. */
export interface FailedTo<Q> extends AnsweredTo<Q> {
  error: CallError
}

/** The last answer and the last failure of an evaluation. */
export interface Answers<Q, A extends AnsweredTo<Q>> {
  answered: A | null
  failed: FailedTo<Q> | null
}

/**
 * What may be shown of an answer: `current` where it answers this very question at this revision,
 * `older` where the question is the same and the revision is an earlier one, else nothing.
 */
export function standing<Q extends object>(
  answered: AnsweredTo<Q> | null,
  question: Q,
  revision: number,
): 'current' | 'older' | 'none' {
  if (!answered || answered.revision > revision || !isSame(answered.question, question))
    return 'none'
  return answered.revision === revision ? 'current' : 'older'
}

/** What a screen shows of an evaluation; `older` is the same question at an earlier revision. */
export type Shown<A> =
  | { state: 'current'; answered: A }
  | { state: 'updating'; older: A | null }
  | { state: 'failed'; older: A | null; error: CallError }

/** What to show for a question while a revision is on screen: never another answer as the current one. */
export function shownOf<Q extends object, A extends AnsweredTo<Q>>(
  { answered, failed }: Answers<Q, A>,
  question: Q,
  revision: number,
): Shown<A> {
  const state = standing<Q>(answered, question, revision)
  if (answered && state === 'current') return { state, answered }
  const older = state === 'older' ? answered : null
  const hasFailed = failed?.revision === revision && isSame(failed.question, question)
  return hasFailed ? { state: 'failed', older, error: failed.error } : { state: 'updating', older }
}

function isSame(a: object, b: object): boolean {
  const text = (question: object) => JSON.stringify(Object.entries(question).sort())
  return text(a) === text(b)
}
