import type { Result } from '../../shared/calc/result.ts'
import type { Output } from '../../shared/ipc/contract.ts'
import type { ModelPatch } from '../../shared/model/patch.ts'
import type { Model } from '../../shared/model/schema.ts'
import type { Choices } from '../../shared/rules/pack.ts'

export type Method = 'look-through' | 'second-incorporation'
export type MatrixRow = Output<'evaluate.matrix'>['rows'][number]
export type OverviewRow = Output<'evaluate.overview'>['rows'][number]

/** What the worker is asked: to hold a model, to follow it to another revision, to evaluate the one that it holds, to stop. */
export type Request =
  | { kind: 'hold'; identity: string; model: Model; day: string; choices: Choices }
  /** Goes from the model held under one identity to the one under another, on the same day. */
  | { kind: 'patch'; from: string; identity: string; patch: ModelPatch; choices: Choices }
  | { kind: 'result'; id: number; product: string; destination: string; method: Method }
  | {
      kind: 'matrix'
      id: number
      job: string
      products: readonly string[] | null
      destinations: readonly string[]
      method: Method
      choices: Choices | null
    }
  | {
      kind: 'overview'
      id: number
      job: string
      destinations: readonly string[]
      method: Method
    }
  | { kind: 'cancel'; job: string }

/** What the worker says: the answer to a request, how far a job is, or what went wrong. */
export type Reply =
  | { kind: 'result'; id: number; result: Result }
  | { kind: 'matrix'; id: number; cancelled: boolean; rows: MatrixRow[] }
  | { kind: 'overview'; id: number; cancelled: boolean; rows: OverviewRow[] }
  | { kind: 'progress'; job: string; done: number; total: number }
  | { kind: 'refused'; id: number; message: string }
  | { kind: 'failed'; id: number; message: string; stack: string }
