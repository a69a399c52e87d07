import fc from 'fast-check'
import { expect, test } from 'vitest'
import { percentFigure, pointsText, readRatio, shareText } from '../../shared/money/display.ts'

test.each([
  ['0', undefined, '0.00 %'],
  ['0.25', undefined, '25.00 %'],
  ['1/3', undefined, '33.33 %'],
  ['0.00004', undefined, '0.004 %'],
  ['1/90000000', undefined, '0.000001 %'],
  ['0.2500000001', '0.25', '25.00000001 %'],
  ['15118.6744', undefined, '1,511,867.44 %'],
  ['9.99999', undefined, '1,000.00 %'],
])('a share of %s beside a level of %s is shown as %s', (share, level, text) => {
  expect(shareText(share, level)).toBe(text)
})

test('points of a small move are not shown as none', () => {
  expect(pointsText('0.0000123')).toBe('0.001 pts')
  expect(pointsText('0.0123')).toBe('1.23 pts')
  expect(pointsText('0')).toBe('0.00 pts')
  expect(pointsText('12.5')).toBe('1,250.00 pts')
})

test('no share is shown as zero that is not, at any number of decimals', () => {
  const share = fc.record({ n: fc.bigInt(0n, 10n ** 9n), d: fc.bigInt(1n, 10n ** 18n) })
  fc.assert(
    fc.property(share, fc.integer({ min: 0, max: 3 }), ({ n, d }, decimals) => {
      const shown = percentFigure(readRatio(`${n}/${d}`), undefined, decimals)
      expect(/[1-9]/.test(shown)).toBe(n !== 0n)
    }),
  )
})
