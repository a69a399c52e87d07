import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allDestinations } from '../../shared/rules/destination.ts'
import { indexPack } from '../../shared/rules/pack.ts'
import { packChanges } from '../../shared/rules/pack-changes.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { COLUMNS, type LicenceRow, type PackFiles } from '../../shared/rules/schema.ts'
import { widget } from '../unit/widget.ts'
import { often, RUNS } from './models.ts'

const pack = currentPack()
const entries = [...pack.entryByEccn.values()].filter(({ rows }) => rows.length > 0)
const GROUPS = ['A:1', 'A:5', 'B', 'D:1', 'D:4', 'D:5', 'E:1', 'E:2'] as const

const mutation = fc.record({
  kind: fc.constantFrom('remove', 'column', 'add', 'group', 'chart', 'words', 'order'),
  entry: fc.constantFrom(...entries.map(({ eccn }) => eccn)),
  row: fc.nat(20),
  to: fc.constantFrom(...allDestinations(pack)),
  column: fc.constantFrom(...COLUMNS),
  group: fc.constantFrom(...GROUPS),
})
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never

/** The pack's files after a change of one row; those that do not change are the same objects. */
function mutated({ kind, entry, row, to, column, group }: Mutation): PackFiles {
  const { files } = pack
  const toggled = <T>(list: readonly T[], one: T) =>
    list.includes(one) ? list.filter((other) => other !== one) : [...list, one]
  if (kind === 'group' || kind === 'chart') {
    const countries = files.countries.countries.map((one) => {
      if (one.code !== to) return one
      if (kind === 'group') return { ...one, groups: toggled(one.groups, group) }
      return { ...one, chart: one.chart && toggled(one.chart, column) }
    })
    return { ...files, countries: { ...files.countries, countries } }
  }
  const changed = (rows: readonly LicenceRow[]): LicenceRow[] => {
    const at = row % rows.length
    const old = rows[at] as LicenceRow
    const { destinations: _, possible: __, ...plain } = old
    if (kind === 'remove') return rows.filter((_, i) => i !== at)
    if (kind === 'words') return rows.map((one, i) => (i === at ? { ...one, note: 'Anew.' } : one))
    if (kind === 'order') return [...rows.slice(at), ...rows.slice(0, at)]
    if (kind === 'column') return rows.map((one, i) => (i === at ? { ...plain, column } : one))
    return [...rows, { ...plain, scope: [{}], column }]
  }
  const eccns = files.eccns.map((file) => ({
    ...file,
    entries: file.entries.map((one) =>
      one.eccn === entry ? { ...one, rows: changed(one.rows) } : one,
    ),
  }))
  return { ...files, eccns }
}

test('two packs between which no difference decides give every model the same verdict', () => {
  let [turned, alike] = [0, 0]
  const property = fc.property(mutation, (one) => {
    const files = mutated(one)
    const decides = (changes: ReturnType<typeof packChanges>) =>
      changes.some((each) => each.decides)
    const differs = decides(packChanges(pack.files, files))
    expect(decides(packChanges(files, pack.files))).toBe(differs)
    const verdict = (by: typeof pack) => {
      const parts = [{ id: 'A', eccn: one.entry, price: '300' }]
      const asked = { to: one.to, pack: by }
      const { outcome, share, rule, need } = widget(parts, { eccn: one.entry }, asked)
      return { outcome, share, rule, need: need.state }
    }
    const isSame = JSON.stringify(verdict(pack)) === JSON.stringify(verdict(indexPack(files)))
    if (!isSame) expect(differs).toBe(true)
    if (!isSame) turned += 1
    if (!differs) alike += 1
    if (one.kind === 'words' || one.kind === 'order')
      expect(differs && one.kind === 'words').toBe(false)
  })
  fc.assert(property, { seed: 20261152, numRuns: Math.ceil(RUNS / 200) })
  expect(turned).toBeGreaterThanOrEqual(often(4))
  expect(alike).toBeGreaterThanOrEqual(often(4))
})
