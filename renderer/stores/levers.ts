import type { Input, Output } from '../../shared/ipc/contract.ts'
import { call } from './call.ts'
import { questionStore } from './question-store.ts'

type Study = 'levers' | 'smallestSets' | 'tornado' | 'twoWay' | 'uncertainty'

/** A question about what would change a verdict, over the base or over a scenario. */
export type StudyQuestion<K extends Study> = Omit<Input<`evaluate.${K}`>, 'job'>

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

const stores = [levers, smallestSets, tornado, twoWay, uncertainty]

/** After a change: what is wanted is asked again. */
export function followLevers(): void {
  for (const store of stores) void store.again()
}

export function clearLevers(): void {
  for (const store of stores) store.clear()
}
