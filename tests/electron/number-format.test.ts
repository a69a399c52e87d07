import { expect, test } from 'vitest'
import { numberFormatOf } from '../../electron/shell/number-format.ts'

test.each([
  ['en-US', '1,234.56'],
  ['en-GB', '1,234.56'],
  ['de-DE', '1.234,56'],
  ['es-ES', '1.234,56'],
  ['fr-FR', '1 234,56'],
  ['pl-PL', '1 234,56'],
  ['de-CH', "1'234.56"],
  ['ja-JP', '1,234.56'],
  ['ar-EG', '1,234.56'],
  ['C', '1,234.56'],
  ['', '1,234.56'],
  ['no locale', '1,234.56'],
])('in %s numbers are written as %s', (locale, format) => {
  expect(numberFormatOf(locale)).toBe(format)
})
