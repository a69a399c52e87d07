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
  type FiguresAnswered,
  type ResultQuestion,
  type Shown,
  shownOf,
  standing,
} from './standing.ts'
import { inOne, partIsHere, showAll } from './together.ts'
import { toldWorkspace, useWorkspace } from './workspace.ts'

interface Evaluated {
  revision: number
  result: Result
}

interface ResultStore extends Answers<ResultQuestion, Answered> {
  destination: string
  method: Method
  /** The verdict that came last ahead of its result. */
  ahead: FiguresAnswered | null
}

const nothing = { answered: null, failed: null, ahead: null }

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

/**
 * The verdict of a product by itself, where it is that of the revision on screen and the rest of the
 * result is still to come; null: it is not.
 */
export function shownAhead(
  { destination, method, answered, failed, ahead }: ResultStore,
  product: string,
  revision: number,
): FiguresAnswered | null {
  const question = { product, destination, method }
  const { state } = shownOf<ResultQuestion, Answered>({ answered, failed }, question, revision)
  return state === 'updating' && standing(ahead, question, revision) === 'current' ? ahead : null
}

/**
 * Asks for the result of a product for the destination and method chosen. Where an older one is on
 * screen the verdict is asked for by itself first: it is there long before the lines are written.
 */
export async function evaluate(product: string): Promise<void> {
  const { destination, method, answered } = useResult.getState()
  const question = { product, destination, method }
  const isLatest = ticket()
  const revision = toldWorkspace()?.revision ?? 0
  if (standing(answered, question, revision) === 'older') void evaluateAhead(question, isLatest)
  const outcome = await asked(question, isLatest, () => ask(question))
  if (!outcome) return
  void inOne(() => useResult.setState(stateOf(question, outcome)))
  showAll()
}

/** What fails here fails for the result too, which says so. */
async function evaluateAhead(question: ResultQuestion, isLatest: () => boolean): Promise<void> {
  const outcome = await asked(question, isLatest, () => call('evaluate.figures', question))
  if (!outcome || 'failed' in outcome) return
  const { revision, figures } = outcome.answer
  void inOne(() => useResult.setState({ ahead: { question, revision, figures } }))
  partIsHere('verdict', revision)
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
