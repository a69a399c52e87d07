import { expect, test } from 'vitest'
import type { HitState, Standing } from '../../shared/parties/standing.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import type { Shipment, ShipmentParty } from '../../shared/shipment/schema.ts'
import { listsNotRead, screeningOf, together } from '../../shared/shipment/screened.ts'
import { byRegister, screenedBy, strangersOf } from '../../shared/shipment/ways.ts'

function standing(state: HitState, more: Partial<Standing> = {}): Standing {
  const entry = {
    id: 'e1',
    source: 'Entity List (EL) - Bureau of Industry and Security',
    name: 'Zarya Optika OOO',
    alternates: [],
    type: null,
    addresses: [],
    programs: [],
    licenseRequirement: 'All items',
    licensePolicy: null,
    federalRegisterNotice: null,
    startDate: null,
    remarks: null,
  }
  const hit = { list: 'CSL', entry, listed: entry.name, sought: 'Zarya', likeness: 1, reasons: [] }
  const decided = {
    ...{ party: 'C-1', list: 'CSL', entry: 'e1', reason: 'same address', who: 'A. Lee' },
    ...{ on: '2026-11-20', footnotes: [3 as const], restsOn: { names: ['Zarya'], entry } },
  }
  const answer = state === 'not-same' || state === 'unsure' ? state : 'same'
  return {
    party: 'C-1',
    isScreened: true,
    hits: [
      {
        ...hit,
        state,
        decision: state === 'open' ? null : { ...decided, answer },
        changes: ['its remarks were not given and are "moved"'],
      },
    ],
    notComparable: [],
    affiliation: { answer: 'no', redFlags: [], isOpen: false },
    ...more,
  } as unknown as Standing
}

const LISTS = ['CSL of 2026-11-01']

test('what people decided of a trade party goes into the shipments that it takes part in', () => {
  const decisions = (['same', 'not-same', 'unsure', 'open', 'again', 'gone'] as const).map(
    (state) => screeningOf(standing(state), LISTS, '2026-11-29')?.hits[0]?.decision?.is ?? null,
  )
  expect(decisions).toEqual(['same', 'different', 'unsure', null, null, null])
  const earlier = (state: HitState) =>
    screeningOf(standing(state), LISTS, '2026-11-29')?.hits[0]?.earlier
  expect(earlier('again')).toContain('the same: same address (A. Lee, 2026-11-20); since then its')
  expect(earlier('gone')).toContain('the list has the entry no more')
  expect(earlier('no-list')).toContain('CSL is not at hand')
  expect(earlier('same')).toBeUndefined()
  expect(screeningOf(standing('same'), LISTS, '2026-11-29')).toMatchObject({
    lists: LISTS,
    on: '2026-11-29',
    hits: [{ requirement: 'All items', decision: { by: 'A. Lee', footnotes: [3] } }],
    notComparable: [],
  })
})

test('what is open of its owners and names is open, and one that was not compared is not screened', () => {
  const affiliation = { answer: 'unknown', redFlags: ['C-2'], isOpen: true }
  const notComparable = [{ name: '佳能', why: 'Han script alone', list: 'CSL' }]
  const open = screeningOf(
    standing('not-same', { affiliation, notComparable } as unknown as Partial<Standing>),
    LISTS,
    '2026-11-29',
  )
  expect(open?.notComparable.join('; ')).toBe(
    '佳能, CSL: Han script alone; listed parties may own it by half; the share of C-2 is not known (Red Flag 29); who owns it in the end is not known',
  )
  expect(screeningOf(standing('same', { isScreened: false }), LISTS, '2026-11-29')).toBeNull()
  expect(screeningOf(standing('same'), [], '2026-11-29')).toBeNull()
})

test('two screenings are one in which every hit stands, a decided one for the same that is not', () => {
  const hit = { list: 'Entity List', entry: 'e1', name: 'Zarya' }
  const decision = { by: 'A. Lee', on: null, why: 'same street', is: 'same' as const }
  const of = (on: string, ...hits: { list: string; entry: string; name: string }[]) => ({
    lists: [on],
    on,
    hits,
    notComparable: [],
  })
  const decided = { ...hit, decision }
  const other = { ...hit, entry: 'e2' }
  expect(together(of('2026-11-02', hit, other), of('2026-11-01', decided))).toEqual({
    lists: ['2026-11-02', '2026-11-01'],
    on: '2026-11-01',
    hits: [other, decided],
    notComparable: [],
  })
  expect(together(of('2026-11-02', hit), of('2026-11-02', hit)).hits).toEqual([hit])
  const otherwise = { ...hit, decision: { ...decision, is: 'different' as const } }
  expect(together(of('2026-11-02', decided), of('2026-11-02', otherwise)).hits).toHaveLength(2)
})

test('the lists that the rules name and that were not read are told', () => {
  const pack = currentPack()
  expect(listsNotRead(pack, ['DPL', 'Entity List (EL)', 'SDN', 'MEU', 'UVL'])).toEqual([])
  expect(listsNotRead(pack, ['our own list']).join()).toContain('Denied Persons List')
})

test('what is said to be screened elsewhere stands for the lists that it names, and for no other', () => {
  const pack = currentPack()
  expect(listsNotRead(pack, [], ['the Consolidated Screening List, by A. Lee'])).toEqual([])
  expect(listsNotRead(pack, [], ['CSL of 2026-11-01'])).toEqual([])
  expect(listsNotRead(pack, ['MEU'], ['x'])).toEqual(listsNotRead(pack, ['MEU']))
  expect(listsNotRead(pack, [], ['Entity List, SDN; DPL']).join()).not.toContain('Entity List')
  expect(listsNotRead(pack, [], ['Entity List, SDN; DPL'])).toHaveLength(2)
})

test('whoever is not in the register is compared with its lists by name, once', () => {
  const register = [{ id: 'C-1', name: 'Zarya Optika', otherNames: ['Заря'] }]
  const named = (name: string, more: Partial<ShipmentParty> = {}) => ({
    parties: [{ role: 'end-user' as const, name, ...more }],
  })
  const shipments = [
    named('ZARYA  optika'),
    named('any name', { party: 'C-1' }),
    named('Halyard', { country: 'RU' }),
    named('halyard ', { country: 'RU' }),
    named('Halyard'),
  ]
  expect(strangersOf(register, shipments).map(({ name, country }) => [name, country])).toEqual([
    ['halyard ', 'RU'],
    ['Halyard', undefined],
  ])
  const strangers = strangersOf(register, shipments)
  const answers = strangers.map((party) => ({ party, standing: standing('open') }))
  const way = byRegister(
    { answers, lists: [{ id: 'CSL', asOf: '2026-11-01' }], missing: [], sources: ['EL'] },
    '2026-11-29',
  )
  const asked = { parties: [{ role: 'end-user', name: 'HALYARD', country: 'RU' }] }
  const [party] = screenedBy([way], currentPack(), asked as unknown as Shipment).parties
  expect(party?.screening?.hits.length).toBeGreaterThan(0)
})
