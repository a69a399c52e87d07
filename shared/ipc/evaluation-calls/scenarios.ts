import { z } from 'zod'
import type { Result } from '../../calc/result/result.ts'
import type { InputModel } from '../../report/inputs.ts'
import type { ComparedProduct } from '../../scenario/compare.ts'
import type { Limit } from '../../scenario/limits.ts'
import type { Waterfall } from '../../scenario/waterfall.ts'
import { answered, destinations, ids, job, method, revision } from '../fields.ts'
import { checkedSchema, drafts, scenarioId, subject } from '../scenario-fields.ts'
import type { EvaluationRow } from './row.ts'

/** How many scenarios stand beside the base at the most. */
const MOST_COMPARED = 4

/** A checked scenario and where it stands in the lists of the rows; null: it has a problem, and no column. */
const columnSchema = checkedSchema.extend({ column: z.number().int().nullable() })

/** Scenarios over the workspace as it is. */
export const scenarioEvaluationCalls = {
  /**
   * Which changes of scenarios fit the base as it is, what they touch and which meet. A draft without
   * a number comes after the scenarios asked for.
   */
  'scenarios.check': {
    worker: 'verdicts',
    brings: ['scenarios'],
    in: z.object({ scenarios: z.array(scenarioId).max(1000), drafts }),
    out: z.object({ revision, scenarios: z.array(checkedSchema) }),
  },
  /** Up to four scenarios beside the base, product by product; progress comes as an event. */
  'evaluate.compare': {
    worker: 'verdicts',
    brings: ['scenarios'],
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
    worker: 'verdicts',
    brings: ['scenario'],
    in: z.object(subject),
    out: z.object({
      revision,
      scenario: checkedSchema,
      waterfall: answered<Waterfall>(),
      limits: z.array(answered<Limit>()),
    }),
  },
  /**
   * The result of a product under a scenario, with what of the overlaid model it rests on. `pack` is
   * the rule pack that judges, where it is another than the one in force.
   */
  'evaluate.over': {
    worker: 'verdicts',
    brings: ['scenario'],
    in: z.object(subject),
    out: z.object({
      revision,
      scenario: checkedSchema,
      pack: z.string().nullable(),
      result: answered<Result>(),
      model: answered<InputModel>(),
    }),
  },
} as const satisfies Record<string, EvaluationRow>
