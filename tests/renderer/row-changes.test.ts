import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type RowChanges, rowChanges } from '../../renderer/ui/grid/row-changes.ts'

interface Row {
  id: string
  text: string
}

const idOf = ({ id }: Row) => id
const rows = (text: string): Row[] => [...text].map((id) => ({ id, text: id }))

/** What a grid makes of changes: updates in place, then removals, then runs put in from the first on. */
function applied(before: readonly Row[], changes: RowChanges<Row>): Row[] {
  const fresh = new Map(changes.updated.map((row) => [row.id, row]))
  const gone = new Set(changes.removed.map(idOf))
  const after = before.filter(({ id }) => !gone.has(id)).map((row) => fresh.get(row.id) ?? row)
  for (const { at, rows: run } of changes.added) after.splice(at, 0, ...run)
  return after
}

test('a row that says something else is updated, and no other is touched', () => {
  const before = rows('abcd')
  const after = before.map((row) => (row.id === 'c' ? { ...row, text: 'new' } : row))
  expect(rowChanges(before, after, idOf)).toEqual({
    removed: [],
    added: [],
    updated: [{ id: 'c', text: 'new' }],
  })
})

test('rows that know what changed in them are not looked at', () => {
  const before = rows('abcd')
  const changed = [{ id: 'b', text: 'new' }]
  const unseen = (): never => {
    throw new Error('the rows were looked at')
  }
  const after = { length: 4, [Symbol.iterator]: unseen, changedFrom: () => changed }
  expect(rowChanges(before, after, idOf)).toEqual({ removed: [], added: [], updated: changed })
})

test('rows that are no list and do not know what changed are read as one', () => {
  const before = new Set(rows('abc'))
  const [a, b] = [...before] as [Row, Row]
  const withLength = (list: Set<Row>) => Object.assign(list, { length: list.size })
  const changes = rowChanges(withLength(before), withLength(new Set([a, b])), idOf)
  expect(changes?.removed.map(idOf)).toEqual(['c'])
})

test('rows that open in their place are one run', () => {
  const before = rows('ad')
  const [a, d] = before as [Row, Row]
  const after = [a, ...rows('bc'), d]
  expect(rowChanges(before, after, idOf)).toEqual({
    removed: [],
    added: [{ at: 1, rows: rows('bc') }],
    updated: [],
  })
})

test('of two rows that change places one is moved', () => {
  const before = rows('abcd')
  const [a, b, c, d] = before as [Row, Row, Row, Row]
  const changes = rowChanges(before, [a, c, b, d], idOf)
  expect(changes?.removed).toHaveLength(1)
  expect(changes?.added).toHaveLength(1)
})

test('changes at very many places are not put in one by one', () => {
  const before = Array.from({ length: 400 }, (_, i) => ({ id: `${i}`, text: '' }))
  const after = before.flatMap((row) => [row, { id: `${row.id}+`, text: '' }])
  expect(rowChanges(before, after, idOf)).toBeNull()
})

test('the changes between any two lists turn the one into the other', () => {
  const list = fc.uniqueArray(
    fc.record({ id: fc.constantFrom(...'abcdefghij'), text: fc.string() }),
    {
      selector: idOf,
    },
  )
  fc.assert(
    fc.property(list, list, fc.boolean(), (before, fresh, shares) => {
      const after = shares
        ? fresh.map((row) => before.find((old) => old.id === row.id) ?? row)
        : fresh
      const changes = rowChanges(before, after, idOf)
      expect(changes && applied(before, changes)).toEqual(after)
    }),
    { numRuns: 5000 },
  )
})
