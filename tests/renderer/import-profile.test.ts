import { expect, test } from 'vitest'
import { recalled, toRemember } from '../../renderer/features/import/profile.ts'
import { NO_SETTINGS } from '../../renderer/features/import/settings.ts'
import { mappingKey } from '../../shared/tabular/columns.ts'
import type { Field } from '../../shared/tabular/fields.ts'

const headings = ['Part Number', 'Qty', 'Ref']
const columns: Field[] = ['item', 'quantity', 'note']

/** What a workspace keeps of the commands that remember how a table was read. */
function kept(product: string, answers: Record<string, string> = {}) {
  const settings = { ...NO_SETTINGS, answers }
  return toRemember(headings, columns, product, settings, 'update').flatMap((command) =>
    command.kind === 'rememberMapping' ? [{ key: command.key, mapping: command.mapping }] : [],
  )
}

test('columns are read as they were before under the same headings, in any order', () => {
  const found = recalled(['Ref', 'Part Number', 'Qty'], 'V', kept('W', { currency: 'EUR' }))
  expect(found?.settings.columns).toEqual({ 0: 'note', 1: 'item', 2: 'quantity' })
  expect(found?.settings.answers).toEqual({})
})

test('for the same product the answers and the way are kept too', () => {
  const found = recalled(headings, 'W', kept('W', { currency: 'EUR' }))
  expect(found).toMatchObject({ settings: { answers: { currency: 'EUR' } }, way: 'update' })
})

test('rows left out since a file hides them are asked for anew in the next file', () => {
  const found = recalled(headings, 'W', kept('W', { hidden: 'skip', struck: 'skip', item: '#1' }))
  expect(found?.settings.answers).toEqual({ item: '#1' })
})

test('what is remembered and cannot be read is left aside', () => {
  const strange = [{ key: mappingKey(headings), mapping: { columns: { qty: 'no field' } } }]
  expect(recalled(headings, 'W', strange)).toBeNull()
  expect(recalled(['Other'], 'W', kept('W'))).toBeNull()
})
