import { z } from 'zod'
import { MOST_PAPERS } from '../bounds.ts'
import { eventAskedSchema } from '../determination/event.ts'
import { keptDeterminationSchema } from '../determination/kept.ts'
import { type DeterminationRecord, hashSchema, statementSchema } from '../determination/schema.ts'
import type { Verification } from '../determination/verify.ts'
import { answered, destinations, id, method } from './fields.ts'
import { scenarioId } from './scenario-fields.ts'

const hash = hashSchema
const kept = z.object({ row: keptDeterminationSchema })
const passphrase = z.string().max(1000)
const writtenFile = z.object({ path: z.string() }).nullable()

/** What is determined: a product for some destinations, over the base or over a scenario that is kept. */
export const determinedSubject = {
  product: id,
  destinations,
  method,
  scenario: scenarioId.optional(),
}

const officeSchema = z.object({
  /** The SHA-256 of the public key; null: there is no key yet. */
  fingerprint: z.string().nullable(),
  /** By whom the key is kept: the system, or a file that a passphrase opens. */
  keptBy: z.enum(['system', 'passphrase']),
  /** It can sign now; else its passphrase is asked for. */
  isOpen: z.boolean(),
  /** Why the key that is here cannot be used; null: it can. */
  problem: z.string().nullable(),
})
export type OfficeState = z.infer<typeof officeSchema>

/** The calls about determinations and about the key of the office that signs them. */
export const determinationCalls = {
  /** The determinations that were issued by the revision on show, in the order of their issue. */
  'determinations.list': {
    in: z.undefined(),
    out: z.object({
      rows: z.array(keptDeterminationSchema),
      /** How many were issued later than the revision on show. */
      later: z.number(),
      /** The hashes of those that something in the workspace names and that are not in it. */
      lost: z.array(z.string()),
    }),
  },
  /** The whole record of one, as it was issued. */
  'determinations.open': {
    in: z.object({ hash }),
    out: kept.extend({ record: answered<DeterminationRecord>() }),
  },
  /**
   * Issues what was looked at, and keeps it for good. `digest` names the draft that was on screen: where
   * another one would be issued now, that is refused (`overtaken`).
   */
  'determinations.issue': {
    in: z.object({
      ...determinedSubject,
      digest: hash,
      statement: statementSchema.omit({ supersedes: true, attachments: true }),
      supersedes: z.object({ hash, reason: z.string() }).nullable(),
      attachments: z
        .array(z.object({ sha256: hash, place: z.enum(['inside', 'beside']) }))
        .max(MOST_PAPERS),
    }),
    out: kept,
  },
  /** Records what happened to one after its issue. */
  'determinations.record': { in: z.object({ hash, event: eventAskedSchema }), out: kept },
  /** The files that the user chooses to rest a determination on; null: the user gave up. */
  'determinations.attach': {
    in: z.undefined(),
    out: z.array(z.object({ name: z.string(), sha256: hash, bytes: z.number() })).nullable(),
  },
  /** Writes a copy of a paper to a place asked for; null: the user gave up. */
  'determinations.savePaper': {
    in: z.object({ hash, sha256: hash }),
    out: writtenFile,
  },
  /** Writes the file of one, as it was issued, to a place asked for. */
  'determinations.exportFile': { in: z.object({ hash }), out: writtenFile },
  /** Verifies the file of a determination that the user chooses; null: the user gave up. */
  'determinations.verifyFile': {
    in: z.undefined(),
    out: z.object({ path: z.string(), verification: answered<Verification>() }).nullable(),
  },
  /** The last revision after another one that touched an item; null: none did. */
  'determinations.lastChanges': {
    in: z.object({
      asked: z.array(z.object({ item: id, after: z.number().int().nonnegative() })).max(1000),
    }),
    out: z.object({ revisions: z.array(z.number().nullable()) }),
  },
  'office.state': { in: z.undefined(), out: officeSchema },
  /** Makes the key on first use; the passphrase is needed where the system keeps none. */
  'office.make': { in: z.object({ passphrase: passphrase.nullable() }), out: officeSchema },
  'office.unlock': { in: z.object({ passphrase }), out: officeSchema },
  /** Writes the key to a file that a passphrase opens; null: the user gave up. */
  'office.saveBackup': { in: z.object({ passphrase }), out: writtenFile },
  /** Takes the key from such a file in the place of the one that is here, which is kept aside. */
  'office.takeBackup': { in: z.object({ passphrase }), out: officeSchema.nullable() },
} as const satisfies Record<string, { in: z.ZodType; out: z.ZodType }>
