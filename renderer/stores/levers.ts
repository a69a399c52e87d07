import { actOfResult } from '../../shared/calc/result/act.ts'
import type { ActFigures } from '../../shared/calc/result/result.ts'
import type { Input, Output } from '../../shared/ipc/contract.ts'
import { type Limit, limits } from '../../shared/scenario/limits.ts'
import { call } from './call.ts'
import { currentPack } from './packs.ts'
import { questionStore } from './question-store.ts'

type Study = 'levers' | 'smallestSets' | 'tornado' | 'twoWay' | 'uncertainty'

/** A question about what would change a verdict, over the base or over a scenario. */
export type StudyQuestion<K extends Study> = Omit<Input<`evaluate.${K}`>, 'job'>

/** One product for one destination, in the base or over a saved scenario. */
export type StudySubject = Omit<Input<'evaluate.waterfall'>, 'drafts'>

/** The scenario that a verdict is of, with what became of its changes. */
export type OverScenario = Output<'evaluate.waterfall'>['scenario'] & { note?: string | undefined }

/** How a product stands, and what no change takes away. */
export interface VerdictNow {
  revision: number
  figures: ActFigures
  limits: Limit[]
  /** null: the base. */
  scenario: OverScenario | null
}

/** The verdict that levers are looked for. */
export const verdictNow = questionStore<StudySubject, VerdictNow>({
  name: 'verdict-now',
  send: standing,
  isLong: false,
})

async function standing({ scenario, ...question }: StudySubject): Promise<VerdictNow> {
  if (scenario !== undefined) {
    const over = await call('evaluate.waterfall', { scenario, ...question })
    const { revision, waterfall, limits: kept, scenario: checked } = over
    return { revision, figures: waterfall.to, limits: kept, scenario: checked }
  }
  const answer = await call('evaluate.result', question)
  if (!('result' in answer)) throw new Error('a whole result was asked for')
  const { revision, result } = answer
  return {
    revision,
    figures: { ...result, act: actOfResult(result) },
    limits: limits(result, currentPack()),
    scenario: null,
  }
}

/** Which single changes would make another verdict. */
export const levers = questionStore<StudyQuestion<'levers'>, Output<'evaluate.levers'>>({
  name: 'levers',
  send: (question, job) => call('evaluate.levers', { job, ...question }),
  isLong: true,
})

/** The smallest sets of alternates. */
export const smallestSets = questionStore<
  StudyQuestion<'smallestSets'>,
  Output<'evaluate.smallestSets'>
>({
  name: 'sets',
  send: (question, job) => call('evaluate.smallestSets', { job, ...question }),
  isLong: true,
})

/** How far the share moves with each amount. */
export const tornado = questionStore<StudyQuestion<'tornado'>, Output<'evaluate.tornado'>>({
  name: 'tornado',
  send: (question, job) => call('evaluate.tornado', { job, ...question }),
  isLong: true,
})

/** The verdict over two amounts. */
export const twoWay = questionStore<StudyQuestion<'twoWay'>, Output<'evaluate.twoWay'>>({
  name: 'two-way',
  send: (question, job) => call('evaluate.twoWay', { job, ...question }),
  isLong: true,
})

/** The verdicts where amounts are ranges. */
export const uncertainty = questionStore<
  StudyQuestion<'uncertainty'>,
  Output<'evaluate.uncertainty'>
>({
  name: 'uncertainty',
  send: (question, job) => call('evaluate.uncertainty', { job, ...question }),
  isLong: true,
})

const stores = [verdictNow, levers, smallestSets, tornado, twoWay, uncertainty]

/** After a change: what is wanted is asked again. */
export function followLevers(): void {
  for (const store of stores) void store.again()
}

export function clearLevers(): void {
  for (const store of stores) store.clear()
}
