import { create } from 'zustand'
import type { Method, Result } from '../../shared/calc/result/result.ts'
import { changedResult } from '../../shared/calc/result/result-change.ts'
import type { Output } from '../../shared/ipc/contract.ts'
import { type AnswerOrFailure, asked } from './asked.ts'
import { call } from './call.ts'
import { destinationsOf, stepped } from './destinations.ts'
import { latest } from './latest.ts'
import {
  type Answered,
  type Answers,
  type ResultQuestion,
  type Shown,
  shownOf,
} from './standing.ts'
import { inOne, showAll } from './together.ts'
import { useWorkspace } from './workspace.ts'

interface Evaluated {
  revision: number
  result: Result
}

interface ResultStore extends Answers<ResultQuestion, Answered> {
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
/** The last result that came, whether it is shown or not, by its number: the next is told by it. */
let held: { number: number; result: Result } | null = null

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
  const outcome = await asked(question, ticket(), () => ask(question))
  if (!outcome) return
  void inOne(() => useResult.setState(stateOf(question, outcome)))
  showAll()
}

function stateOf(
  question: ResultQuestion,
  outcome: AnswerOrFailure<ResultQuestion, Evaluated>,
): Partial<ResultStore> {
  if ('failed' in outcome) return outcome
  const { answer, workspace } = outcome
  const { currency, settings } = workspace
  const answered = { question, ...answer, currency, choices: settings.choices }
  return { answered, failed: null }
}

async function ask(question: ResultQuestion): Promise<Evaluated> {
  const before = held
  const answer = await call('evaluate.result', {
    ...question,
    ...(before && { held: before.number }),
  })
  const { revision, number } = answer
  const result = resultOf(answer, before?.result)
  held = { number, result }
  return { revision, result }
}

function resultOf(answer: Output<'evaluate.result'>, before: Result | undefined): Result {
  if ('result' in answer) return answer.result
  if (!before) throw new Error('the answer says what changed, but nothing is held')
  return changedResult(before, answer.change)
}

/** Asks again after a failure. */
export function retry(product: string): Promise<void> {
  useResult.setState({ failed: null })
  return evaluate(product)
}

export function clearResult(): void {
  ticket()
  held = null
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
