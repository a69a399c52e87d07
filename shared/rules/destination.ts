import type { RulePack } from './pack.ts'
import type { Column, Destinations } from './schema.ts'

/** A destination with what the pack says of it. `chart` is null where no chart row answers. */
export interface Destination {
  code: string
  name: string
  /** The code itself and the country that answers for it, such as HK and CN. */
  codes: readonly string[]
  groups: ReadonlySet<string>
  chart: ReadonlySet<Column> | null
}

/** Looks a destination up; null where the pack has no row for it or it is no destination. */
export function findDestination(pack: RulePack, code: string): Destination | null {
  const row = pack.countryByCode.get(code)
  if (!row || row.destination === false) return null
  const answering = row.treatedAs ? pack.countryByCode.get(row.treatedAs) : row
  if (!answering) return null
  return {
    code: row.code,
    name: row.name,
    codes: row.treatedAs ? [row.code, row.treatedAs] : [row.code],
    groups: new Set(answering.groups),
    chart: answering.chart ? new Set(answering.chart) : null,
  }
}

/** The codes of every destination of the pack, in order. */
export function allDestinations(pack: RulePack): string[] {
  return pack.countries.countries.filter((row) => row.destination !== false).map((row) => row.code)
}

/** Whether a destination is in a set of destinations of the pack. */
export function isAmong(pack: RulePack, destination: Destination, set: Destinations): boolean {
  const named = (members: readonly string[] | undefined) =>
    (members ?? []).some((member) => isMember(pack, destination, member))
  return named(set.plus) || (named(set.any) && !named(set.except))
}

/** Whether a country is on a named list of the pack, on the day asked for where the list is dated. */
export function isOnList(pack: RulePack, listId: string, country: string, day: string): boolean {
  const list = pack.listById.get(listId)
  if (!list) throw new RangeError(`the rule pack has no list ${listId}`)
  const answering = pack.countryByCode.get(country)?.treatedAs
  const member = list.members.includes(country) ? country : answering
  if (member === undefined || !list.members.includes(member)) return false
  const since = list.since?.[member]
  return since === undefined || since <= day
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
