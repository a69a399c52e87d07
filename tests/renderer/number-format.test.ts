import { afterEach, expect, test } from 'vitest'
import { usePreferences } from '../../renderer/stores/preferences.ts'
import { amountText, count, exactText, moneyText, shareText } from '../../renderer/ui/format.ts'
import { type NumberFormat, typeable } from '../../renderer/ui/number-format.ts'
import { readTyped } from '../../renderer/ui/typed-number.ts'
import { DEFAULT_PREFERENCES } from '../../shared/workspace/preferences.ts'

afterEach(() => usePreferences.setState(DEFAULT_PREFERENCES))

const SPACE = '\u00a0'
const FORMATS: [NumberFormat, group: string, decimal: string][] = [
  ['1,234.56', ',', '.'],
  ['1.234,56', '.', ','],
  ['1 234,56', SPACE, ','],
  ["1'234.56", "'", '.'],
]

test.each(FORMATS)('%s is how amounts and shares are written', (numberFormat, group, decimal) => {
  usePreferences.setState({ numberFormat })
  expect(amountText('1234567.005')).toBe(`1${group}234${group}567${decimal}01`)
  expect(amountText('-1234.5')).toBe(`-1${group}234${decimal}50`)
  expect(amountText('-1/3000')).toBe(`-0${decimal}0003`)
  expect(amountText('12345678901234567890.12')).toBe(
    `12${group}345${group}678${group}901${group}234${group}567${group}890${decimal}12`,
  )
  expect(moneyText('66.2', 'USD')).toBe(`66${decimal}20 USD`)
  expect(shareText('0.250001', '0.25')).toBe(`25${decimal}0001 %`)
  expect(exactText('0.000000001')).toBe(`0${decimal}000000001`)
  expect(count(1200, 'line')).toBe(`1${group}200 lines`)
})

test.each(FORMATS)('%s is read again as it was written', (numberFormat) => {
  usePreferences.setState({ numberFormat })
  for (const exact of ['0.52', '-1234.56', '1234567.25', '0.000001', '98765432109876543210.75']) {
    const typed = readTyped(exactText(exact))
    expect(typed).toMatchObject({ ok: true, value: { amount: exact } })
  }
})

test.each(FORMATS)('with %s, "1,250" and "1.250" are asked, usual here first', (numberFormat) => {
  usePreferences.setState({ numberFormat })
  const isComma = numberFormat.endsWith(',56')
  const small = isComma ? '1,25' : '1.25'
  for (const [text, isSmall] of [
    ['1,250', isComma],
    ['1.250', !isComma],
  ] as const) {
    const readings = isSmall ? [small, '1250'] : ['1250', small]
    expect(readTyped(text)).toMatchObject({ ok: false, readings })
    expect(readTyped(`${text} EUR`)).toMatchObject({
      readings: readings.map((one) => `${one} EUR`),
    })
  }
  for (const text of ['1,25', '1.25', '0,125', '0.125', '12.50', '1250', '1.2500', '1,250.00'])
    expect(readTyped(text).ok, text).toBe(true)
})

test.each(FORMATS)('what can be meant with %s is read as it is written out', (numberFormat) => {
  usePreferences.setState({ numberFormat })
  for (const text of ['1.250', '1,234', '12.125 USD', '-1,001', '7.005 %']) {
    const asked = readTyped(text)
    if (asked.ok) throw new Error(`${text} is not asked`)
    const amounts = (asked.readings ?? []).map((reading) => {
      const read = readTyped(reading)
      return read.ok ? read.value.amount : read.message
    })
    expect(new Set(amounts).size, text).toBe(2)
    for (const amount of amounts) expect(amount).toMatch(/^-?\d+(\.\d+)?$/)
  }
})

test('marks that nobody sees and fixed blanks make no difference', () => {
  const text = '\u202d\u200b1\u00a0234.50\u2060 \ufeffEUR\u202c'
  expect(readTyped(text)).toMatchObject({ value: { amount: '1234.50', currency: 'EUR' } })
})

test.each(FORMATS)('%s is how a cell writes what can be typed again', (numberFormat) => {
  usePreferences.setState({ numberFormat })
  for (const exact of ['1.234', '1234.5', '7', '0.001'])
    expect(readTyped(typeable(numberFormat, exact))).toMatchObject({
      ok: true,
      value: { amount: exact === '1.234' ? '1.2340' : exact },
    })
})

test('a number that can be read one way only is read that way, whatever the preference', () => {
  usePreferences.setState({ numberFormat: '1.234,56' })
  expect(readTyped('12.5')).toMatchObject({ ok: true, value: { amount: '12.5' } })
  expect(readTyped('1,234.56')).toMatchObject({ ok: true, value: { amount: '1234.56' } })
})
