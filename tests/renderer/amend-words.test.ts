import { expect, test } from 'vitest'
import { groupsMoved, unknownParagraphs } from '../../renderer/features/rules/amend-words.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'

const pack = currentPack()
const day = '2026-11-30'

test('typed Country Groups are held against those that the country is in', () => {
  const now = pack.countryByCode.get('IN')?.groups ?? []
  expect(now.length).toBeGreaterThan(1)
  const moved = (groups: readonly string[]) => groupsMoved(pack, { country: 'IN', groups, day })
  expect(moved([])).toBe(`India is in ${now.join(', ')} on ${day}.`)
  expect(moved(['E:1'])).toContain(`It enters E:1 and leaves ${now.join(', ')}.`)
  expect(moved([...now, 'E:1'])).toContain('It enters E:1 and leaves none.')
  expect(groupsMoved(pack, { country: 'XX', groups: [], day })).toBe('')
})

test('a paragraph that no row or rule knows is warned of', () => {
  expect(unknownParagraphs(pack, '3A991', ['zz.9'])).toContain('3A991.zz.9')
  const [known = []] = pack.namedByEccn.get('3A001') ?? []
  expect(unknownParagraphs(pack, '3A001', [known.join('.')])).toBe(null)
  expect(unknownParagraphs(pack, '3A001', [])).toBe(null)
})
