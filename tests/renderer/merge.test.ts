import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeRows } from '../../renderer/stores/merge.ts'

interface Row {
  id: string
  text: string
}

const idOf = ({ id }: Row) => id
const row = (id: string, text = ''): Row => ({ id, text })

test('a row that was read again takes its place, one that is gone leaves, a new one comes last', () => {
  const rows = ['a', 'b', 'c', 'd'].map((id) => row(id))
  const merged = mergeRows(rows, ['b', 'c', 'e'], [row('e'), row('c', 'new')], idOf)
  expect(merged).toEqual([row('a'), row('c', 'new'), row('d'), row('e')])
  expect(merged[0]).toBe(rows[0])
})

test('whatever was asked for, every other row is the same object in its order', () => {
  const ids = fc.uniqueArray(fc.constantFrom(...'abcdefgh'))
  fc.assert(
    fc.property(ids, ids, ids, (known, asked, answered) => {
      const rows = known.map((id) => row(id))
      const fresh = answered.filter((id) => asked.includes(id)).map((id) => row(id, 'new'))
      const merged = mergeRows(rows, asked, fresh, idOf)
      const expected = [
        ...known.filter((id) => !asked.includes(id) || answered.includes(id)),
        ...fresh.map(idOf).filter((id) => !known.includes(id)),
      ]
      expect(merged.map(idOf)).toEqual(expected)
      for (const { id, text } of merged) expect(text).toBe(asked.includes(id) ? 'new' : '')
      expect(merged.filter((each) => rows.includes(each)).map(idOf)).toEqual(
        known.filter((id) => !asked.includes(id)),
      )
    }),
  )
})
