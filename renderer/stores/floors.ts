import type { Input, Output } from '../../shared/ipc/contract.ts'
import { call } from './call.ts'
import { questionStore } from './question-store.ts'

export type FloorQuestion = Omit<Input<'evaluate.floors'>, 'job'>
type FloorAnswer = Output<'evaluate.floors'>

/** The lowest prices that the matrix shows. */
export const matrixFloors = questionStore<FloorQuestion, FloorAnswer>({
  name: 'floors',
  send: (question, job) => call('evaluate.floors', { job, ...question }),
  isLong: true,
})

/** The lowest price beside a result. */
export const resultFloor = questionStore<FloorQuestion, FloorAnswer>({
  name: 'floor',
  send: (question, job) => call('evaluate.floors', { job, ...question }),
  isLong: false,
})

/** After a change the matrix asks again; the panel asks by itself, once its verdict is shown. */
export function followFloors(): void {
  void matrixFloors.again()
}

export function clearFloors(): void {
  matrixFloors.clear()
  resultFloor.clear()
}
