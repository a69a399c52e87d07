import { z } from 'zod'
import { amendmentSchema } from '../rules/amendment.ts'
import type { OfficialText } from '../rules/official-text.ts'
import type { PackFiles } from '../rules/schema.ts'
import { adoptionSchema } from '../workspace/settings.ts'
import { answered, edited, revision } from './fields.ts'

/** A rule pack as the window shows it. */
const shownPackSchema = z.object({
  id: z.string(),
  hash: z.string(),
  asOf: z.string(),
  title: z.string(),
  /** The fingerprint of the key that signed it; null: nobody did. */
  signedBy: z.string().nullable(),
  /** Whether that key is the office's own, or signed another pack that was adopted here. */
  isKnown: z.boolean(),
  /** Whether the app itself carries it. */
  isOfApp: z.boolean(),
  /** What an office holds beside its rows. */
  amendments: z.array(amendmentSchema),
  /** Amendments that leave, since the pack says the same, as sentences. */
  arrived: z.array(z.string()),
  /** Whose text was read, of which day. */
  sources: z.array(z.object({ publisher: z.string(), title: z.string(), date: z.string() })),
})
export type ShownPack = z.infer<typeof shownPackSchema>

const packHash = adoptionSchema.shape.hash

/** The calls about rule packs. */
export const rulesCalls = {
  /** The packs of the app and those that the workspace keeps; a damaged one is left out. */
  'rules.packs': {
    in: z.undefined(),
    out: z.object({ revision, packs: z.array(shownPackSchema) }),
  },
  /** The rows of a pack by its id, and by their hash where several may have it. */
  'rules.files': {
    in: z.object({
      pack: adoptionSchema.shape.pack,
      hash: adoptionSchema.shape.hash.optional(),
    }),
    out: z.object({ files: answered<PackFiles>() }),
  },
  /** The official words that the file of a pack carries, by its id; the app's own carry none. */
  'rules.texts': {
    in: z.object({ pack: adoptionSchema.shape.pack }),
    out: z.object({ texts: answered<OfficialText[]>() }),
  },
  /**
   * A pack in a file that the user chooses, once all is checked that is asked of one; nothing is kept
   * before it is adopted. null: the user gave up.
   */
  'rules.choose': { in: z.undefined(), out: shownPackSchema.nullable() },
  /**
   * The pack in force with another amendment, or without one of them (`end`), to be looked at and taken
   * into force as any other.
   */
  'rules.amend': {
    in: z.union([
      z.object({ add: amendmentSchema.omit({ id: true }) }),
      z.object({ end: amendmentSchema.shape.id }),
    ]),
    out: shownPackSchema,
  },
  /** Takes a pack into force: one that was chosen, that the workspace keeps or that the app carries. */
  'rules.adopt': {
    in: z.object({
      hash: packHash,
      on: adoptionSchema.shape.on,
      who: adoptionSchema.shape.who,
      reason: adoptionSchema.shape.why,
    }),
    out: edited,
  },
} as const satisfies Record<string, { in: z.ZodType; out: z.ZodType }>
