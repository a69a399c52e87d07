import type { Input, Output } from '../../shared/ipc/contract.ts'
import { call } from './call.ts'
import { questionStore } from './question-store.ts'
import { draftsAsked, MOST_CHOSEN, useScenarios } from './scenarios.ts'

export type CheckQuestion = Input<'scenarios.check'>
export type CompareQuestion = Omit<Input<'evaluate.compare'>, 'job'>
export type WaterfallQuestion = Input<'evaluate.waterfall'>

/** Which changes of scenarios fit the base as it is. */
export const checks = questionStore<CheckQuestion, Output<'scenarios.check'>>({
  name: 'check',
  send: (question) => call('scenarios.check', question),
  isLong: false,
})

/** Scenarios beside the base. */
export const comparison = questionStore<CompareQuestion, Output<'evaluate.compare'>>({
  name: 'compare',
  send: (question, job) => call('evaluate.compare', { job, ...question }),
  isLong: true,
})

/** What one scenario changes in the matrix. */
export const differences = questionStore<CompareQuestion, Output<'evaluate.compare'>>({
  name: 'difference',
  send: (question, job) => call('evaluate.compare', { job, ...question }),
  isLong: true,
})

/** From the base's share to a scenario's. */
export const waterfalls = questionStore<WaterfallQuestion, Output<'evaluate.waterfall'>>({
  name: 'waterfall',
  send: (question) => call('evaluate.waterfall', question),
  isLong: false,
})

/** The whole result under a scenario. */
export const explanations = questionStore<WaterfallQuestion, Output<'evaluate.over'>>({
  name: 'over',
  send: (question) => call('evaluate.over', question),
  isLong: false,
})

/** Of every scenario, with the draft that is being edited in its place. */
export function checkQuestion(): CheckQuestion {
  const { rows } = useScenarios.getState()
  return { scenarios: (rows ?? []).map(({ id }) => id), drafts: draftsAsked() }
}

/**
 * Of the chosen scenarios, with the draft that is being edited in its place; a new draft comes last,
 * where there is a place for it.
 */
export function compareQuestion(
  asked: Pick<CompareQuestion, 'products' | 'destinations' | 'method'>,
): CompareQuestion {
  const { chosen, draft } = useScenarios.getState()
  const isTooMany = draft?.id === null && chosen.length >= MOST_CHOSEN
  return { scenarios: [...chosen], drafts: isTooMany ? [] : draftsAsked(), ...asked }
}

const stores = [checks, comparison, differences, waterfalls, explanations]

/** After a change: what is wanted is asked again. */
export function followScenarioAnswers(): void {
  for (const store of stores) void store.again()
}

export function clearScenarioAnswers(): void {
  for (const store of stores) store.clear()
}
