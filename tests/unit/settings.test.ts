import { expect, test } from 'vitest'
import { findDestination } from '../../shared/rules/destination.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { DEFAULT_SETTINGS } from '../../shared/workspace/settings.ts'

const pack = currentPack()

test('no destination that Part 746 embargoes, or that the pack does not know, stands by default', () => {
  const embargoed = ['CU', 'IR', 'KP', 'SY', 'RU', 'BY', 'UA-CRIMEA', 'UA-DNR', 'UA-LNR']
  for (const code of embargoed) expect(findDestination(pack, code), code).toBeTruthy()
  expect(DEFAULT_SETTINGS.destinations.filter((code) => embargoed.includes(code))).toEqual([])
  for (const code of DEFAULT_SETTINGS.destinations)
    expect(findDestination(pack, code), code).toBeTruthy()
})
