import { create } from 'zustand'
import type { Method } from '../../shared/calc/result.ts'
import { asked } from './asked.ts'
import { call } from './call.ts'
import { destinationsOf, stepped } from './destinations.ts'
import { latest } from './latest.ts'
import { type Answered, type Answers, type Question, type Shown, shownOf } from './standing.ts'
import { useWorkspace } from './workspace.ts'

interface ResultStore extends Answers<Question, Answered> {
  destination: string
  method: Method
}

const nothing = { answered: null, failed: null }

export const useResult = create<ResultStore>(() => ({
  destination: destinationsOf(undefined).often[0]?.code ?? '',
  method: 'look-through',
  ...nothing,
}))

const ticket = latest()

/** What may be shown as the result of a product while a revision is on screen. */
export function shownResult(
  { destination, method, answered, failed }: ResultStore,
  product: string,
  revision: number,
): Shown<Answered> {
  return shownOf({ answered, failed }, { product, destination, method }, revision)
}

/** Asks for the result of a product for the destination and method chosen. */
export async function evaluate(product: string): Promise<void> {
  const { destination, method } = useResult.getState()
  const question = { product, destination, method }
  const outcome = await asked(question, ticket(), () => call('evaluate.result', question))
  if (!outcome) return
  if ('failed' in outcome) return useResult.setState(outcome)
  const { answer, workspace } = outcome
  const { currency, settings } = workspace
  const answered = { question, ...answer, currency, choices: settings.choices }
  useResult.setState({ answered, failed: null })
}

/** Asks again after a failure. */
export function retry(product: string): Promise<void> {
  useResult.setState({ failed: null })
  return evaluate(product)
}

export function clearResult(): void {
  ticket()
  useResult.setState(nothing)
}

export function chooseDestination(destination: string): void {
  useResult.setState({ destination })
}

export function chooseMethod(method: Method): void {
  useResult.setState({ method })
}

/** Steps to the next destination, or with -1 to the one before, around the end. */
export function stepDestination(by: 1 | -1): void {
  const { info, workspace } = useWorkspace.getState()
  const { often, others } = destinationsOf(info?.pack, workspace?.settings.destinations)
  const codes = [...often, ...others].map(({ code }) => code)
  const next = stepped(codes, useResult.getState().destination, by)
  if (next !== undefined) chooseDestination(next)
}
