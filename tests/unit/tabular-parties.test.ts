import { expect, test } from 'vitest'
import { notRead } from '../../renderer/features/trade-parties/not-read.ts'
import { ownedTwice, type Party } from '../../shared/model/party.ts'
import { PARTY_COLUMNS, partyCell, readPartyCell } from '../../shared/tabular/party-cells.ts'
import { planParties } from '../../shared/tabular/party-rows.ts'

const party: Party = {
  id: 'C-1',
  name: '北方工业',
  otherNames: ['Northern Industries', 'NI'],
  country: 'CN',
  addresses: ['1 Long Road, Beijing'],
  roles: ['end-user', 'intermediate-consignee'],
  owners: [
    { party: 'O-1', percent: '33.3' },
    { party: 'O 2', percent: null },
  ],
  ownersKnown: true,
  documents: [
    { reference: 'contract, K-1', on: '2026-10-01' },
    { reference: 'letter', on: null },
  ],
  note: 'n',
}

test('what a cell shows is read back as the same', () => {
  for (const column of PARTY_COLUMNS) {
    const text = partyCell(party, column) ?? ''
    expect(readPartyCell(column, text)).toMatchObject({
      ok: true,
      value: { [column]: party[column] },
    })
  }
})

test.each([
  ['roles', '(d); End User', { roles: ['intermediate-consignee', 'end-user'] }],
  ['roles', 'ultimate', { roles: ['ultimate-consignee'] }],
  [
    'owners',
    'ACME 50,5%; B ?',
    {
      owners: [
        { party: 'ACME', percent: '50.5' },
        { party: 'B', percent: null },
      ],
    },
  ],
  ['country', 'Russia', { country: 'RU' }],
  ['country', '?', { country: null }],
  ['ownersKnown', '', { ownersKnown: false }],
] as const)('%s "%s" is read', (column, text, value) => {
  expect(readPartyCell(column, text)).toMatchObject({ ok: true, value })
})

test.each([
  ['roles', 'king', 'is no role'],
  ['roles', 'o', 'may be other party to the licence or owner'],
  ['owners', 'ACME', "give the owner's id"],
  ['owners', 'ACME 101', 'no share from 0 to 100'],
  ['owners', 'ACME 1.2.3', 'no share'],
  ['owners', 'A 30 %; B 80 %', 'own 110 % together'],
  ['owners', 'A 99.5; B 0,51; C ?', 'own 100.01 % together'],
  ['name', ' ', 'has a name'],
  ['country', 'Atlantis', 'no country'],
  ['documents', 'letter, 2026-02-30', 'no day of the calendar'],
] as const)('%s "%s" is refused', (column, text, said) => {
  const cell = readPartyCell(column, text)
  expect(cell.ok ? '' : cell.message).toContain(said)
})

test('a table is taken over by its headings, owners last, and a row that cannot be read is named', () => {
  const rows = [
    ['Customer no.', 'Company', 'Country', 'Owners'],
    ['C-1', 'Kite Works', 'China', 'O-1 60 %'],
    ['O-1', 'Holding', '', ''],
    ['', '', '', ''],
    ['C-1', 'Twice', '', ''],
    ['C-3', 'Osprey', 'Atlantis', ''],
    ['C-9', 'Renamed', '', ''],
  ]
  const plan = planParties(rows, [{ id: 'C-9', name: 'Old' }])
  expect([plan.added, plan.changed]).toEqual([2, 1])
  expect(plan.commands.map(({ kind }) => kind)).toEqual([
    ...['setParty', 'setParty', 'changeParty', 'changeParty'],
  ])
  expect(plan.commands.at(-1)).toMatchObject({ id: 'C-1', set: { owners: [{ party: 'O-1' }] } })
  expect(plan.problems.map(({ row }) => row)).toEqual([5, 6])
})

test('a block without headings stands as the register does', () => {
  const plan = planParties([['C-1', 'Kite Works', 'Kite', 'CN', 'end user']], [])
  expect(plan.commands).toEqual([
    {
      kind: 'setParty',
      party: {
        id: 'C-1',
        name: 'Kite Works',
        otherNames: ['Kite'],
        country: 'CN',
        roles: ['end-user'],
      },
    },
  ])
})

test('rows that say nothing new are told apart, and so is an owner that is nowhere', () => {
  const known = { id: 'C-1', name: 'Kite Works', country: 'CN' as const }
  const plan = planParties(
    [
      ['Party', 'Name', 'Country', 'Owners', 'Colour'],
      ['C-1', 'Kite Works', 'China', '', 'red'],
      ['C-2', 'Osprey', '', 'C-9 10 %', ''],
      ['C-3', 'Meridian', '', 'C-2 60 %', ''],
      ['C-4', 'Halyard', '', 'C-4 60 %', ''],
      ['C-5', 'Zarya', '', 'C-1 50 %; C-1 1 %', ''],
    ],
    [known],
  )
  expect(plan).toMatchObject({ added: 0, changed: 0, same: 1, commands: [], ignored: ['Colour'] })
  expect(plan.problems.map(({ row, message }) => [row, message.slice(0, 13)])).toEqual([
    [3, 'owners: C-9 i'],
    [4, 'owners: C-2 i'],
    [5, 'owners: it ca'],
    [6, 'owners: C-1 s'],
  ])
})

test('all that is wrong is told, of each row and of each cell in it', () => {
  const { problems } = planParties(
    [
      ['Party', 'Name', 'Country', 'Roles', 'Owners'],
      ['C-1', 'Kite', 'Atlantis', 'king', 'C-2 30 %; C-3 80 %'],
      ['C-4', 'Osprey', '', '', 'C-8 1 %; C-9 1 %'],
    ],
    [],
  )
  expect(problems.map(({ row }) => row)).toEqual([2, 3])
  expect(problems[0]?.message).toMatch(/^country: .*; roles: .*; owners: they would own 110 %/)
  expect(problems[1]?.message).toMatch(/C-8 is no party .*C-9 is no party/)
  expect(notRead(problems)).toMatchObject({
    message: '2 rows cannot be read, and nothing was taken over.',
    details: [expect.stringMatching(/^Row 2: /), expect.stringMatching(/^Row 3: /)],
  })
})

test('owners may own the whole and no more', () => {
  const owns = (...shares: (string | null)[]) => ownedTwice(shares.map((percent) => ({ percent })))
  expect([owns('60', '40'), owns('33.3', '66.7', null), owns()]).toEqual([null, null, null])
  expect([owns('60', '40.10'), owns('100', '100')]).toEqual(['100.1', '200'])
})
