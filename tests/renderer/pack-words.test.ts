import { expect, test } from 'vitest'
import { originWords } from '../../renderer/features/rules/pack-words.ts'
import type { ShownPack } from '../../shared/ipc/rules-calls.ts'

const ofApp: ShownPack = {
  id: 'ear-2026-09-24',
  hash: 'a'.repeat(64),
  asOf: '2026-09-24',
  title: 'Rules',
  signedBy: null,
  isKnown: false,
  isOfApp: true,
  amendments: [],
  arrived: [],
  sources: [],
}
const added = { ...ofApp, id: 'ear-2026-11-15', isOfApp: false }

test('a pack that was added is never said to be of the app', () => {
  expect(originWords(ofApp)).toBe('the app')
  expect(originWords(added)).toBe('a file, unsigned')
  expect(originWords({ ...added, signedBy: 'b'.repeat(64) })).toBe('a file, signed')
  const says = { kind: 'groups' as const, country: 'IN', groups: [] }
  const one = { id: 'A1', from: '2026-11-30', on: '2026-11-30', who: 'E', why: 'W', cite: '91 FR' }
  expect(originWords({ ...added, amendments: [{ ...one, says }] })).toBe('amended in house')
})
