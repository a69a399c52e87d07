import { z } from 'zod'
import { scenarioRowSchema } from '../workspace/views.ts'
import { edited, revision } from './fields.ts'
import { scenarioId } from './scenario-fields.ts'

/** The calls about the scenarios that are kept. */
export const scenarioCalls = {
  /** The scenarios of the workspace in their order. */
  'scenarios.list': {
    in: z.undefined(),
    out: z.object({ revision, scenarios: z.array(scenarioRowSchema) }),
  },
  /**
   * Applies a scenario, with those that it stands on, as one edit. Changes that do not fit are refused
   * (`unfit`), each named in the details, unless they are to be left out. What was applied before and
   * holds is made a second time only with `again`; nothing else left is a refusal (`applied`).
   */
  'scenarios.apply': {
    in: z.object({
      id: scenarioId,
      skipUnfit: z.boolean().optional(),
      again: z.boolean().optional(),
    }),
    out: edited,
  },
  /** A scenario as a file of its own, as the command line reads it; null: the user gave up. */
  'scenarios.exportFile': {
    in: z.object({ id: scenarioId }),
    out: z.object({ path: z.string() }).nullable(),
  },
  /** Keeps a scenario from a file that the user chooses, under its name; null: the user gave up. */
  'scenarios.importFile': {
    in: z.undefined(),
    out: edited.extend({ name: z.string() }).nullable(),
  },
} as const satisfies Record<string, { in: z.ZodType; out: z.ZodType }>
