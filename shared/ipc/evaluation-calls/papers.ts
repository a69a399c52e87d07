import { z } from 'zod'
import type { Spares } from '../../calc/explain/spares.ts'
import { paperKindSchema } from '../../paper/forms.ts'
import { givenSchema } from '../../paper/given.ts'
import type { Paper } from '../../paper/paper.ts'
import { tableReportSchema } from '../../report/table.ts'
import { answered, destinations, id, method, revision } from '../fields.ts'
import { subject } from '../scenario-fields.ts'
import type { EvaluationRow } from './row.ts'

/** One of the regulator's papers; the first destination is the one that its figures are of. */
export const paperAsked = {
  kind: paperKindSchema,
  product: id,
  destinations,
  method,
  scenario: subject.scenario,
  drafts: subject.drafts,
  given: givenSchema,
}

/** The regulator's papers and spare parts, over the base or over a scenario. */
export const paperCalls = {
  'evaluate.paper': {
    worker: 'verdicts',
    brings: ['scenario'],
    in: z.object(paperAsked),
    out: z.object({ revision, paper: answered<Paper>() }),
  },
  /** The US parts of a product as spares for a destination, and as a table of what goes along. */
  'evaluate.spares': {
    worker: 'verdicts',
    brings: ['scenario'],
    in: z.object({
      ...subject,
      spares: givenSchema.shape.spares,
      quantity: z.string().max(100).nullable(),
    }),
    out: z.object({ revision, spares: answered<Spares>(), table: tableReportSchema }),
  },
} as const satisfies Record<string, EvaluationRow>
