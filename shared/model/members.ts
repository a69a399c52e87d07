import { z } from 'zod'
import { LONGEST_DECIMAL, LONGEST_ECCN, LONGEST_ID, LONGEST_TEXT } from '../bounds.ts'
import { isCalendarDay } from './calendar-day.ts'
import { isCountryCode, isDestinationCode } from './country.ts'

export const decimal = z
  .string({ error: 'must be a decimal number in quotes, such as "12.50"' })
  .max(LONGEST_DECIMAL, { error: `has more than ${LONGEST_DECIMAL} characters`, abort: true })
  .regex(/^-?\d+(\.\d+)?$/, { error: 'is not a decimal number such as "12.50"', abort: true })
const isNegative = (text: string) => text.startsWith('-') && /[1-9]/.test(text)
const isZero = (text: string) => !/[1-9]/.test(text)
export const nonNegative = decimal.refine((text) => !isNegative(text), {
  error: 'must not be negative',
  abort: true,
})
export const positive = decimal.refine((text) => !isNegative(text) && !isZero(text), {
  error: 'must be above zero',
})
export const fraction = nonNegative.refine(
  (text) => /^0*(\.|$)/.test(text) || /^0*1(\.0+)?$/.test(text),
  {
    error: 'must be a share from "0" to "1"',
  },
)

export const text = z
  .string({ error: 'must be text' })
  .max(LONGEST_TEXT, { error: `has more than ${LONGEST_TEXT} characters`, abort: true })
export const id = z
  .string({ error: 'must be text' })
  .min(1, { error: 'must not be empty' })
  .max(LONGEST_ID, { error: `has more than ${LONGEST_ID} characters`, abort: true })
export const currency = z
  .string({ error: 'must be a currency code such as "USD"' })
  .regex(/^[A-Z]{3}$/, { error: 'is not a currency code of three capital letters' })
export const country = z
  .string({ error: 'must be a country code such as "DE"' })
  .refine(isCountryCode, { error: 'is not an ISO 3166-1 alpha-2 country code' })
export const date = z
  .string({ error: 'must be a date such as "2026-09-01"' })
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'is not a date of the form YYYY-MM-DD', abort: true })
  .refine(isCalendarDay, { error: 'is not a day of the calendar' })
export const eccn = z
  .string({ error: 'must be an ECCN such as "3A001.a.2", "EAR99" or null' })
  .max(LONGEST_ECCN, { error: `has more than ${LONGEST_ECCN} characters`, abort: true })
  .regex(/^(EAR99|USML:.+|\d[A-E]\d{3}(\.[a-z0-9]+)*)$/, {
    error: 'is not an ECCN such as "3A001.a.2", nor "EAR99", nor "USML:" with its category',
  })

export const kind = z.enum(['commodity', 'software', 'technology'], {
  error: 'must be "commodity", "software" or "technology"',
})
export const basis = z.enum(['arms-length', 'comparable', 'cost-built'], {
  error: 'must be "arms-length", "comparable" or "cost-built"',
})
export const flag = z.boolean({ error: 'must be true or false' })

/** A code of a country, a territory, or a region that the rules treat apart. */
export const destination = z
  .string({ error: 'must be a destination code such as "CN"' })
  .refine(isDestinationCode, { error: 'is not a destination code' })
