import { expect, test } from 'vitest'
import { z } from 'zod'
import { issueWords } from '../../shared/model/issue.ts'
import { amendmentSchema } from '../../shared/rules/amendment.ts'

test('what a form of text refuses is said in words and shows no pattern', () => {
  const words = (schema: z.ZodType, value: unknown) =>
    (schema.safeParse(value).error?.issues ?? []).map(issueWords)
  expect(words(z.string().regex(/^A\d+$/), 'B')).toEqual(['is not of the form that it must have'])
  const country = { kind: 'groups', country: 'china', groups: ['Q:9'] }
  const read = amendmentSchema.safeParse({
    ...{ id: 'A1', says: country, cite: '91 FR 1', from: '2026-11-30' },
    ...{ why: 'so', who: 'A. Lee', on: '2026-11-30' },
  })
  const said = (read.error?.issues ?? []).map(issueWords)
  expect(said).toContain('is not a country code such as "CN"')
  expect(said).toContain('is not a Country Group such as "D:1"')
  expect(said.join(' ')).not.toMatch(/pattern|Invalid/)
})
