import type { CalendarDay } from '../model/calendar-day.ts'
import { namesOf, type Party } from '../model/party.ts'
import type { Standing } from '../parties/standing.ts'
import type { RulePack } from '../rules/pack.ts'
import { packOfParties } from '../rules/packs/index.ts'
import { plainName } from './cover.ts'
import type { Shipment, ShipmentParty } from './schema.ts'
import { listsNotRead, screeningOf, together } from './screened.ts'

/** What one way of screening has of a party, with the sources of the entries that it was compared with. */
export interface PartyScreening {
  screening: NonNullable<ShipmentParty['screening']>
  sources: readonly string[]
}

/** A way of screening: the register of trade parties, or list files. */
export type Way = (party: ShipmentParty) => PartyScreening[]

/**
 * A shipment whose parties are screened: what the shipment itself says, and what each way has of them.
 * One never hides what another found, and a list of the rules that none has read or names is open.
 */
export function screenedBy(ways: readonly Way[], pack: RulePack, shipment: Shipment): Shipment {
  const screened = (party: ShipmentParty): ShipmentParty => {
    const answers = ways.flatMap((way) => way(party))
    const given = party.screening ? [party.screening] : []
    const sources = answers.flatMap((answer) => answer.sources)
    const elsewhere = given.flatMap(({ lists }) => lists)
    const notComparable = listsNotRead(packOfParties(pack), sources, elsewhere)
    const [first, ...more] = [...given, ...answers.map(({ screening }) => screening)]
    if (!first) return party
    const screening = more.reduce(together, first)
    return {
      ...party,
      screening: {
        ...screening,
        notComparable: [...screening.notComparable, ...notComparable],
      },
    }
  }
  return { ...shipment, parties: shipment.parties.map(screened) }
}

/** What the register of trade parties has: how each stands, by which lists. */
export interface ScreenedRegister {
  answers: readonly { party: Party; standing: Standing }[]
  /** The lists by name and day. */
  lists: readonly { id: string; asOf: string }[]
  /** Those whose entries are not beside the workspace. */
  missing: readonly string[]
  sources: readonly string[]
}

/** What people decided of the trade parties of a workspace; of several that have the name, of each. */
export function byRegister(
  { answers, lists, missing, sources }: ScreenedRegister,
  day: CalendarDay,
): Way {
  const names = lists.map(({ id, asOf }) => `${id} of ${asOf}`)
  const find = registerIndex(answers, ({ party }) => party)
  return (sought) =>
    find(sought).flatMap(({ standing }) => {
      const screening = screeningOf(standing, names, day)
      if (!screening) return []
      const gone = missing.map((id) => `${id} is not beside the workspace: read it again`)
      const notComparable = [...screening.notComparable, ...gone]
      return [{ screening: { ...screening, notComparable }, sources }]
    })
}

/** Finds the parties of a register that shipments name, and all that own one of them, directly or through others. */
export function namedWithOwners(
  register: readonly Party[],
): (shipments: readonly Pick<Shipment, 'parties'>[]) => Party[] {
  const byId = new Map(register.map((party) => [party.id, party]))
  const find = registerIndex(register, (party) => party)
  return (shipments) => {
    const found = new Set(shipments.flatMap(({ parties }) => parties.flatMap(find)))
    for (const { owners = [] } of found)
      for (const { party } of owners) {
        const owner = byId.get(party)
        if (owner) found.add(owner)
      }
    return [...found]
  }
}

/** Those whom shipments name and the register does not have, as parties of it would be, to be compared alike. */
export function strangersOf(
  register: readonly Party[],
  shipments: readonly Pick<Shipment, 'parties'>[],
): Party[] {
  const find = registerIndex(register, (party) => party)
  const found = new Map<string, Party>()
  for (const party of shipments.flatMap(({ parties }) => parties)) {
    if (party.party != null || find(party).length > 0) continue
    const { name, country } = party
    const id = `not in the register: ${plainName(name)} ${country ?? ''}`
    found.set(id, { id, name, ...(country != null && { country }) })
  }
  return [...found.values()]
}

/** The shipments that name one of some parties of a register, or one that these own, each with those. */
export function shipmentsOf<S extends { asked: Pick<Shipment, 'parties'> }>(
  register: readonly Party[],
  parties: ReadonlySet<string>,
  shipments: readonly S[],
): { shipment: S; parties: string[] }[] {
  const named = namedWithOwners(register)
  return shipments.flatMap((shipment) => {
    const those = named([shipment.asked]).flatMap(({ id }) => (parties.has(id) ? [id] : []))
    return those.length > 0 ? [{ shipment, parties: those }] : []
  })
}

/** Finds what belongs to the parties of a register that a shipment names: by their id, else by any of their names. */
export function registerIndex<T>(
  rows: readonly T[],
  partyOf: (row: T) => Party,
): (sought: Pick<ShipmentParty, 'party' | 'name'>) => readonly T[] {
  const byId = new Map(rows.map((row) => [partyOf(row).id, row]))
  const byName = new Map<string, T[]>()
  for (const row of rows)
    for (const name of new Set(namesOf(partyOf(row)).map(plainName))) {
      const those = byName.get(name)
      if (those) those.push(row)
      else byName.set(name, [row])
    }
  return ({ party, name }) => {
    if (party == null) return byName.get(plainName(name)) ?? []
    const row = byId.get(party)
    return row === undefined ? [] : [row]
  }
}
