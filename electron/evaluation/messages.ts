import type { Result } from '../../shared/calc/result/result.ts'
import type { ResultChange } from '../../shared/calc/result/result-change.ts'
import type { Input, Output } from '../../shared/ipc/contract.ts'
import type { ModelPatch } from '../../shared/model/patch.ts'
import type { Model } from '../../shared/model/schema.ts'
import type { Choices } from '../../shared/rules/pack.ts'
import type { LeverOptions } from '../../shared/scenario/levers/levers.ts'
import type { Range } from '../../shared/scenario/levers/range.ts'
import type { SetOptions } from '../../shared/scenario/levers/sets.ts'
import type { TornadoOptions } from '../../shared/scenario/levers/tornado.ts'
import type { UncertaintyOptions } from '../../shared/scenario/levers/uncertainty.ts'
import type { Stack } from '../../shared/scenario/stack.ts'

export type Method = 'look-through' | 'second-incorporation'
export type MatrixRow = Output<'evaluate.matrix'>['rows'][number]
export type OverviewRow = Output<'evaluate.overview'>['rows'][number]

/** A scenario to be laid over the model, with those that it stands on before it. */
export interface AskedScenario {
  id: number | null
  name: string
  stack: Stack
}

/** One product for one destination. */
export interface Question {
  product: string
  destination: string
  method: Method
}

export type CheckedScenario = Output<'scenarios.check'>['scenarios'][number]
export type Comparison = Omit<Output<'evaluate.compare'>, 'revision'>
export type ExplainedWaterfall = Omit<Output<'evaluate.waterfall'>, 'revision'>
export type AskedScale = Input<'evaluate.twoWay'>['x']

/** What would change a verdict, asked in one of five ways. */
export type Study =
  | { about: 'levers'; options: LeverOptions }
  | { about: 'smallestSets'; options: SetOptions }
  | { about: 'tornado'; options: TornadoOptions }
  | { about: 'twoWay'; x: AskedScale; y: AskedScale }
  | { about: 'uncertainty'; ranges: readonly Range[]; options: UncertaintyOptions }

export type StudyKind = Study['about']

/** The answers to each. */
export type StudyAnswers = {
  [K in StudyKind]: NonNullable<Output<`evaluate.${K}`>['answer']>
}

/** What the worker is asked: to hold a model, to follow it to another revision, to evaluate the one that it holds, to stop. */
export type Request =
  | { kind: 'hold'; identity: string; model: Model; day: string; choices: Choices }
  /** Goes from the model held under one identity to the one under another, on the same day. */
  | { kind: 'patch'; from: string; identity: string; patch: ModelPatch; choices: Choices }
  /** `held`: the id of an earlier result; only what differs from it is wanted. */
  | ({ kind: 'result'; id: number; held: number | null } & Question)
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
  | { kind: 'check'; id: number; scenarios: readonly AskedScenario[] }
  | {
      kind: 'compare'
      id: number
      job: string
      scenarios: readonly AskedScenario[]
      products: readonly string[] | null
      destinations: readonly string[]
      method: Method
    }
  | ({ kind: 'waterfall'; id: number; scenario: AskedScenario } & Question)
  | ({ kind: 'study'; id: number; scenario: AskedScenario | null; study: Study } & Question)
  | { kind: 'cancel'; job: string }

/** What the worker says: the answer to a request, how far a job is, or what went wrong. */
export type Reply =
  | { kind: 'result'; id: number; result: Result }
  | { kind: 'result-change'; id: number; change: ResultChange }
  | { kind: 'matrix'; id: number; cancelled: boolean; rows: MatrixRow[] }
  | { kind: 'overview'; id: number; cancelled: boolean; rows: OverviewRow[] }
  | { kind: 'check'; id: number; scenarios: CheckedScenario[] }
  | ({ kind: 'compare'; id: number } & Comparison)
  | ({ kind: 'waterfall'; id: number } & ExplainedWaterfall)
  | { kind: 'study'; id: number; answer: StudyAnswers[StudyKind] }
  | { kind: 'progress'; job: string; done: number; total: number }
  | { kind: 'refused'; id: number; message: string }
  | { kind: 'failed'; id: number; message: string; stack: string }
