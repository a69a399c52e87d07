import { z } from 'zod'
import type { InputChange } from '../../determination/changes.ts'
import type { Draft } from '../../determination/determine.ts'
import type { Effects } from '../../determination/effects.ts'
import { hashSchema } from '../../determination/schema.ts'
import type { ChangedRules, ShortVerdict } from '../../determination/today.ts'
import type { Verification } from '../../determination/verify.ts'
import { determinedSubject } from '../determination-calls.ts'
import { answered, destination, job, revision } from '../fields.ts'
import type { EvaluationRow } from './row.ts'

/** How a determination compares with today, in short. */
const determinedTodaySchema = z.object({
  hash: z.string(),
  /** `gone`: its product or a scenario of it is no more, or it cannot be read. */
  inputs: z.enum(['same', 'changed', 'gone']),
  rules: z.enum(['same', 'changed']),
  /** Why nothing can be compared; null: it can. */
  why: z.string().nullable(),
  /** What differs, the first of it, and how much more. */
  changes: z.array(answered<InputChange>()),
  more: z.number(),
  changedRules: answered<ChangedRules>().nullable(),
  /** The verdicts of today where something differs. */
  verdicts: z.array(answered<ShortVerdict>()).nullable(),
})
export type DeterminedToday = z.infer<typeof determinedTodaySchema>

/** Questions about determinations: what would be issued, and what holds of those that were. */
export const determinationEvaluationCalls = {
  /** What would be issued of a product, with all that it rests on. */
  'evaluate.draft': {
    worker: 'verdicts',
    brings: ['scenario'],
    in: z.object(determinedSubject),
    out: z.object({ revision, digest: z.string(), draft: answered<Draft>() }),
  },
  /** How determinations compare with today: all that are kept, or those of some hashes. */
  'evaluate.determined': {
    worker: 'verdicts',
    brings: ['determined'],
    in: z.object({ job, hashes: z.array(hashSchema).max(20_000).optional() }),
    out: z.object({
      revision,
      cancelled: z.boolean(),
      rows: z.array(determinedTodaySchema),
    }),
  },
  /** What each difference between a determination and today did to the share. */
  'evaluate.determinedEffects': {
    worker: 'verdicts',
    brings: ['determined'],
    in: z.object({ hash: hashSchema, destination }),
    out: z.object({ revision, effects: answered<Effects>() }),
  },
  /** Computes a determination anew from its file alone. */
  'evaluate.verify': {
    worker: 'verdicts',
    brings: ['determined'],
    in: z.object({ hash: hashSchema }),
    out: z.object({ revision, verification: answered<Verification>() }),
  },
} as const satisfies Record<string, EvaluationRow>
