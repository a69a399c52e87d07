import { expect, test } from 'vitest'
import { type DetermineForm, withAgeNoted } from '../../renderer/features/determine/form.ts'
import telecom from '../../samples/telecom.json' with { type: 'json' }
import { evaluateModel } from '../../shared/calc/evaluate.ts'
import { noticesOf } from '../../shared/determination/notices.ts'
import { checkModel } from '../../shared/model/read.ts'
import { rulesAge } from '../../shared/rules/age.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'

const read = checkModel(telecom)
if (!read.ok) throw new Error('the sample is not usable')
const day = '2026-10-04'
const result = evaluateModel(read.value, {
  pack: currentPack(),
  day,
  products: ['ER-4200'],
  destinations: ['CN'],
})
const form = { notes: {} } as DetermineForm
const noted = (limit: number, given = form) =>
  withAgeNoted(given, result, rulesAge(currentPack().header.asOf, day, limit), limit).notes

test('the age of the rules is noted by itself within the limit, and asked about beyond it', () => {
  const [notice] = noticesOf(result).filter(({ code }) => code === 'RULES-DATE')
  const key = `RULES-DATE ${notice?.text}`
  expect(noted(10)).toEqual({
    [key]: 'The rules are 10 days old, within the 10 that this workspace allows.',
  })
  expect(noted(9)).toEqual({})
  expect(noted(10, { ...form, notes: { [key]: '' } })).toEqual({ [key]: '' })
})
