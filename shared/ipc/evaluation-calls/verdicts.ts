import { z } from 'zod'
import type { Decisive } from '../../calc/decisive.ts'
import type { ChangedFact, ChangedVerdict } from '../../calc/effects.ts'
import type { Questionnaire } from '../../calc/explain/questionnaire.ts'
import type { OpenItem } from '../../calc/result/complete.ts'
import type { LastingFloor } from '../../calc/result/price-floor.ts'
import type { PricedFigures, Result } from '../../calc/result/result.ts'
import type { ResultChange } from '../../calc/result/result-change.ts'
import { longBatchSchema } from '../../workspace/long-batch.ts'
import { act, answered, destinations, id, job, method, outcome, revision } from '../fields.ts'
import type { EvaluationRow } from './row.ts'

/** The verdicts of one product, in the order of the destinations asked; amounts exact, null: not known. */
const matrixRowSchema = z.object({
  product: z.string(),
  outcomes: z.array(outcome),
  /** The outcomes with the product's own licence need beside them. */
  acts: z.array(act),
  /** The License Exceptions to look at first, by code; '': none. */
  candidates: z.array(z.string()),
  /** What would settle the needs that are open where the product is subject. */
  needMissing: z.array(z.string()),
  /** The paragraph that decided. */
  rules: z.array(z.string().nullable()),
  low: z.array(z.string().nullable()),
  high: z.array(z.string().nullable()),
  levels: z.array(z.string().nullable()),
  /** Selling prices; one alone where it is the same for all. */
  prices: z.array(z.string().nullable()),
})

/** So many products are asked for their price floors at once. */
export const MOST_FLOOR_PRODUCTS = 100

/** How one product stands: the act that asks for most, and what is missing in it. */
const overviewRowSchema = z.object({
  product: z.string(),
  worst: act,
  acts: z.array(act),
  /** What would settle the product's own licence need where it is open. */
  needMissing: z.array(z.string()),
  /**
   * What is not known and can still change a verdict or a need of the product, item by item, the
   * product itself among them; of a sub-assembly nothing is told.
   */
  open: answered<OpenFacts[]>(),
})

/** What is missing of an item, by name. */
export type OpenFacts = Pick<OpenItem, 'item' | 'missing'>

/** The price floors of one product, in the order of the destinations asked. */
export interface FloorRow {
  product: string
  floors: LastingFloor[]
}

/** The verdicts of the workspace as it is. */
export const verdictCalls = {
  /**
   * The result of a product, numbered; where the window names the number of one that it `held` and the
   * worker still has that, as what differs from it.
   */
  'evaluate.result': {
    worker: 'verdicts',
    brings: [],
    in: z.object({
      product: z.string(),
      destination: z.string(),
      method,
      held: z.number().optional(),
    }),
    out: z.union([
      z.object({ revision, number: z.number(), result: answered<Result>() }),
      z.object({ revision, number: z.number(), change: answered<ResultChange>() }),
    ]),
  },
  /** The verdict of a product with its figures, without the explanation, which takes far longer. */
  'evaluate.figures': {
    worker: 'verdicts',
    brings: [],
    in: z.object({ product: z.string(), destination: z.string(), method }),
    out: z.object({ revision, figures: answered<PricedFigures>() }),
  },
  /**
   * The verdicts of many products and destinations; progress comes as an event. `choices` takes the
   * place of the workspace's switches for this question, `rowsOf` that of its day in choosing the
   * rows of the rules.
   */
  'evaluate.matrix': {
    worker: 'verdicts',
    brings: [],
    in: z.object({
      job,
      products: z.array(id).optional(),
      destinations,
      method,
      choices: z.record(z.string(), z.string()).optional(),
      rowsOf: z.iso.date().optional(),
    }),
    out: z.object({ revision, cancelled: z.boolean(), rows: z.array(matrixRowSchema) }),
  },
  /**
   * What a batch would change, which is not written: facts of items that also lie in products other
   * than the one that it is for, and verdicts; progress comes as an event.
   */
  'evaluate.effects': {
    worker: 'verdicts',
    brings: ['patch'],
    in: z.object({
      job,
      batch: longBatchSchema,
      /** null: it is for no one product. */
      product: id.nullable(),
      destinations,
      method,
    }),
    out: z.object({
      revision,
      cancelled: z.boolean(),
      facts: z.array(answered<ChangedFact>()),
      verdicts: z.array(answered<ChangedVerdict>()),
    }),
  },
  /**
   * What is not known and keeps verdicts or needs open, the most decisive first: of some products, or
   * of all that are no sub-assembly. At most `most` items; progress comes as an event.
   */
  'evaluate.decisive': {
    worker: 'verdicts',
    brings: [],
    in: z.object({
      job,
      products: z.array(id).optional(),
      destinations,
      method,
      most: z.number().int().min(1).max(5000),
    }),
    out: z.object({ revision, cancelled: z.boolean(), items: z.array(answered<Decisive>()) }),
  },
  /**
   * The lowest selling prices at which products are not subject, with the day until which each is
   * good; progress comes as an event.
   */
  'evaluate.floors': {
    worker: 'verdicts',
    brings: ['laterPrices'],
    in: z.object({
      job,
      products: z.array(id).max(MOST_FLOOR_PRODUCTS),
      destinations,
      method,
    }),
    out: z.object({ revision, cancelled: z.boolean(), rows: z.array(answered<FloorRow>()) }),
  },
  /** The questions of the direct product rules (734.9) of a product, and how they stand. */
  'evaluate.questionnaire': {
    worker: 'verdicts',
    brings: [],
    in: z.object({ product: z.string(), destinations }),
    out: z.object({ revision, questionnaire: answered<Questionnaire>() }),
  },
  /** How every product stands for some destinations. */
  'evaluate.overview': {
    worker: 'verdicts',
    brings: [],
    in: z.object({ job, destinations, method }),
    out: z.object({ revision, cancelled: z.boolean(), rows: z.array(overviewRowSchema) }),
  },
} as const satisfies Record<string, EvaluationRow>
