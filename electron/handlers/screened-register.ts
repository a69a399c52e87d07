import type { Workspace } from '../../db/workspace.ts'
import { namesOf, type Party } from '../../shared/model/party.ts'
import type { ScreeningDecision } from '../../shared/model/screening.ts'
import { standings } from '../../shared/parties/standing.ts'
import { packOfParties } from '../../shared/rules/packs/index.ts'
import type { Shipment } from '../../shared/shipment/schema.ts'
import { byRegister, namedWithOwners, strangersOf, type Way } from '../../shared/shipment/ways.ts'
import type { Sought } from '../screening/messages.ts'
import type { Screener } from '../screening/screener.ts'

/**
 * How the lists of the workspace screen those that shipments name: trade parties with what was decided
 * of them and of all that own them, and others by their name; null: it was given up.
 */
export async function registerWay(
  shown: Workspace,
  screener: Screener,
  job: string,
  shipments: readonly Pick<Shipment, 'parties'>[],
): Promise<Way | null> {
  const { parties, lists, decisions } = shown.parties()
  const { choices } = shown.settings()
  const pack = packOfParties(shown.packs().inForce)
  const day = shown.day()
  const named = [...namedWithOwners(parties)(shipments), ...strangersOf(parties, shipments)]
  const found = await screener.ask(job, 'screen', {
    workspace: shown.path,
    lists: lists.map(({ id, content }) => ({ id, content })),
    parties: soughtOf(named, decisions),
  })
  if (!found) return null
  const { screened, sources, missing } = found
  const atHand = lists.flatMap(({ id }) => (missing.includes(id) ? [] : [id]))
  const coverage = { sources, lists: atHand }
  const standing = standings(pack, choices, named, screened, decisions, coverage)
  const answers = named.flatMap((party) => {
    const own = standing.get(party.id)
    return own ? [{ party, standing: own }] : []
  })
  return byRegister({ answers, lists, missing, sources }, day)
}

/** Parties as the screening worker looks for them. */
export function soughtOf(
  parties: readonly Party[],
  decisions: readonly ScreeningDecision[],
): Sought[] {
  const decided = Map.groupBy(decisions, ({ party }) => party)
  return parties.map((party) => ({
    id: party.id,
    names: namesOf(party),
    country: party.country ?? null,
    addresses: party.addresses ?? [],
    decided: (decided.get(party.id) ?? []).map(({ list, entry }) => ({ list, entry })),
  }))
}
