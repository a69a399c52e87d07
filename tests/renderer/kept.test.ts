import { expect, test } from 'vitest'
import { clearKept, keep, useKept } from '../../renderer/stores/kept.ts'

test('what was typed is kept by its place until it is taken, or until another file is shown', () => {
  keep('lines of W', { item: 'R9' })
  keep('row 7', ['R9', '2'])
  expect(useKept.getState().kept).toEqual({ 'lines of W': { item: 'R9' }, 'row 7': ['R9', '2'] })
  keep('row 7', undefined)
  expect(Object.keys(useKept.getState().kept)).toEqual(['lines of W'])
  clearKept()
  expect(useKept.getState().kept).toEqual({})
})
