import { expect, test } from 'vitest'
import { withoutOutdated } from '../../shared/model/classified.ts'

const before = {
  eccn: '3A991',
  classification: { source: 'Data sheet', state: 'confirmed' },
} as const

test('what was said of one ECCN does not hold of another', () => {
  const { classification } = before
  expect(withoutOutdated(before, { eccn: 'EAR99', classification })).toEqual({
    eccn: 'EAR99',
    classification: null,
  })
  expect(withoutOutdated(before, { eccn: null, classification }).classification).toBeNull()
})

test('the same ECCN keeps its source, and another takes the one that comes with it', () => {
  expect(withoutOutdated(before, { ...before })).toEqual(before)
  const letter = { source: 'Letter' }
  expect(withoutOutdated(before, { eccn: 'EAR99', classification: letter })).toEqual({
    eccn: 'EAR99',
    classification: letter,
  })
  expect(withoutOutdated(undefined, { eccn: 'EAR99' })).toEqual({ eccn: 'EAR99' })
})
