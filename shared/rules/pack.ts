import type { z } from 'zod'
import type { CalendarDay } from '../model/calendar-day.ts'
import { filesOn, turningDays } from './dated.ts'
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

/**
 * A rule pack with the rows that hold on one day, indexed for look-up. Everything it holds is data of
 * its files.
 */
export interface RulePack extends PackFiles {
  /** The files with the rows of all days. */
  files: PackFiles
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

/** The packs of the days of one pack: another one from each day on which its rows turn. */
interface Days {
  turns: readonly CalendarDay[]
  places: () => ReadonlyMap<object, RowPlace>
  /** By how many turns lie behind. */
  packs: Map<number, RulePack>
}

const daysOfPacks = new WeakMap<RulePack, Days>()

/**
 * Indexes the files of a pack, with the rows that hold on the pack's own day. They are taken as
 * checked: `checkPack` does that.
 */
export function indexPack(files: PackFiles): RulePack {
  const places = once(() => placesOf(files))
  const days = { turns: turningDays(files), places, packs: new Map() }
  return packOfDay(files, days, files.header.asOf)
}

/** The same pack with the rows that hold on a day. Days between which nothing turns share one. */
export function packOn(pack: RulePack, day: CalendarDay): RulePack {
  const days = daysOfPacks.get(pack)
  return days ? packOfDay(pack.files, days, day) : pack
}

function packOfDay(whole: PackFiles, days: Days, day: CalendarDay): RulePack {
  const behind = days.turns.filter((turn) => turn <= day).length
  const known = days.packs.get(behind)
  if (known) return known
  const { files, copies } = filesOn(whole, day)
  const pack = indexed(files, whole, () => placesWith(days.places(), copies))
  days.packs.set(behind, pack)
  daysOfPacks.set(pack, days)
  return pack
}

function placesWith(
  places: ReadonlyMap<object, RowPlace>,
  copies: ReadonlyMap<object, object>,
): ReadonlyMap<object, RowPlace> {
  if (copies.size === 0) return places
  const all = new Map(places)
  for (const [copy, row] of copies) {
    const place = places.get(row)
    if (place) all.set(copy, place)
  }
  return all
}

function indexed(
  files: PackFiles,
  whole: PackFiles,
  placesOfRows: () => ReadonlyMap<object, RowPlace>,
): RulePack {
  const entries = files.eccns.flatMap((file) => file.entries)
  const places = once(placesOfRows)
  const named = once(
    () => new Map(entries.map((entry) => [entry.eccn, namedParagraphs(files, entry)])),
  )
  // The two that take long are made when they are asked for: a window that lists needs neither.
  return {
    ...files,
    files: whole,
    countryByCode: new Map(files.countries.countries.map((row) => [row.code, row])),
    listById: new Map(files.lists.lists.map((row) => [row.id, row])),
    htsById: new Map(
      files.hts.lists.map((row) => [row.id, { ...row, codeSet: new Set(row.codes) }]),
    ),
    entryByEccn: new Map(entries.map((entry) => [entry.eccn, entry])),
    get namedByEccn() {
      return named()
    },
    conditionById: new Map(files.conditions.conditions.map((row) => [row.id, row])),
    switchById: new Map(files.switches.switches.map((row) => [row.id, row])),
    groundById: new Map(files.grounds.grounds.map((row) => [row.id, row])),
    flagsByEccn: new Map(files.exceptions.flags.map((row) => [row.eccn, row])),
    get places() {
      return places()
    },
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
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
