import { expect, test } from 'vitest'
import type { Party } from '../../shared/model/party.ts'
import type { ListedParty, ScreeningDecision } from '../../shared/model/screening.ts'
import { listChanges, touchedBy } from '../../shared/parties/difference.ts'
import { ListScreener } from '../../shared/parties/list-screener.ts'
import { Screen } from '../../shared/parties/screen.ts'
import { hitsOf, type Screened, standings } from '../../shared/parties/standing.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { partyFindings } from '../../shared/rules/party-rules.ts'

const pack = currentPack()
const EL = 'Entity List (EL) - Bureau of Industry and Security'

function listed(name: string, given: Partial<ListedParty> = {}): ListedParty {
  return {
    id: name,
    source: EL,
    name,
    alternates: [],
    type: null,
    addresses: [],
    programs: [],
    licenseRequirement: 'All items subject to the EAR. (See §734.9(e) of the EAR)4',
    licensePolicy: null,
    federalRegisterNotice: null,
    startDate: null,
    remarks: null,
    ...given,
  }
}

const SOURCES = [
  EL,
  'Denied Persons List (DPL)',
  'Unverified List (UVL)',
  'Military End User (MEU) List',
  'Specially Designated Nationals (SDN)',
]

function screenedBy(entries: ListedParty[], parties: Party[], decisions: ScreeningDecision[] = []) {
  const screener = new ListScreener('CSL', new Screen(entries))
  return parties.map(
    (party): Screened => ({
      party: party.id,
      ...screener.screen(
        { name: party.name, aliases: party.otherNames ?? [], addresses: party.addresses ?? [] },
        decisions.filter((one) => one.party === party.id).map(({ entry }) => entry),
      ),
    }),
  )
}

function stand(
  entries: ListedParty[],
  parties: Party[],
  decisions: ScreeningDecision[] = [],
  affiliatesRule = 'stayed',
  sources = SOURCES,
) {
  const screened = screenedBy(entries, parties, decisions)
  return standings(pack, { affiliatesRule }, parties, screened, decisions, {
    sources,
    lists: ['CSL'],
  })
}

function decided(
  party: string,
  entry: ListedParty,
  given: Partial<ScreeningDecision> = {},
): ScreeningDecision {
  return {
    party,
    list: 'CSL',
    entry: entry.id,
    answer: 'same',
    reason: 'register',
    footnotes: [4],
    restsOn: { names: [party], entry },
    ...given,
  }
}

const kite = listed('Kite Works')
const customer: Party = { id: 'Kite Works', name: 'Kite Works', roles: ['end-user'] }

test('a hit is open until a person decides, and asked again when name or entry changes', () => {
  const states = (party: Party, decisions: ScreeningDecision[], entries = [kite]) =>
    hitsOf(party, screenedBy(entries, [party], decisions)[0] as Screened, decisions, ['CSL']).map(
      ({ state }) => state,
    )
  expect(states(customer, [])).toEqual(['open'])
  const decision = decided('Kite Works', kite)
  expect(states(customer, [decision])).toEqual(['same'])
  expect(states({ ...customer, otherNames: ['Kite'] }, [decision])).toEqual(['again'])
  const changed = { ...kite, licenseRequirement: 'All items' }
  expect(states(customer, [decision], [changed])).toEqual(['again'])
  expect(states(customer, [decision], [listed('Halyard')])).toEqual(['gone'])
  const [again] = hitsOf(
    customer,
    screenedBy([changed], [customer])[0] as Screened,
    [decision],
    ['CSL'],
  )
  expect(again?.changes).toEqual([
    `its licence requirement was "${kite.licenseRequirement}" and is "All items"`,
  ])
  // Renamed so that the name is near no more, the entry is still there.
  const renamed = { ...kite, name: 'Milan Industries' }
  expect(states(customer, [decision], [renamed])).toEqual(['again'])
})

test('a list that is not at hand says nothing of its entries, nor that they are listed no more', () => {
  const decision = decided('Kite Works', kite)
  const screened: Screened = { party: customer.id, found: [], notComparable: [] }
  const coverage = { sources: [], lists: [] }
  const standing = standings(pack, {}, [customer], [screened], [decision], coverage).get(
    customer.id,
  )
  expect(standing?.hits.map(({ state }) => state)).toEqual(['no-list'])
  expect(standing?.listing.lists.entity).toBe('unknown')
  expect(standing?.openWhy.entity?.join()).toContain('CSL, which is not at hand')
})

