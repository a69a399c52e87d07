import { expect, test } from 'vitest'
import { rulesAge } from '../../shared/rules/age.ts'

test.each([
  ['2026-09-24', '2026-09-23', 30, null],
  ['2026-09-24', '2026-09-24', 30, null],
  ['2026-09-24', '2026-09-25', 30, { days: 1, isBeyond: false }],
  ['2026-09-24', '2026-10-24', 30, { days: 30, isBeyond: false }],
  ['2026-09-24', '2026-10-25', 30, { days: 31, isBeyond: true }],
  ['2026-09-24', '2026-09-25', 0, { days: 1, isBeyond: true }],
])('rules as of %s on %s by a limit of %d', (asOf, day, limit, age) => {
  expect(rulesAge(asOf, day, limit)).toEqual(age)
})
