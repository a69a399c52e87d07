import { create } from 'zustand'
import type { Method, Result } from '../../shared/calc/result.ts'
import { asCallError, type CallError, call } from './call.ts'
import { destinationsOf } from './destinations.ts'
import { latest } from './latest.ts'
import { useWorkspace } from './workspace.ts'

export interface Question {
  product: string
  destination: string
  method: Method
}

/** A result with the question and the revision that it answers. */
export interface Answered {
  question: Question
  revision: number
  result: Result
}

interface ResultStore {
  destination: string
  method: Method
  answered: Answered | null
  error: CallError | null
}

export const useResult = create<ResultStore>(() => ({
  destination: destinationsOf(undefined).often[0]?.code ?? '',
  method: 'look-through',
  answered: null,
  error: null,
}))

const ticket = latest()

/** Asks for the result of a product for the destination and method chosen. */
export async function evaluate(product: string): Promise<void> {
  const isLatest = ticket()
  const { destination, method } = useResult.getState()
  const question = { product, destination, method }
  try {
    const { revision, result } = await call('evaluate.result', question)
    if (isLatest()) useResult.setState({ answered: { question, revision, result }, error: null })
  } catch (error) {
    if (isLatest()) useResult.setState({ answered: null, error: asCallError(error) })
  }
}

export function clearResult(): void {
  ticket()
  useResult.setState({ answered: null, error: null })
}

export function chooseDestination(destination: string): void {
  useResult.setState({ destination, error: null })
}

export function chooseMethod(method: Method): void {
  useResult.setState({ method, error: null })
}

/** Steps to the next destination, or with -1 to the one before, around the end. */
export function stepDestination(by: 1 | -1): void {
  const { often, others } = destinationsOf(useWorkspace.getState().info?.pack)
  const codes = [...often, ...others].map(({ code }) => code)
  const at = codes.indexOf(useResult.getState().destination)
  const next = codes.at((at + by + codes.length) % codes.length)
  if (next !== undefined) chooseDestination(next)
}

/**
 * What may be shown of an answer: `current` where it answers this very question at this revision,
 * `older` where the question is the same and the revision is another, else nothing.
 */
export function standing(
  answered: Answered | null,
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
