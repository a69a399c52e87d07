import { z } from 'zod'
import { scenarioSchema } from '../model/scenario.ts'
import type { ComparedProduct } from '../scenario/compare.ts'
import { axisSchema } from '../scenario/levers/axis.ts'
import type { Levers } from '../scenario/levers/levers.ts'
import { rangeSchema } from '../scenario/levers/range.ts'
import type { SmallestSets } from '../scenario/levers/sets.ts'
import type { Bar } from '../scenario/levers/tornado.ts'
import type { TwoWay } from '../scenario/levers/two-way.ts'
import type { Uncertainty } from '../scenario/levers/uncertainty.ts'
import type { Limit } from '../scenario/limits.ts'
import type { ChangeReport, Conflict } from '../scenario/overlay.ts'
import type { Waterfall } from '../scenario/waterfall.ts'
import { scenarioRowSchema, workspaceStateSchema } from '../workspace/views.ts'
import { destination, destinations, id, ids, job, method, revision } from './fields.ts'

/** How many scenarios stand beside the base at the most. */
export const MOST_COMPARED = 4

const scenarioId = z.number().int().positive()

/** A scenario that is not saved: it stands in for the saved one with its number, or is a new one. */
const draftSchema = z.object({ id: scenarioId.optional(), scenario: scenarioSchema })
const drafts = z.array(draftSchema).max(20).optional()

/** An answer of the core, which says its type. */
function answered<T extends object>() {
  return z.custom<T>((value) => typeof value === 'object' && value !== null)
}

/** What became of the changes of a scenario and of those that it stands on. */
const checkedSchema = z.object({
  /** null: a draft that was never saved. */
  id: scenarioId.nullable(),
  name: z.string(),
  reports: z.array(answered<ChangeReport>()),
  conflicts: z.array(answered<Conflict>()),
  /** Why it cannot be laid over the base at all; null: it can. */
  problem: z.string().nullable(),
})

/** Beside that, where it stands in the lists of the rows; null: it has a problem, and no column. */
const columnSchema = checkedSchema.extend({ column: z.number().int().nullable() })

/** One product for one destination, in the base or over one scenario: saved, or the new draft. */
const subject = {
  product: id,
  destination,
  method,
  scenario: scenarioId.optional(),
  drafts,
}
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

function study<T extends object>() {
  return z.object({ revision, cancelled: z.boolean(), answer: answered<T>().nullable() })
}

/** The calls about scenarios and what would change a verdict. */
export const scenarioCalls = {
  /** The scenarios of the workspace in their order. */
  'scenarios.list': {
    in: z.undefined(),
    out: z.object({ revision, scenarios: z.array(scenarioRowSchema) }),
  },
  /**
   * Which changes of scenarios fit the base as it is, what they touch and which meet. A draft without
   * a number comes after the scenarios asked for.
   */
  'scenarios.check': {
    in: z.object({ scenarios: z.array(scenarioId).max(1000), drafts }),
    out: z.object({ revision, scenarios: z.array(checkedSchema) }),
  },
  /**
   * Applies a scenario, with those that it stands on, as one edit. Changes that do not fit are refused
   * (`unfit`), each named in the details, unless they are to be left out.
   */
  'scenarios.apply': {
    in: z.object({ id: scenarioId, skipUnfit: z.boolean().optional() }),
    out: workspaceStateSchema,
  },
  /** A scenario as a file of its own, as the command line reads it; null: the user gave up. */
  'scenarios.exportFile': {
    in: z.object({ id: scenarioId }),
    out: z.object({ path: z.string() }).nullable(),
  },
  /** Keeps a scenario from a file that the user chooses, under its name; null: the user gave up. */
  'scenarios.importFile': {
    in: z.undefined(),
    out: z.object({ state: workspaceStateSchema, name: z.string() }).nullable(),
  },
  /** Up to four scenarios beside the base, product by product; progress comes as an event. */
  'evaluate.compare': {
    in: z
      .object({
        job,
        scenarios: z.array(scenarioId),
        drafts,
        /** null: all. */
        products: ids.nullable(),
        destinations,
        method,
      })
      .refine(({ scenarios, drafts: given = [] }) => {
        const asked = scenarios.length + given.filter((draft) => draft.id === undefined).length
        return asked >= 1 && asked <= MOST_COMPARED
      }, `name one to ${MOST_COMPARED} scenarios`),
    out: z.object({
      revision,
      cancelled: z.boolean(),
      scenarios: z.array(columnSchema),
      rows: z.array(answered<ComparedProduct>()),
    }),
  },
  /** From the base's share to the scenario's, change by change, and what no scenario changes. */
  'evaluate.waterfall': {
    in: z.object(subject),
    out: z.object({
      revision,
      scenario: checkedSchema,
      waterfall: answered<Waterfall>(),
      limits: z.array(answered<Limit>()),
    }),
  },
  /** Which single changes would make another verdict. The alternates are those noted on lines. */
  'evaluate.levers': {
    in: z.object({ job, ...subject, items: ids.optional(), most }),
    out: study<Levers>(),
  },
  /** The smallest sets of alternates that bring the product to a share, or to be not subject. */
  'evaluate.smallestSets': {
    in: z.object({ job, ...subject, target: share.optional(), most }),
    out: study<SmallestSets>(),
  },
  /** How far the share moves as each amount moves through its range. */
  'evaluate.tornado': {
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
    in: z.object({ job, ...subject, x: scaleSchema, y: scaleSchema }),
    out: study<TwoWay>(),
  },
  /** The verdicts where amounts are known as ranges only, by samples; the same seed, the same samples. */
  'evaluate.uncertainty': {
    in: z.object({
      job,
      ...subject,
      ranges: z.array(rangeSchema).min(1).max(100),
      seed: z.number().int().nonnegative().optional(),
      samples: z.number().int().min(1).max(100_000).optional(),
    }),
    out: study<Uncertainty>(),
  },
} as const satisfies Record<string, { in: z.ZodType; out: z.ZodType }>
