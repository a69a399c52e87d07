import { beforeEach, expect, test } from 'vitest'
import { cellWords, doneWords, resultWords } from '../../renderer/features/frame/announcements.ts'
import { placeOf } from '../../renderer/features/frame/done-place.ts'
import { useBom } from '../../renderer/stores/bom.ts'
import {
  forgetDone,
  sayDone,
  sayDoneAsWritten,
  sayLeftOut,
  useDone,
} from '../../renderer/stores/done.ts'
import { useProducts } from '../../renderer/stores/products.ts'
import { resetScreen, useScreen } from '../../renderer/stores/screen.ts'
import type { Answered } from '../../renderer/stores/standing.ts'
import { useWorkspace } from '../../renderer/stores/workspace.ts'
import type { BomRow, ProductRow, Touched, WorkspaceState } from '../../shared/workspace/views.ts'
import { FakeMain } from './fake-main.ts'
import { sampleResult } from './sample.ts'

const main = new FakeMain()

function show(given: Partial<WorkspaceState>): void {
  useWorkspace.setState({ workspace: { ...main.state(), ...given } })
}

beforeEach(() => {
  useWorkspace.setState({ workspace: null })
  useBom.setState({ product: null, boms: {} })
  useProducts.setState({ rows: [{ id: 'ER-4200' } as ProductRow] })
  forgetDone()
})

const NOTHING: Touched = {
  items: [],
  lines: [],
  linesOf: [],
  products: [],
  companies: false,
  rates: false,
  prices: false,
  settings: false,
  rules: false,
  names: false,
  scenarios: false,
  parties: false,
  licences: false,
}

test('what a change did is said in the words of the history until a later one, or another file', () => {
  show({ revision: 4, undo: 'Set origin of part P' })
  sayDoneAsWritten(4)
  expect(useDone.getState().done?.text).toBe('Set origin of part P')
  show({ revision: 4, undo: 'Set origin of part P', changedAt: '2026-11-24T10:00:00Z' })
  expect(useDone.getState().done).not.toBeNull()
  show({ revision: 5 })
  expect(useDone.getState().done).toBeNull()
  sayDone('Removed 1 line', 5)
  show({ path: 'B.minimis', revision: 1 })
  expect(useDone.getState().done).toBeNull()
})

test('nothing is said in the words of another revision', () => {
  show({ revision: 5, undo: 'Removed 1 line' })
  sayDoneAsWritten(4)
  expect(useDone.getState().done).toBeNull()
})

test('the origin of a part is seen at the part, though its price was written again with it', () => {
  const touched = { ...NOTHING, items: ['P'], prices: true }
  expect(placeOf(touched, { kind: 'parts' })).toMatchObject({ name: 'P', isHere: true })
  expect(placeOf(touched, { kind: 'companies' })).toMatchObject({ name: 'P', isHere: false })
  expect(placeOf(touched, { kind: 'prices' })).toMatchObject({ name: 'P', isHere: true })
  expect(placeOf(touched, { kind: 'product', id: 'ER-4200' })).toMatchObject({ isHere: false })
  useBom.setState({ product: 'ER-4200', boms: { 'ER-4200': [{ item: 'P', line: 7 } as BomRow] } })
  expect(placeOf(touched, { kind: 'product', id: 'ER-4200' })).toMatchObject({ isHere: true })
})

test('lines are seen in their product, the one on screen first', () => {
  const touched = { ...NOTHING, products: ['A', 'B'], linesOf: ['A', 'B'], items: ['P'] }
  expect(placeOf(touched, { kind: 'product', id: 'B' })).toMatchObject({
    name: 'B and 1 more',
    isHere: true,
  })
  const elsewhere = placeOf(touched, { kind: 'parts' })
  expect(elsewhere).toMatchObject({ name: 'A and 1 more', isHere: false })
  const done = { text: 'Undone: Remove 2 lines', path: 'A', revision: 2, touched, back: 'redo' }
  expect(doneWords(done as never, elsewhere)).toBe(
    'Undone: Remove 2 lines, in A and 1 more, not on this screen.',
  )
})

test('each kind of change is seen on the screen that shows it', () => {
  const at = (touched: Partial<Touched>, kind: 'home' | 'rules' | 'shipments' | 'licences') => {
    const place = placeOf({ ...NOTHING, ...touched }, { kind })
    return place && [place.name, place.isHere]
  }
  expect(at({ rules: true }, 'home')).toEqual(['Rules', false])
  expect(at({ rules: true }, 'rules')).toEqual(['Rules', true])
  expect(at({ settings: true }, 'rules')).toEqual(['Settings', false])
  expect(at({ licences: true }, 'home')).toEqual(['Licences', false])
  expect(at({ licences: true }, 'shipments')).toEqual(['Licences', true])
  expect(at({ parties: true }, 'licences')).toEqual(['Trade parties', false])
  expect(at({ names: true }, 'home')).toEqual(['History', true])
  placeOf({ ...NOTHING, names: true }, { kind: 'home' })?.show()
  expect(useScreen.getState().panel).toBe('history')
  placeOf({ ...NOTHING, rules: true }, { kind: 'home' })?.show()
  expect(useScreen.getState().screen).toEqual({ kind: 'rules' })
  resetScreen()
})

test('nothing is offered to be taken back while a past revision is on show', () => {
  show({ revision: 5, undo: 'Removed 1 line' })
  sayDone('Removed 1 line', 5)
  show({ revision: 2, readOnly: { reason: 'past', message: 'Revision 2.' } as never })
  expect(useDone.getState().done).toBeNull()
  sayLeftOut('Japan', () => undefined)
  show({ revision: 3, readOnly: { reason: 'past', message: 'Revision 3.' } as never })
  expect(useDone.getState().leftOut).toBeNull()
})

function answered(product: string, destination: string, revision: number): Answered {
  const question = { product, destination, method: 'look-through' as const }
  return {
    question,
    revision,
    currency: 'USD',
    choices: {},
    result: sampleResult(product, destination),
  }
}

test('a result is said where it says something else than before, with the verdict that it had', () => {
  const china = answered('ER-4200', 'CN', 1)
  expect(resultWords(china, null)).toMatch(/^ER-4200 for China.*: not subject.*, 9\.89 %\.$/)
  expect(resultWords({ ...china, revision: 2 }, china)).toBeNull()
  expect(resultWords(answered('ER-4200', 'IR', 1), china)).toMatch(/Iran.*: subject/)
  const now = { ...china, result: { ...china.result, outcome: 'subject' as const } }
  expect(resultWords(now, china)).toMatch(/: subject, [^;]*, 9\.89 %, was not subject/)
})

test('a cell that is refused is said once, the first of several with their number', () => {
  const refused = { text: 'Atlantis', problem: 'No country is called so.', revision: null }
  const pending = { text: '7', problem: null, revision: null }
  expect(cellWords({ '1:origin': refused }, {})).toBe(
    'Not taken: Atlantis. No country is called so.',
  )
  expect(cellWords({ '1:origin': refused }, { '1:origin': refused })).toBeNull()
  expect(cellWords({ '1:quantity': pending }, {})).toBeNull()
  const two = { '1:origin': { ...refused }, '2:origin': { ...refused } }
  expect(cellWords(two, { '1:origin': refused })).toBe(
    'Not taken: Atlantis. No country is called so. 2 cells are refused.',
  )
})
