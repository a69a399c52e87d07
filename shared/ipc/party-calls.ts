import { z } from 'zod'
import { partySchema } from '../model/party.ts'
import {
  listedPartySchema,
  listMappingSchema,
  listReadingSchema,
  screeningDecisionSchema,
  screeningListSchema,
} from '../model/screening.ts'
import { answersWorstFirst } from '../shipment/answer.ts'
import { id, job, revision } from './fields.ts'

const listRow = screeningListSchema.extend({
  /** Whether its entries lie beside the workspace. */
  isHere: z.boolean(),
})

const foundEntry = z.object({
  list: z.string(),
  entry: listedPartySchema,
  listed: z.string(),
  sought: z.string(),
  likeness: z.number(),
  reasons: z.array(z.string()),
})

const screened = z.object({
  party: z.string(),
  found: z.array(foundEntry),
  notComparable: z.array(z.object({ list: z.string(), name: z.string(), why: z.string() })),
})

/** What became of a file that was chosen as a list; null: the user gave up. */
const chosenList = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('list'),
      reading: listReadingSchema,
      isCsl: z.boolean(),
      /** What was not read, the first of it. */
      problems: z.array(z.string()),
    }),
    /** A table of which it has to be said what its columns hold. */
    z.object({
      kind: z.literal('table'),
      file: z.string(),
      header: z.array(z.string()),
      sample: z.array(z.array(z.string())),
      guessed: listMappingSchema.nullable(),
    }),
  ])
  .nullable()

/** The calls about parties to transactions and the lists that they are screened against. */
export const partyCalls = {
  'parties.list': {
    in: z.undefined(),
    out: z.object({
      revision,
      parties: z.array(partySchema),
      lists: z.array(listRow),
      decisions: z.array(screeningDecisionSchema),
    }),
  },
  /** What the lists at hand have of each party; progress comes as an event of the job. */
  'parties.screen': {
    in: z.object({ job }),
    out: z.object({
      revision,
      cancelled: z.boolean(),
      screened: z.array(screened),
      /** The sources of the entries of all lists that are here. */
      sources: z.array(z.string()),
      /** The lists that are named and whose entries are not beside the workspace. */
      missing: z.array(z.string()),
    }),
  },
  /** Reads a file that the user chooses as a list, and keeps its entries beside the workspace. */
  'parties.chooseList': { in: z.object({ job }), out: chosenList },
  /** Reads the file chosen last as a table by a mapping; `source`: what the list is called. */
  'parties.readTable': {
    in: z.object({ job, mapping: listMappingSchema, source: id }),
    out: chosenList,
  },
  /** What a list says differently from the one that it took the place of, and the parties and shipments that it touches. */
  'parties.difference': {
    in: z.object({ job, list: id }),
    out: z
      .object({
        added: z.number(),
        removed: z.number(),
        changed: z.number(),
        touched: z.array(
          z.object({
            party: z.string(),
            how: z.enum(['added', 'removed', 'changed']),
            entry: listedPartySchema,
            reasons: z.array(z.string()),
          }),
        ),
        /** The checks that are kept of shipments in which a touched party takes part. */
        shipments: z.array(
          z.object({
            hash: z.string(),
            reference: z.string(),
            destination: z.string(),
            answer: z.enum(answersWorstFirst),
            parties: z.array(z.string()),
          }),
        ),
      })
      .nullable(),
  },
  /** Gives up what is read or screened, by its job. */
  'parties.giveUp': { in: z.object({ job }), out: z.undefined() },
} as const satisfies Record<string, { in: z.ZodType; out: z.ZodType }>
