import type { z } from 'zod'
import type { AskedState } from '../../db/asked-states.ts'
import type { InForce, PackRow } from '../../db/packs.ts'
import type { Output } from '../../shared/ipc/contract.ts'
import type { evaluationCalls } from '../../shared/ipc/evaluation-calls/index.ts'
import type { ModelPatch } from '../../shared/model/patch.ts'
import type { Scenario } from '../../shared/model/scenario.ts'
import type { Model } from '../../shared/model/schema.ts'
import type { Choices } from '../../shared/rules/pack.ts'
import type { LaidScenario } from '../../shared/scenario/applied.ts'
import type { LaterPrice } from '../../shared/scenario/floors/later-prices.ts'
import type { Stack } from '../../shared/scenario/stack.ts'

type Rows = typeof evaluationCalls

/** The name of a call that a worker answers. */
export type EvaluationCall = keyof Rows

/** The name of one that the worker for long single questions answers. */
export type StudyCall = {
  [N in EvaluationCall]: Rows[N]['worker'] extends 'studies' ? N : never
}[EvaluationCall]

/** A scenario to be laid over the model, with those that it stands on before it. */
export interface AskedScenario {
  id: number | null
  name: string
  stack: Stack<LaidScenario>
}

/** One product for one destination. */
export interface AskedVerdict {
  product: string
  destination: string
  method: Method
}

/** What of the workspace beside its model goes along with a question. */
export interface Brought {
  scenarios: AskedScenario[]
  /** null: the base. */
  scenario: AskedScenario | null
  /** The alternates noted for items inside the product, by item. */
  alternates: Record<string, string[]>
  /** The prices that hold from a later day on. */
  laterPrices: LaterPrice[]
  /** Two states of the product, with no more than what it rests on. */
  states: Record<'before' | 'after', AskedState>
  /** What the command would change in the model. */
  patch: ModelPatch
  determined: AskedDeterminations
  /** A rule pack, which may be none that the workspace keeps. */
  pack: PackRow
}

/** Determinations that are kept, and the scenarios that some of them lay over the model. */
export interface AskedDeterminations {
  /** Each as it lies in the workspace, compressed, with the text of the one before it where it is verified. */
  files: { hash: string; file: Uint8Array; previous: Uint8Array | null }[]
  scenarios: Scenario[]
}

/** What a worker is asked: the window's input, and in the place of numbers what they name. */
export type Asked<N extends EvaluationCall> = Omit<
  z.output<Rows[N]['in']>,
  keyof Brought | 'drafts' | 'batch'
> &
  Pick<Brought, Rows[N]['brings'][number]>

/** What a worker answers. */
export type Found<N extends EvaluationCall> = WithoutRevision<Output<N>>

type WithoutRevision<T> = T extends unknown ? Omit<T, 'revision'> : never

export type Method = 'look-through' | 'second-incorporation'
export type MatrixRow = Found<'evaluate.matrix'>['rows'][number]
export type OverviewRow = Found<'evaluate.overview'>['rows'][number]
export type CheckedScenario = Found<'scenarios.check'>['scenarios'][number]

/** A question, under a number that no other one to the same evaluator has; `asked` is `Asked` of the call. */
export interface AskedCall {
  kind: 'ask'
  id: number
  call: EvaluationCall
  asked: object
}

/** The rule packs beside those of the app, as they are kept, and the one in force. */
export interface AskedPacks {
  rows: PackRow[]
  inForce: InForce
}

/** What the worker is told: by which rules models are judged from then on, to hold a model, to follow it to another revision, to answer from the one that it holds, to stop. */
export type Request =
  | { kind: 'packs'; packs: AskedPacks }
  | { kind: 'hold'; identity: string; model: Model; day: string; choices: Choices }
  /** Goes from the model held under one identity to the one under another, on the same day. */
  | { kind: 'patch'; from: string; identity: string; patch: ModelPatch; choices: Choices }
  | AskedCall
  | { kind: 'cancel'; job: string }
