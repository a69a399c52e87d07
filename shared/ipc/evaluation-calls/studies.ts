import { z } from 'zod'
import { FLOW_GROUPINGS, type Flow, MOST_FLOW_BLOCKS } from '../../calc/result/flow.ts'
import type { TurnedVerdict } from '../../calc/turned-verdicts.ts'
import type { StateComparison } from '../../compare/compare-states.ts'
import type { PackChange } from '../../rules/pack-changes.ts'
import { axisSchema } from '../../scenario/levers/axis.ts'
import type { Levers } from '../../scenario/levers/levers.ts'
import { rangeSchema } from '../../scenario/levers/range.ts'
import type { SmallestSets } from '../../scenario/levers/sets.ts'
import type { Bar } from '../../scenario/levers/tornado.ts'
import type { TwoWay } from '../../scenario/levers/two-way.ts'
import type { Uncertainty } from '../../scenario/levers/uncertainty.ts'
import { adoptionSchema } from '../../workspace/settings.ts'
import { answered, destination, destinations, id, ids, job, method, revision } from '../fields.ts'
import { subject } from '../scenario-fields.ts'
import type { EvaluationRow } from './row.ts'

const share = z.string().regex(/^(0(\.\d+)?|1(\.0+)?)$/)
const amount = z.string().regex(/^(?=.*[1-9])\d+(\.\d+)?$/)
const most = z.number().int().min(1).max(500).optional()

/** Amounts along an axis: as given, or in even steps around the present one. */
const scaleSchema = z.object({
  axis: axisSchema,
  amounts: z.array(amount).min(1).max(41).optional(),
  /** How far to either side, as a share of the present amount. Default "0.2". */
  spread: share.optional(),
  /** Steps to either side. Default 5. */
  steps: z.number().int().min(1).max(20).optional(),
})

/** What another rule pack says and does. */
export interface PackEffect {
  changes: PackChange[]
  verdicts: TurnedVerdict[]
  /** How many verdicts were looked at. */
  cells: number
}

function study<T extends object>() {
  return z.object({ revision, cancelled: z.boolean(), answer: answered<T>().nullable() })
}

/** What would change a verdict, over the base or over a scenario; `answer` null: it was given up. */
export const studyCalls = {
  /** How content comes together in a product; below `perMille` thousandths of the whole it is cut off. */
  'evaluate.flow': {
    worker: 'studies',
    brings: [],
    in: z.object({
      job,
      product: id,
      destination,
      method,
      grouping: z.enum(FLOW_GROUPINGS),
      perMille: z.number().int().min(0).max(500),
      withNotCounted: z.boolean(),
      most: z.number().int().min(1).max(MOST_FLOW_BLOCKS),
    }),
    out: study<Flow>(),
  },
  /** Which single changes would make another verdict. The alternates are those noted on lines. */
  'evaluate.levers': {
    worker: 'studies',
    brings: ['scenario', 'alternates'],
    in: z.object({ job, ...subject, items: ids.optional(), most }),
    out: study<Levers>(),
  },
  /** The smallest sets of alternates that bring the product to a share, or to be not subject. */
  'evaluate.smallestSets': {
    worker: 'studies',
    brings: ['scenario', 'alternates'],
    in: z.object({ job, ...subject, target: share.optional(), most }),
    out: study<SmallestSets>(),
  },
  /** How far the share moves as each amount moves through its range. */
  'evaluate.tornado': {
    worker: 'studies',
    brings: ['scenario'],
    in: z.object({
      job,
      ...subject,
      ranges: z.array(rangeSchema).max(100).optional(),
      spread: share.optional(),
      most,
    }),
    out: study<{ bars: Bar[] }>(),
  },
  /** The verdict over two amounts at once. */
  'evaluate.twoWay': {
    worker: 'studies',
    brings: ['scenario'],
    in: z.object({ job, ...subject, x: scaleSchema, y: scaleSchema }),
    out: study<TwoWay>(),
  },
  /**
   * What differs between two revisions of a product at any depth, and what each difference did to its
   * verdicts; null: as it is on show. Each revision is judged by its own day and switches.
   */
  'evaluate.compareRevisions': {
    worker: 'studies',
    brings: ['states'],
    in: z.object({
      job,
      product: id,
      from: revision.nullable(),
      to: revision.nullable(),
      destinations,
      method,
    }),
    out: study<StateComparison>(),
  },
  /**
   * What another rule pack says differently from the one in force, and what it changes in the verdicts of
   * the workspace; progress comes as an event.
   */
  'evaluate.packEffect': {
    worker: 'studies',
    brings: ['pack'],
    in: z.object({ job, pack: adoptionSchema.shape.hash, destinations, method }),
    out: study<PackEffect>(),
  },
  /** The verdicts where amounts are known as ranges only, by samples; the same seed, the same samples. */
  'evaluate.uncertainty': {
    worker: 'studies',
    brings: ['scenario'],
    in: z.object({
      job,
      ...subject,
      ranges: z.array(rangeSchema).min(1).max(100),
      seed: z.number().int().nonnegative().optional(),
      samples: z.number().int().min(1).max(100_000).optional(),
    }),
    out: study<Uncertainty>(),
  },
} as const satisfies Record<string, EvaluationRow>
