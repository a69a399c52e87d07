import type { LicenceRole } from '../licences/schema.ts'
import type { RulePack } from '../rules/pack.ts'
import { packOfParties } from '../rules/packs/index.ts'
import { listOfSource } from '../rules/party-rules.ts'
import type { CheckLine } from './answer.ts'
import type { PartyHit, ShipmentParty } from './schema.ts'

/** A party that somebody decided to be a listed one. */
export interface ListedAs {
  party: ShipmentParty
  hit: PartyHit
  /** The id of the kind of list in the pack; null: one that no row speaks of. */
  list: string | null
}

/** 748.5(c) to (f): the roles by which the Entity List is triggered (744.11(a)). */
const TRIGGERING: ReadonlySet<LicenceRole> = new Set([
  'purchaser',
  'intermediate-consignee',
  'ultimate-consignee',
  'end-user',
])

const SOURCE = 'eCFR 2026-09-24'

/** What is known of the parties of a shipment, a line for each of their hits. */
export function partyLines(parties: readonly ShipmentParty[], pack: RulePack): CheckLine[] {
  if (parties.length === 0)
    return [
      {
        about: 'parties',
        of: '',
        answer: 'open',
        what: 'No party is named. Whoever buys, receives or uses it has to be.',
        cite: ['748.5', '744.11(a)'],
        source: SOURCE,
      },
    ]
  return [...parties.flatMap((party) => linesOf(party, pack)), ...missingRoles(parties)]
}

/** The parties that were decided to be listed ones. */
export function listedParties(parties: readonly ShipmentParty[], pack: RulePack): ListedAs[] {
  return parties.flatMap((party) =>
    (party.screening?.hits ?? []).flatMap((hit) =>
      hit.decision?.is === 'same' ? [{ party, hit, list: kindOf(hit.list, pack) }] : [],
    ),
  )
}

/** Whether a party's role is one by which the Entity List asks for a licence. */
export function isTriggering({ role }: ShipmentParty): boolean {
  return TRIGGERING.has(role)
}

/** By all the names that the rules know of a list, such as "DPL" of the Denied Persons List. */
function kindOf(list: string, pack: RulePack): string | null {
  return listOfSource(packOfParties(pack), list)?.id ?? null
}

/** What a list of that name asks stands there; of one that no row speaks of, where end users stand. */
function citeOf(list: string, pack: RulePack): string[] {
  const row = listOfSource(packOfParties(pack), list)
  return row ? [row.cite].flat() : ['736.2(b)(5)']
}

/** Why parties are screened: denial orders, and the Entity List. */
const SCREENED = ['736.2(b)(4)', '744.11(a)']

function missingRoles(parties: readonly ShipmentParty[]): CheckLine[] {
  if (parties.some(({ role }) => role === 'ultimate-consignee' || role === 'end-user')) return []
  return [
    {
      about: 'parties',
      of: '',
      answer: 'open',
      what: 'Neither an ultimate consignee nor an end user is named.',
      cite: ['748.5(e)-(f)'],
      source: SOURCE,
    },
  ]
}

function linesOf(party: ShipmentParty, pack: RulePack): CheckLine[] {
  const { name, role, screening } = party
  const head = { about: 'party', of: `${name} (${role.replaceAll('-', ' ')})` }
  if (!screening)
    return [
      {
        ...head,
        answer: 'open',
        what: 'Not screened against any list.',
        cite: ['744.11(a)', '764.2'],
        source: SOURCE,
      },
    ]
  const against = `${screening.lists.join(', ')} on ${screening.on}`
  const unread = screening.notComparable.map(
    (why): CheckLine => ({
      ...head,
      answer: 'open',
      what: `Not settled by its screening: ${why}.`,
      cite: SCREENED,
      source: against,
    }),
  )
  const hits = screening.hits.map((hit) => hitLine(head, party, hit, pack))
  if (unread.length + hits.length > 0) return [...unread, ...hits]
  return [
    {
      ...head,
      answer: 'none-seen',
      what: 'No listed name is near. That is no clearance.',
      cite: SCREENED,
      source: against,
    },
  ]
}

function hitLine(
  head: Pick<CheckLine, 'about' | 'of'>,
  party: ShipmentParty,
  hit: PartyHit,
  pack: RulePack,
): CheckLine {
  const { list, entry, name, requirement, decision, earlier } = hit
  const cite = citeOf(list, pack)
  const named = `${name}, entry ${entry} of ${list}`
  if (!decision)
    return {
      ...head,
      answer: 'open',
      what: `May be ${named}: a person has to decide${earlier ? ` again. ${earlier}` : ''}.`,
      cite,
      source: `${list}, ${party.screening?.on ?? 'day not recorded'}`,
    }
  const source = `${decision.by}, ${decision.on ?? 'day not recorded'}: ${decision.why}`
  if (decision.is === 'unsure')
    return { ...head, answer: 'open', what: `Not sure whether it is ${named}.`, cite, source }
  if (decision.is === 'different')
    return { ...head, answer: 'none-seen', what: `Is not ${named}.`, cite, source }
  const said = requirement ? ` Its requirement: ${requirement}` : ''
  switch (kindOf(list, pack)) {
    case 'denied':
      return {
        ...head,
        answer: 'barred',
        what: `Is ${named}: a denial order reaches any role.`,
        cite: ['736.2(b)(4)'],
        source,
      }
    case 'entity':
      return isTriggering(party)
        ? {
            ...head,
            answer: 'uncovered',
            what: `Is ${named}: a licence is needed to the extent that its entry says, and no exception serves unless it says so.${said}`,
            cite: ['744.11(a)', '744.16(b)'],
            source,
          }
        : {
            ...head,
            answer: 'open',
            what: `Is ${named}, in a role that does not trigger the list by itself.${said}`,
            cite: ['744.11(a)', '748.5(c)-(f)'],
            source,
          }
    case 'unverified':
      return {
        ...head,
        answer: 'open',
        what: `Is ${named}: no exception serves, and a statement is needed before it is shipped without a licence.`,
        cite: ['740.2(a)(17)', '744.15(b)'],
        source,
      }
    default:
      return {
        ...head,
        answer: 'open',
        what: `Is ${named}: what that list asks for is not worked out here.${said}`,
        cite: ['744.8', '744.21'],
        source,
      }
  }
}
