import type { RulePack } from './pack.ts'
import type { Column, Country, Destinations } from './schema.ts'

/** A destination with what the pack says of it. `chart` is null where no chart row answers. */
export interface Destination {
  code: string
  /** Its code, and until when it had other Country Groups where it is taken as it was then. */
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
 * A destination as it may have been on a day: as it is, and on a day on which other Country Groups
 * held, of which the text was not read, as it was with those.
 */
export function possiblyOn(
  pack: RulePack,
  destination: Destination,
  day: string,
): [Destination, Destination?] {
  const earlier = divisionOf(pack).earlier.get(destination.code)
  return earlier && day <= earlier.until ? [destination, earlier.destination] : [destination]
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
  /** Destinations with the Country Groups that held until a day, by code. */
  earlier: ReadonlyMap<string, { until: string; destination: Destination }>
}

const divisions = new WeakMap<RulePack, Division>()

function divisionOf(pack: RulePack): Division {
  const known = divisions.get(pack)
  if (known) return known
  const rows = rowsOfDestinations(pack)
  const destinations = rows.flatMap((row) => destinationOf(pack, row) ?? [])
  const earlier = new Map(rows.flatMap((row) => earlierOf(pack, row)))
  const everyTime = [...destinations, ...[...earlier.values()].map((then) => then.destination)]
  const members = new Map<Destinations, ReadonlySet<string>>()
  const byText = new Map<string, ReadonlySet<string>>()
  for (const set of setsIn(pack)) {
    const text = JSON.stringify(set)
    const codes =
      byText.get(text) ??
      new Set(everyTime.filter((one) => isIn(pack, one, set)).map(({ id }) => id))
    byText.set(text, codes)
    members.set(set, codes)
  }
  const first = new Map<string, Destination>()
  const standIns = new Map<string, Destination>()
  for (const destination of destinations) {
    const chart = destination.chart ? [...destination.chart].sort() : null
    const sets = [...byText.values()].map((codes) => codes.has(destination.code))
    const told = JSON.stringify([chart, sets, earlier.has(destination.code) && destination.code])
    const standIn = first.get(told) ?? destination
    first.set(told, standIn)
    standIns.set(destination.code, standIn)
  }
  const byCode = new Map(destinations.map((destination) => [destination.code, destination]))
  const division = { destinations: byCode, members, standIns, earlier }
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
    groups: new Set(answering.groups),
    chart: answering.chart ? new Set(answering.chart) : null,
  }
}

/** A row with the Country Groups that it had until a day; none where it had no others. */
function earlierOf(
  pack: RulePack,
  row: Country,
): [string, { until: string; destination: Destination }][] {
  const now = destinationOf(pack, row)
  if (!now || !row.earlier) return []
  const { until, groups } = row.earlier
  const destination = { ...now, id: `${row.code} until ${until}`, groups: new Set(groups) }
  return [[row.code, { until, destination }]]
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
