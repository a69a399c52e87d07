import { create } from 'zustand'
import type { Method } from '../../shared/calc/result/result.ts'
import type { Output } from '../../shared/ipc/contract.ts'
import { asked } from './asked.ts'
import { call } from './call.ts'
import { latest } from './latest.ts'
import type { AnsweredTo, Answers } from './standing.ts'

export interface DestinationsQuestion {
  product: string
  destinations: string[]
  method: Method
}

/** The verdicts of one product, in the order of the destinations asked. */
export interface ByDestination extends AnsweredTo<DestinationsQuestion> {
  row: Output<'evaluate.matrix'>['rows'][number]
}

type Store = Answers<DestinationsQuestion, ByDestination>

/** How the product on screen stands for several destinations, by the last answer. */
export const useByDestination = create<Store>(() => ({ answered: null, failed: null }))

const ticket = latest()

/** Asks how a product stands for several destinations. */
export async function evaluateDestinations(question: DestinationsQuestion): Promise<void> {
  const { product, ...rest } = question
  const request = { job: 'by-destination', products: [product], ...rest }
  const outcome = await asked(question, ticket(), () => call('evaluate.matrix', request))
  if (!outcome) return
  if ('failed' in outcome) return useByDestination.setState(outcome)
  const { revision, rows } = outcome.answer
  const row = rows.find((found) => found.product === product)
  if (row) useByDestination.setState({ answered: { question, revision, row }, failed: null })
}
export function clearDestinations(): void {
  ticket()
  useByDestination.setState({ answered: null, failed: null })
}
