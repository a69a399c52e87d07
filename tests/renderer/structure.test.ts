import { expect, test } from 'vitest'
import {
  drop,
  indent,
  type Moved,
  moveBy,
  outdent,
} from '../../renderer/features/product/structure.ts'
import { BomTree } from '../../renderer/stores/tree.ts'
import { bomRow } from './bom-rows.ts'

const boms = {
  W: [bomRow(1), bomRow(2, { item: 'A', itemType: 'product' }), bomRow(3)],
  A: [bomRow(11, { product: 'A' }), bomRow(12, { product: 'A' })],
}
const rows = new BomTree().rows('W', boms, new Set(['2'])).all()
const at = (key: string) => rows.find((row) => row.key === key) ?? (rows[0] as (typeof rows)[0])
const commandOf = (moved: Moved) => ('command' in moved ? moved.command : moved.problem)

test('a line moves before the one above it and behind the one below it', () => {
  expect(commandOf(moveBy(at('3'), boms, -1))).toEqual({ kind: 'moveLine', line: 3, before: 2 })
  expect(commandOf(moveBy(at('1'), boms, 1))).toEqual({ kind: 'moveLine', line: 1, before: 3 })
  expect(commandOf(moveBy(at('2'), boms, 1))).toEqual({ kind: 'moveLine', line: 2, before: null })
  expect(commandOf(moveBy(at('1'), boms, -1))).toMatch(/first line/)
  expect(commandOf(moveBy(at('2/12'), boms, 1))).toMatch(/last line/)
})

test('a line goes under the sub-assembly above it, which opens', () => {
  expect(indent(at('3'), boms)).toEqual({
    command: { kind: 'moveLine', line: 3, before: null, to: 'A' },
    key: '2/3',
    opens: { key: '2', item: 'A' },
  })
  expect(commandOf(indent(at('1'), boms))).toMatch(/no line above/)
})

test('under a part it makes that a sub-assembly first, in one change', () => {
  const moved = indent(at('2'), boms)
  expect(moved).toMatchObject({ turns: 'P1', key: '1/2' })
  expect(commandOf(moved)).toMatchObject({
    kind: 'batch',
    commands: [
      { kind: 'turnIntoProduct', part: 'P1' },
      { kind: 'moveLine', line: 2, to: 'P1' },
    ],
  })
})

test('a line comes out of its sub-assembly to the place after it', () => {
  expect(outdent(at('2/11'), at('2'), boms)).toEqual({
    command: { kind: 'moveLine', line: 11, before: 3, to: 'W' },
    key: '11',
  })
  expect(commandOf(outdent(at('1'), null, boms))).toMatch(/already/)
})

test('a dropped line goes above, below or under the line that it is dropped on', () => {
  expect(commandOf(drop(at('3'), at('1'), 'above', boms))).toMatchObject({ before: 1 })
  expect(commandOf(drop(at('1'), at('3'), 'below', boms))).toMatchObject({ before: null })
  expect(commandOf(drop(at('3'), at('2'), 'below', boms))).toMatchObject({ before: 11, to: 'A' })
  expect(commandOf(drop(at('1'), at('2'), 'inside', boms))).toMatchObject({ to: 'A' })
  expect(commandOf(drop(at('2'), at('2/11'), 'above', boms))).toMatch(/under itself/)
})
