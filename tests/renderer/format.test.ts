import { expect, test } from 'vitest'
import {
  amountText,
  count,
  momentFormats,
  moneyText,
  pointsText,
  shareOfPrice,
  shareText,
} from '../../renderer/ui/format.ts'

test.each([
  ['8165.904', '8,165.90'],
  ['1234567.005', '1,234,567.01'],
  ['999.995', '1,000.00'],
  ['100/3', '33.33'],
  ['0', '0.00'],
  ['-1234.5', '-1,234.50'],
  ['12345678901234567890.12', '12,345,678,901,234,567,890.12'],
])('the amount %s is shown as %s', (exact, text) => {
  expect(amountText(exact)).toBe(text)
})

test('an amount that is not zero is never shown as zero', () => {
  expect(amountText('0.0042')).toBe('0.004')
  expect(amountText('-1/3000')).toBe('-0.0003')
})

test('an amount carries its unit, and no trailing space where there is none', () => {
  expect(moneyText('66.2', 'USD')).toBe('66.20 USD')
  expect(moneyText('66.2', '')).toBe('66.20')
})

test('a share that is not the level is never shown as the level', () => {
  expect(shareText('0.25', '0.25')).toBe('25.00 %')
  expect(shareText('0.250001', '0.25')).toBe('25.0001 %')
  expect(shareText('0.249999', '0.25')).toBe('24.9999 %')
  expect(shareText('1/3', '0.25')).toBe('33.33 %')
})

test('a share of a price is not made up where a figure is missing or the price is zero', () => {
  expect(shareOfPrice('249', '1000')).toBe('24.90 %')
  expect(shareOfPrice(null, '1000')).toBeNull()
  expect(shareOfPrice('249', null)).toBeNull()
  expect(shareOfPrice('249', '0.00')).toBeNull()
})

test('a gap is shown in points', () => {
  expect(pointsText('0.0321')).toBe('3.21 pts')
})

test('counts have their plural', () => {
  expect(count(1, 'line')).toBe('1 line')
  expect(count(0, 'line')).toBe('0 lines')
  expect(count(1200, 'company', 'companies')).toBe('1,200 companies')
})

test.each(['fa-IR', 'th-TH', 'ar-SA', 'de-DE', 'ja-JP'])(
  'moments in %s have Gregorian years and plain digits',
  (locale) => {
    const { date, time } = momentFormats(locale)
    const moment = new Date(2026, 10, 29, 18, 5)
    expect(date.format(moment)).toContain('2026')
    expect(date.format(moment)).toMatch(/29/)
    expect(time.format(moment)).toMatch(/(18|6).05/)
  },
)
