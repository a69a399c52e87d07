import { expect, test } from 'vitest'
import {
  emptyDraft,
  NO_LINE,
  newParty,
  pickedNames,
  type ShipmentDraft,
  shipmentOf,
} from '../../renderer/stores/shipment-draft.ts'

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
