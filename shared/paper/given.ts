import { z } from 'zod'
import { LONGEST_ID } from '../bounds.ts'
import { isCalendarDay } from '../model/calendar-day.ts'
import { positive } from '../model/members.ts'
import { paperForms } from './forms.ts'

/** Characters of one entry: a page of text. */
const LONGEST_ENTRY = 4000
/** More spare parts than any list of them names one by one. */
const MOST_SPARES = 1000

const entryText = z
  .string({ error: 'must be text' })
  .max(LONGEST_ENTRY, { error: `has more than ${LONGEST_ENTRY} characters` })

/** What people give for a paper: entries by their ids, and how many of which spare parts go along. */
export const givenSchema = z.strictObject({
  entries: z.record(z.string().max(40), entryText).default({}),
  /** By item; absent: those that are recorded as shipped beside the product, as many as lie in it. */
  spares: z
    .record(z.string().max(LONGEST_ID), positive)
    .refine((spares) => Object.keys(spares).length <= MOST_SPARES, {
      error: `names more than ${MOST_SPARES} items`,
    })
    .optional(),
})

export type Given = z.infer<typeof givenSchema>

export const NOTHING_GIVEN: Given = { entries: {} }

/** What is wrong with entries, each with the path of its place; none where all can be used. */
export function problemsOfGiven({ entries }: Given): { path: string; message: string }[] {
  const { entries: known, forms } = paperForms()
  return Object.entries(entries).flatMap(([id, text]) => {
    const path = `entries.${id}`
    const entry = known.find((one) => one.id === id)
    if (!entry) {
      const ids = known.map((one) => one.id).join(', ')
      return [{ path, message: `is no entry; there is ${ids}` }]
    }
    if (text.trim() === '') return []
    if (entry.form === 'day' && !isCalendarDay(text.trim()))
      return [{ path, message: `"${text}" is not a day of the form YYYY-MM-DD` }]
    if (entry.form === 'scopes') {
      const scopes = forms.certificate.scopes ?? []
      const unknown = scopeIds(text).filter((one) => !scopes.some((scope) => scope.id === one))
      const all = scopes.map((scope) => scope.id).join(', ')
      return unknown.map((one) => ({ path, message: `"${one}" is no scope; there is ${all}` }))
    }
    return []
  })
}

/** The scopes named in an entry such as "b, h". */
export function scopeIds(text: string): string[] {
  return text
    .split(/[\s,;]+/)
    .map((one) => one.replace(/[()]/g, '').toLowerCase())
    .filter((one) => one !== '')
}
