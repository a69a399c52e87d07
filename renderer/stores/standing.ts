import type { Method, Result } from '../../shared/calc/result.ts'

export interface Question {
  product: string
  destination: string
  method: Method
}

/** A result with the question and the revision that it answers. */
export interface Answered {
  question: Question
  revision: number
  /** The unit of its amounts; another revision may report in another one. */
  currency: string
  result: Result
}

/**
 * What may be shown of an answer: `current` where it answers this very question at this revision,
 * `older` where the question is the same and the revision is another, else nothing.
 */
export function standing(
  answered: Pick<Answered, 'question' | 'revision'> | null,
  question: Question,
  revision: number,
): 'current' | 'older' | 'none' {
  if (!answered) return 'none'
  const { product, destination, method } = answered.question
  const same =
    product === question.product &&
    destination === question.destination &&
    method === question.method
  if (!same) return 'none'
  return answered.revision === revision ? 'current' : 'older'
}
