import type { Result } from '../../shared/calc/result.ts'
import type { Output } from '../../shared/ipc/contract.ts'
import type { Model } from '../../shared/model/schema.ts'

export type Method = 'look-through' | 'second-incorporation'
export type Verdict = Output<'evaluate.all'>['verdicts'][number]

/** What the worker is asked: to hold a model, to evaluate the one that it holds, to stop. */
export type Request =
  | { kind: 'hold'; identity: string; model: Model; day: string }
  | { kind: 'result'; id: number; product: string; destination: string; method: Method }
  | {
      kind: 'all'
      id: number
      job: string
      products: readonly string[] | null
      destinations: readonly string[]
      method: Method
    }
  | { kind: 'cancel'; job: string }

/** What the worker says: the answer to a request, how far a job is, or what went wrong. */
export type Reply =
  | { kind: 'result'; id: number; result: Result }
  | { kind: 'all'; id: number; cancelled: boolean; verdicts: Verdict[] }
  | { kind: 'progress'; job: string; done: number; total: number }
  | { kind: 'refused'; id: number; message: string }
  | { kind: 'failed'; id: number; message: string; stack: string }