test('why a list is open is told: names, entries, what is not read, and owners', () => {
  const why = (standing: ReturnType<typeof stand>, id: string, list = 'entity') =>
    standing.get(id)?.openWhy[list]
  const other: Party = { id: 'N', name: 'Nordlicht Optik', roles: ['end-user'] }
  expect(why(stand([kite], [other]), 'N')).toBeUndefined()
  expect(why(stand([kite], [other], [], 'unknown'), 'N')).toEqual([
    'who owns it in the end is not known',
  ])
  expect(why(stand([kite], [other], [], 'stayed', ['SDN']), 'N')).toEqual([
    'no list at hand has entries of it',
  ])
  expect(why(stand([kite], [customer]), 'Kite Works')).toEqual(['1 entry to be decided'])
  const changed = { ...kite, remarks: 'moved' }
  const again = stand([changed], [customer], [decided('Kite Works', kite)])
  expect(why(again, 'Kite Works')?.join()).toContain('to be decided again')
  const han: Party = { id: 'H', name: '北方工业', roles: ['end-user'] }
  expect(why(stand([kite], [han]), 'H')?.join()).toContain('is not settled by its name alone')
})

test('a denial order reaches any role, the Entity List those of 748.5(c) to (f), an Unverified party bars exceptions', () => {
  const of = (source: string, roles: Party['roles']) => {
    const entry = listed('Kite Works', { source })
    const standing = stand([entry], [{ ...customer, roles }], [decided('Kite Works', entry)])
    const listing = standing.get('Kite Works')?.listing
    if (!listing) throw new Error('no listing')
    return partyFindings(pack, [listing])
      .lists.filter(({ answer }) => answer === 'yes')
      .map(({ list, effect }) => `${list} ${effect}`)
  }
  expect(of(EL, ['end-user'])).toEqual(['entity licence'])
  expect(of(EL, ['forwarding-agent', 'bank'])).toEqual([])
  expect(of(EL, ['intermediate-consignee'])).toEqual(['entity licence'])
  expect(of('Denied Persons List (DPL)', ['forwarding-agent'])).toEqual(['denied forbidden'])
  expect(of('Denied Persons List (DPL)', ['owner'])).toEqual([])
  expect(of('Unverified List (UVL)', ['end-user'])).toEqual(['unverified no-exception'])
})

test('nothing is no where it is not known: no list, no decision, a name that cannot be compared', () => {
  const answer = (standing: ReturnType<typeof stand>, id: string) =>
    standing.get(id)?.listing.lists.entity
  const other: Party = { id: 'N', name: 'Nordlicht Optik', roles: ['end-user'] }
  expect(answer(stand([kite], [other]), 'N')).toBe('no')
  expect(answer(stand([kite], [other], [], 'stayed', ['SDN']), 'N')).toBe('unknown')
  expect(answer(stand([kite], [customer]), 'Kite Works')).toBe('unknown')
  const han: Party = { id: 'H', name: '北方工业', roles: ['end-user'] }
  const standing = stand([kite], [han])
  expect(answer(standing, 'H')).toBe('unknown')
  expect(standing.get('H')?.notComparable).toHaveLength(1)
})

test('the rule of affiliates has three states, and an address passes nothing down', () => {
  const parties: Party[] = [
    { ...customer, roles: ['owner'], ownersKnown: true },
    {
      id: 'S',
      name: 'Subsidiary One',
      roles: ['end-user'],
      owners: [{ party: 'Kite Works', percent: '60' }],
      ownersKnown: true,
    },
  ]
  const answers = (state: string, entry = kite) => {
    const decision = decided('Kite Works', entry)
    const listing = stand([entry], parties, [decision], state).get('S')?.listing
    return [listing?.lists.entity, listing?.footnotes[4], listing?.footnotes[1]]
  }
  expect(answers('inForce')).toEqual(['yes', 'yes', 'no'])
  expect(answers('unknown')).toEqual(['unknown', 'unknown', 'no'])
  expect(answers('stayed')).toEqual(['no', 'no', 'no'])
  const address = listed('Address 05', {
    id: 'a5',
    addresses: [{ text: '12 Long Harbour Road 7', country: 'CN' }],
  })
  parties[0] = { ...parties[0], addresses: ['12 Long Harbour Road 7'] } as Party
  expect(answers('inForce', address)).toEqual(['no', 'no', 'no'])
})

test('a newer list is told as a difference with the parties that it touches', () => {
  const before = [kite, listed('Halyard Shipping')]
  const after = [{ ...kite, remarks: 'x' }, listed('Osprey Marine')]
  const changes = listChanges(before, after)
  expect([changes.added.length, changes.removed.length, changes.changed.length]).toEqual([1, 1, 1])
  const touched = touchedBy(changes, [
    { id: 'C', name: 'Osprey Marine Ltd' },
    { id: 'D', name: 'Halyard Shipping' },
    { id: 'E', name: 'Nordlicht Optik' },
  ])
  expect(touched.map(({ party, how }) => `${party} ${how}`)).toEqual(['C added', 'D removed'])
})
