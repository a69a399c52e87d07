import type { z } from 'zod'
import { namedParagraphs } from './paragraphs.ts'
import { placesOf, type RowPlace } from './places.ts'
import type {
  Condition,
  Country,
  EccnEntry,
  exceptionFlagsSchema,
  Ground,
  htsListSchema,
  listSchema,
  PackFiles,
  Switch,
} from './schema.ts'

type NamedList = z.infer<typeof listSchema>
type HtsList = z.infer<typeof htsListSchema> & { codeSet: ReadonlySet<string> }

/** A dated rule pack, indexed for look-up. Everything it holds is data of its files. */
export interface RulePack extends PackFiles {
  countryByCode: ReadonlyMap<string, Country>
  listById: ReadonlyMap<string, NamedList>
  htsById: ReadonlyMap<string, HtsList>
  entryByEccn: ReadonlyMap<string, EccnEntry>
  /** The paragraphs of each entry that some rule names. */
  namedByEccn: ReadonlyMap<string, string[][]>
  conditionById: ReadonlyMap<string, Condition>
  switchById: ReadonlyMap<string, Switch>
  groundById: ReadonlyMap<string, Ground>
  /** The License Exceptions that an entry makes available. */
  flagsByEccn: ReadonlyMap<string, z.infer<typeof exceptionFlagsSchema>>
  /** Where each row with a citation stands. */
  places: ReadonlyMap<object, RowPlace>
}

/** Indexes the files of a pack. They are taken as checked: `checkPack` does that. */
export function indexPack(files: PackFiles): RulePack {
  const entries = files.eccns.flatMap((file) => file.entries)
  return {
    ...files,
    countryByCode: new Map(files.countries.countries.map((row) => [row.code, row])),
    listById: new Map(files.lists.lists.map((row) => [row.id, row])),
    htsById: new Map(
      files.hts.lists.map((row) => [row.id, { ...row, codeSet: new Set(row.codes) }]),
    ),
    entryByEccn: new Map(entries.map((entry) => [entry.eccn, entry])),
    namedByEccn: new Map(entries.map((entry) => [entry.eccn, namedParagraphs(files, entry)])),
    conditionById: new Map(files.conditions.conditions.map((row) => [row.id, row])),
    switchById: new Map(files.switches.switches.map((row) => [row.id, row])),
    groundById: new Map(files.grounds.grounds.map((row) => [row.id, row])),
    flagsByEccn: new Map(files.exceptions.flags.map((row) => [row.eccn, row])),
    places: placesOf(files),
  }
}

/** The option chosen for each switch of a pack, by switch id. */
export type Choices = Readonly<Record<string, string>>

/**
 * The chosen option of a switch; its default where none is chosen, or one that the switch does not
 * have. Throws on a switch that the pack does not have.
 */
export function chosen(pack: RulePack, choices: Choices, id: string): string {
  const found = pack.switchById.get(id)
  if (!found) throw new RangeError(`the rule pack has no switch ${id}`)
  const option = choices[id]
  return found.options.some((known) => known.id === option) ? (option as string) : found.default
}
