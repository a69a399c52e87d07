import type { CalendarDay } from '../model/calendar-day.ts'
import type { RulePack } from './pack.ts'
import type { Cited } from './reason.ts'
import type { Column, Country, Destinations } from './schema.ts'

/** A destination with what the pack says of it. `chart` is null where no chart row answers. */
export interface Destination {
  code: string
  /** Its code, and the Country Groups that it is taken to be in where the text was not read. */
  id: string
  name: string
  /** The code itself, and last the country that answers for it, such as HK and CN. */
  codes: readonly string[]
  groups: ReadonlySet<string>
  chart: ReadonlySet<Column> | null
}

/** Looks a destination up; null where the pack has no row for it or it is no destination. */
export function findDestination(pack: RulePack, code: string): Destination | null {
  return divisionOf(pack).destinations.get(code) ?? null
}

/** The codes of every destination of the pack, in order, without the territories (738.3(b)). */
export function allDestinations(pack: RulePack): string[] {
  return rowsOfDestinations(pack)
    .filter((row) => !row.territory)
    .map((row) => row.code)
}

/** Why the pack refuses a code as a destination, in one sentence; null where it says nothing of it. */
export function refusalOf(pack: RulePack, code: string): string | null {
  return pack.countryByCode.get(code)?.refusal ?? null
}

/** The rows of all destinations: countries first, then territories. */
function rowsOfDestinations(pack: RulePack): Country[] {
  const rows = pack.countries.countries.filter((row) => row.destination !== false)
  return [...rows.filter((row) => !row.territory), ...rows.filter((row) => row.territory)]
}

/**
 * Whether a destination is in a set of destinations of the pack. Throws a RangeError on a set that
 * stands nowhere in the pack.
 */
export function isAmong(pack: RulePack, destination: Destination, set: Destinations): boolean {
  const members = divisionOf(pack).members.get(set)
  if (!members) throw new RangeError('the rule pack has no such set of destinations')
  return members.has(destination.id)
}

/**
 * The destination that stands for all that the pack does not tell apart from this one: they have
 * the same columns of the chart and are in the same sets, so that all answers are the same for them
 * but for their own names and prices.
 */
export function standInFor(pack: RulePack, destination: Destination): Destination {
  return divisionOf(pack).standIns.get(destination.code) ?? destination
}

/**
 * A destination with each of the sets of Country Groups in which it may be, as far as rules tell them
 * apart: the first is the destination itself, the others are there where the text was not read.
 */
export function possibly(
  pack: RulePack,
  destination: Destination,
): readonly [Destination, ...Destination[]] {
  return [destination, ...(divisionOf(pack).others.get(destination.code) ?? [])]
}

/** The row of the pack that leaves the Country Groups of a destination open, and its last day. */
export function openGroupsOf(
  pack: RulePack,
  { codes }: Destination,
): { row: Cited; until: CalendarDay | undefined } | null {
  const answering = pack.countryByCode.get(codes.at(-1) ?? '')
  if (answering?.earlier) return { row: answering.earlier, until: answering.earlier.until }
  return answering?.mayBeIn ? { row: answering, until: answering.until } : null
}

/**
 * Whether a country is on a named list of the pack, on the day asked for where the list is dated. A
 * territory is on it with its country (738.3(b)); null: whether it is was not read.
 */
export function isOnList(
  pack: RulePack,
  listId: string,
  country: string,
  day: string,
): boolean | null {
  const list = pack.listById.get(listId)
  if (!list) throw new RangeError(`the rule pack has no list ${listId}`)
  const names = (code: string) => {
    const since = list.since?.[code]
    return list.members.includes(code) && (since === undefined || since <= day)
  }
  if (names(country)) return true
  const row = pack.countryByCode.get(country)
  if (row?.treatedAs === undefined) return row?.territory ? null : false
  if (!names(row.treatedAs)) return false
  return list.territories === 'notRead' ? null : true
}

/** How a pack divides the world: who is in each of its sets, and who is told apart from whom. */
interface Division {
  destinations: ReadonlyMap<string, Destination>
  members: ReadonlyMap<Destinations, ReadonlySet<string>>
  standIns: ReadonlyMap<string, Destination>
  /** What else a destination may be whose Country Groups were not read, by code. */
  others: ReadonlyMap<string, readonly Destination[]>
}

const divisions = new WeakMap<RulePack, Division>()

