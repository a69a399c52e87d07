import { expect, test } from 'vitest'
import {
  draftOf,
  emptyDraft,
  NO_LINE,
  newParty,
  partyById,
  pickedNames,
  type ShipmentDraft,
  shipmentOf,
} from '../../renderer/stores/shipment-draft.ts'
import { askedRows } from '../../shared/shipment/asked-words.ts'
import { type Shipment, shipmentSchema } from '../../shared/shipment/schema.ts'

const DAY = '2026-11-24'

const draft = (members: Partial<ShipmentDraft> = {}): ShipmentDraft => ({
  ...emptyDraft(),
  reference: 'S-1',
  destination: 'CN',
  lines: [{ ...NO_LINE, product: 'W', quantity: '2' }],
  ...members,
})

test('what is not typed is not known, and never nothing', () => {
  const read = shipmentOf(draft(), DAY)
  expect(read).toMatchObject({
    ok: true,
    shipment: {
      ...{ exportedFrom: null, exportedBy: null, route: null, spares: null, usesAsked: null },
      ...{ routeAsked: null, recipientMakesAdvancedNode: null, controlledEqually: null },
      lines: [{ value: null, currency: null }],
      parties: [],
    },
  })
})

test('what is wrong is told by its field, all at once', () => {
  const lines = [NO_LINE, { ...NO_LINE, product: 'W', quantity: 'two' }]
  const read = shipmentOf(draft({ lines, asked: { uses: true, route: false } }), DAY)
  expect(read.ok).toBe(false)
  expect(read.ok ? [] : read.problems).toEqual([
    'Answered by: name who asked, screened or looked at the terms',
    'What the answers rest on: say it',
    'Product 1: choose one',
    expect.stringMatching(/^Product 1, quantity: /),
    expect.stringMatching(/^Product 2, quantity: /),
  ])
})

test('a party that was screened elsewhere names who did it, and one of the register its id', () => {
  const parties = [
    { ...newParty('end-user'), name: 'Orient', elsewhere: 'CSL' },
    { ...newParty('purchaser'), name: 'Kite', party: 'C-2', country: 'sg' },
    newParty('bank'),
  ]
  const read = shipmentOf(draft({ parties, by: 'A. Lee' }), DAY)
  expect(read.ok && read.shipment.parties).toMatchObject([
    { role: 'end-user', screening: { lists: ['CSL, by A. Lee'], on: DAY, hits: [] } },
    { role: 'purchaser', party: 'C-2', country: 'SG', screening: null },
  ])
})

test('parties of one name are told apart where they are picked', () => {
  const names = pickedNames([
    { id: 'C-1', name: 'Kite' },
    { id: 'C-2', name: 'Kite' },
    { id: 'C-3', name: '北方工业' },
  ])
  expect([...names.keys()]).toEqual(['Kite · C-1', 'Kite · C-2', '北方工业'])
})

const KEPT: Shipment = shipmentSchema.parse({
  ...{ reference: 'S-9', destination: 'CN', exportedFrom: 'DE', route: ['SG'], licence: 'L-1' },
  lines: [
    { product: 'W', quantity: '2', value: '2000', currency: 'USD' },
    { product: 'X', quantity: '1.5' },
  ],
  parties: [
    { role: 'end-user', name: 'Kite', party: 'C-2', country: 'CN', address: '1 Long Road' },
    {
      ...{ role: 'bank', name: 'Bank', country: null },
      screening: { lists: ['CSL, by A. Lee'], on: '2026-10-01', hits: [] },
    },
  ],
  spares: { CHIP: '4' },
  usesAsked: { by: 'A. Lee', on: '2026-10-01', why: 'statement 4' },
  exception: { by: 'B. Ott', on: '2026-10-02', why: 'terms read', code: 'GBS' },
  controlledEqually: { by: 'B. Ott', on: '2026-10-02', why: 'letter', is: false },
})

test('a shipment that is taken again says what it said, with who answered it and when', () => {
  const read = shipmentOf(draftOf(KEPT, 'Anna'), DAY)
  expect(read.ok && read.shipment).toMatchObject({
    ...KEPT,
    parties: KEPT.parties.map((party) => ({ ...party, screening: party.screening ?? null })),
  })
  // Nobody is said to have answered today what was answered then, and what is answered anew is asked for.
  const again = shipmentOf({ ...draftOf(KEPT, 'Anna'), exception: 'RPL' }, DAY)
  expect(again.ok ? [] : again.problems).toEqual(['What the answers rest on: say it'])
  const anew = shipmentOf({ ...draftOf(KEPT, 'Anna'), exception: 'RPL', why: 'read' }, DAY)
  expect(anew.ok && [anew.shipment.exception, anew.shipment.usesAsked]).toEqual([
    { by: 'Anna', on: DAY, why: 'read', code: 'RPL' },
    KEPT.usesAsked,
  ])
})

test('what was asked is told whole, and what was not is not known', () => {
  const told = askedRows(KEPT).map(({ about, text }) => `${about}: ${text}`)
  expect(told).toEqual(
    expect.arrayContaining([
      'Product: 2 × W, 2000 USD for all',
      'Product: 1.5 × X, value not given',
      'end user: Kite (CN), C-2 of the register',
      'bank: Bank, named, not picked from the register; screened elsewhere: CSL, by A. Lee, 2026-10-01',
      'Spares: 4 × CHIP',
      'Route asked about: not asked',
      'Recipient makes advanced-node circuits: not known',
      'No use of Part 744 known: A. Lee, 2026-10-01: statement 4',
    ]),
  )
})

test('a party of the register is found by its id, and none is guessed', () => {
  const parties = ['C-1', 'C-10', 'a', 'A'].map((id) => ({ id, name: `Name of ${id}` }))
  expect(partyById(parties, ' c-1 ')?.id).toBe('C-1')
  expect(partyById(parties, 'A')?.id).toBe('A')
  expect(partyById([...parties, { id: 'c-10', name: 'x' }], 'C-10')?.id).toBe('C-10')
  expect(partyById([...parties, { id: 'c-10', name: 'x' }], 'C-1O')).toBeNull()
  expect(
    partyById(
      [
        { id: 'b-1', name: 'x' },
        { id: 'B-1', name: 'y' },
      ],
      'B-1',
    )?.name,
  ).toBe('y')
  expect(partyById(parties, '')).toBeNull()
})
