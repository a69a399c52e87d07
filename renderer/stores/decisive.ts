import type { Method } from '../../shared/calc/result/result.ts'
import type { Output } from '../../shared/ipc/contract.ts'
import { call } from './call.ts'
import { questionStore } from './question-store.ts'

/** Of the items that keep verdicts open no more are asked for. */
export const MOST_DECISIVE = 5000

export interface DecisiveQuestion {
  /** None: every product that lies in no other. */
  products: readonly string[]
  destinations: readonly string[]
  method: Method
}

export type DecisiveItem = Output<'evaluate.decisive'>['items'][number]

/** What is not known and keeps verdicts or needs open, the most decisive first. */
export const decisive = questionStore<DecisiveQuestion, Output<'evaluate.decisive'>>({
  name: 'decisive',
  send: ({ products, destinations, method }, job) =>
    call('evaluate.decisive', {
      job,
      ...(products.length > 0 && { products: [...products] }),
      destinations: [...destinations],
      method,
      most: MOST_DECISIVE,
    }),
  isLong: true,
})