function divisionOf(pack: RulePack): Division {
  const known = divisions.get(pack)
  if (known) return known
  const rows = rowsOfDestinations(pack)
  const destinations = rows.flatMap((row) => destinationOf(pack, row) ?? [])
  const possible = new Map(rows.map((row) => [row.code, othersOf(pack, row)]))
  const everyOne = [...destinations, ...[...possible.values()].flat()]
  const members = new Map<Destinations, ReadonlySet<string>>()
  const byText = new Map<string, ReadonlySet<string>>()
  const { files: _, ...rowsOfDay } = pack
  for (const set of setsIn(rowsOfDay)) {
    const text = JSON.stringify(set)
    const codes =
      byText.get(text) ??
      new Set(everyOne.filter((one) => isIn(pack, one, set)).map(({ id }) => id))
    byText.set(text, codes)
    members.set(set, codes)
  }
  const setsOf = ({ id }: Destination) => [...byText.values()].map((ids) => ids.has(id))
  const others = new Map<string, readonly Destination[]>()
  for (const destination of destinations) {
    const told = new Map([[JSON.stringify(setsOf(destination)), destination]])
    for (const other of possible.get(destination.code) ?? []) {
      const sets = JSON.stringify(setsOf(other))
      if (!told.has(sets)) told.set(sets, other)
    }
    if (told.size > 1) others.set(destination.code, [...told.values()].slice(1))
  }
  const first = new Map<string, Destination>()
  const standIns = new Map<string, Destination>()
  for (const destination of destinations) {
    const chart = destination.chart ? [...destination.chart].sort() : null
    const isOpen = others.has(destination.code) && destination.code
    const told = JSON.stringify([chart, setsOf(destination), isOpen])
    const standIn = first.get(told) ?? destination
    first.set(told, standIn)
    standIns.set(destination.code, standIn)
  }
  const byCode = new Map(destinations.map((destination) => [destination.code, destination]))
  const division = { destinations: byCode, members, standIns, others }
  divisions.set(pack, division)
  return division
}

function destinationOf(pack: RulePack, row: Country): Destination | null {
  const answering = row.treatedAs ? pack.countryByCode.get(row.treatedAs) : row
  if (!answering) return null
  return {
    code: row.code,
    id: row.code,
    name: row.name,
    codes: row.treatedAs ? [row.code, row.treatedAs] : [row.code],
    groups: new Set([...answering.groups, ...(answering.mayBeIn ?? [])]),
    chart: answering.chart ? new Set(answering.chart) : null,
  }
}

/** A destination with each set of Country Groups, but its first, in which its row leaves it possible. */
function othersOf(pack: RulePack, row: Country): Destination[] {
  const now = destinationOf(pack, row)
  const answering = row.treatedAs ? pack.countryByCode.get(row.treatedAs) : row
  if (!now || !answering) return []
  const { groups, mayBeIn = [], earlier } = answering
  const fewer = subsetsOf(mayBeIn).filter((some) => some.length < mayBeIn.length)
  const possible = [
    ...fewer.map((some) => [...groups, ...some]),
    ...(earlier ? [earlier.groups] : []),
  ]
  return possible.map((some) => ({
    ...now,
    id: `${row.code} in ${some.join(' ')}`,
    groups: new Set(some),
  }))
}

function subsetsOf<T>(items: readonly T[]): T[][] {
  const [first, ...rest] = items
  if (first === undefined) return [[]]
  return subsetsOf(rest).flatMap((some) => [some, [first, ...some]])
}

/** Every set of destinations that stands anywhere in the files of a pack. */
function* setsIn(data: unknown): Generator<Destinations> {
  if (typeof data !== 'object' || data === null || data instanceof Map) return
  if ('any' in data && Array.isArray(data.any)) yield data as Destinations
  else for (const inner of Object.values(data)) yield* setsIn(inner)
}

function isIn(pack: RulePack, destination: Destination, set: Destinations): boolean {
  const named = (members: readonly string[] | undefined) =>
    (members ?? []).some((member) => isMember(pack, destination, member))
  return named(set.plus) || (named(set.any) && !named(set.except))
}

function isMember(pack: RulePack, destination: Destination, member: string): boolean {
  if (member === 'ALL') return true
  if (member.startsWith('list:')) {
    const list = pack.listById.get(member.slice(5))
    if (!list) throw new RangeError(`the rule pack has no list ${member}`)
    return destination.codes.some((code) => list.members.includes(code))
  }
  if (member.startsWith('column:'))
    return destination.chart?.has(member.slice(7) as Column) ?? false
  return destination.codes.includes(member) || destination.groups.has(member)
}
