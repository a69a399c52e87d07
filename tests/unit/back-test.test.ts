import { expect, test } from 'vitest'
import { allDestinations } from '../../shared/rules/destination.ts'
import { indexPack } from '../../shared/rules/pack.ts'
import { packChanges } from '../../shared/rules/pack-changes.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { widget } from './widget.ts'

const september = currentPack()

/** The rows as the text of 2026-07-23 had them: the MT row of 9A610 named no unmanned aircraft of 9A610.a. */
function ofJuly() {
  const files = structuredClone(september.files)
  files.header.id = 'ear-2026-07-23'
  for (const { entries } of files.eccns)
    for (const { eccn, rows } of entries) {
      const row = eccn === '9A610' ? rows.find(({ reason }) => reason === 'MT') : undefined
      if (row) Object.assign(row, { scope: [{ in: ['t', 'u', 'v', 'w'] }], source: 'S' })
    }
  return indexPack(files)
}

test('from July to September the MT row of 9A610 alone differs, and no verdict', () => {
  const july = ofJuly()
  const changes = packChanges(july.files, september.files).filter(({ decides }) => decides)
  expect(changes.length).toBeGreaterThan(0)
  for (const { text } of changes) expect(text).toMatch(/9A610.*: MT row (removed|added)/)
  for (const to of allDestinations(september))
    for (const answer of [undefined, true, false]) {
      const answers = answer === undefined ? {} : { answers: { '9A610/unmanned-300-km': answer } }
      const said = (pack: typeof july) => {
        const parts = [{ id: 'A', eccn: '9A610.a', price: '300', facts: answers }]
        const own = { eccn: '9A610.a', facts: answers }
        const { outcome, share, rule, need } = widget(parts, own, { to, pack })
        return [outcome, share, rule, need.state]
      }
      expect([to, answer, said(july)]).toEqual([to, answer, said(september)])
    }
})
