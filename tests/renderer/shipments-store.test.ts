import { beforeEach, expect, test } from 'vitest'
import { useDone } from '../../renderer/stores/done.ts'
import { goTo, resetScreen } from '../../renderer/stores/screen.ts'
import { emptyDraft, isTyped } from '../../renderer/stores/shipment-draft.ts'
import {
  changeDraft,
  clearShipments,
  loadShipments,
  newShipment,
  openCheck,
  resetShipmentDraft,
  useShipments,
} from '../../renderer/stores/shipments.ts'

const row = (shipped: { licence: string; day: string } | null) => ({
  ...{ hash: 'a', reference: 'S-1', destination: 'CN', on: '2026-11-30', answer: 'licensed' },
  ...{ by: 'Anna', fault: null, shipped },
})
let shipped: { licence: string; day: string } | null = null

globalThis.window = {
  minimis: {
    call: async (name: string) => {
      const value = {
        'shipments.list': { revision: 1, rows: [row(shipped)], later: 0 },
        'parties.list': { revision: 1, parties: [], lists: [], decisions: [] },
        'shipments.today': { revision: 1, cancelled: false, rows: [] },
        'shipments.open': { row: row(shipped), check: {} },
        'shipments.verify': { verification: { state: 'alone', checks: [] } },
      }[name]
      return { ok: true, value }
    },
  },
} as never

beforeEach(() => {
  resetScreen()
  clearShipments()
  resetShipmentDraft()
})

test('a check that is open is told as its row in the list, though it was undone on another screen', async () => {
  shipped = { licence: 'B-3', day: '2026-11-30' }
  goTo('shipments')
  await loadShipments()
  await openCheck('a')
  expect(useShipments.getState().opened?.row.shipped).toEqual(shipped)
  goTo('licences')
  shipped = null
  goTo('shipments')
  await loadShipments()
  const { rows, opened } = useShipments.getState()
  expect(rows?.[0]?.shipped).toBeNull()
  expect(opened?.row.shipped).toBeNull()
})

test('a half-typed shipment stays for a kept check, another day and a past revision', async () => {
  changeDraft({ reference: 'S-9', destination: 'CN' })
  await openCheck('a')
  newShipment()
  expect(useShipments.getState()).toMatchObject({ view: 'new', draft: { reference: 'S-9' } })
  clearShipments()
  expect(useShipments.getState().draft.reference).toBe('S-9')
  resetShipmentDraft()
  expect(useShipments.getState().draft).toEqual(emptyDraft())
})

test('beginning another one offers to put the half-typed one back', () => {
  newShipment()
  expect(useDone.getState().leftOut).toBeNull()
  changeDraft({ reference: 'S-9' })
  newShipment()
  expect(useShipments.getState().draft.reference).toBe('')
  useDone.getState().leftOut?.putBack()
  expect(useShipments.getState().draft.reference).toBe('S-9')
})

test('who answers is filled in and no typing', () => {
  expect(isTyped({ ...emptyDraft(), by: 'Anna' })).toBe(false)
  expect(isTyped({ ...emptyDraft(), destination: 'CN' })).toBe(true)
})
