import { expect, test } from 'vitest'
import { effectWords } from '../../renderer/features/rules/effect-words.ts'
import { amendedWords } from '../../renderer/ui/amended-words.ts'
import type { TurnedVerdict } from '../../shared/calc/turned-verdicts.ts'

type Act = TurnedVerdict['before']['act']
const turned = (before: Act, after: Act): TurnedVerdict => {
  const cell = (act: Act) => ({ act, low: '0.1', high: '0.1', rule: null })
  const isFlipped = before !== after
  return { product: 'A', destination: 'CN', before: cell(before), after: cell(after), isFlipped }
}

test('a pass that only gains open lines is no verdict that flipped', () => {
  const opened = turned('not-subject', 'not-subject-open')
  expect(effectWords([opened, opened])).toBe(
    '0 verdicts flipped, 2 verdicts stayed not subject with other lines beside, 0 shares or reasons moved',
  )
  expect(effectWords([turned('not-subject-open', 'licence'), turned('licence', 'licence')])).toBe(
    '1 verdict flipped, 1 share or reason moved',
  )
})

test('amendments stand beside the date of the rules', () => {
  const says = { kind: 'groups' as const, country: 'IN', groups: ['E:1' as const] }
  const one = { id: 'A1', from: '2026-11-30', on: '2026-11-30', who: 'E', why: 'W', cite: '91 FR' }
  const amended = { pack: 'ear-2026-09-24', sha256: 'a'.repeat(64), by: [{ ...one, says }] }
  expect(amendedWords({ files: { header: { amended } } })).toBe(' + 1 amendment')
  expect(amendedWords({ files: { header: {} } })).toBe('')
})
