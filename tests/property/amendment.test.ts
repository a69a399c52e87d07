import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMade } from '../../db/packs.ts'
import { studyAnswers } from '../../electron/evaluation/answers/studies.ts'
import { HeldModel } from '../../electron/evaluation/held-model.ts'
import { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import { turnedVerdicts } from '../../shared/calc/turned-verdicts.ts'
import { amended, stillNeeded } from '../../shared/rules/amend.ts'
import type { Amendment } from '../../shared/rules/amendment.ts'
import { checkPack } from '../../shared/rules/check.ts'
import { allDestinations } from '../../shared/rules/destination.ts'
import { indexPack, packOn } from '../../shared/rules/pack.ts'
import { packChanges } from '../../shared/rules/pack-changes.ts'
import { carriedPacks } from '../../shared/rules/packs/at-hand.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { COLUMNS } from '../../shared/rules/schema.ts'
import { widget, widgetModel } from '../unit/widget.ts'
import { often, RUNS } from './models.ts'

const pack = currentPack()
const base = { files: pack.files, sha256: '0'.repeat(64) }
const entries = [...pack.entryByEccn.values()].filter(({ rows }) => rows.length > 0)
const codes = allDestinations(pack)
const FROM = '2026-11-10'
const head = { id: 'A1', from: FROM, on: FROM, who: 'Ada', why: 'A notice.', cite: '91 FR 50000' }
const reason = fc.constantFrom('NS', 'RS', 'AT', 'MT', 'NP', 'CB')

const amendment = fc
  .oneof(
    fc.record({
      kind: fc.constant('groups' as const),
      country: fc.constantFrom(...codes),
      groups: fc.subarray(['A:1', 'A:5', 'B', 'D:1', 'D:4', 'D:5', 'E:1', 'E:2']),
    }),
    fc.record({
      kind: fc.constant('addRow' as const),
      eccn: fc.constantFrom(...entries.map(({ eccn }) => eccn)),
      reason,
      column: fc.constantFrom(...COLUMNS),
      paragraphs: fc.constant([] as string[]),
    }),
    fc.record({
      kind: fc.constant('endRows' as const),
      eccn: fc.constantFrom(...entries.map(({ eccn }) => eccn)),
      reason,
    }),
  )
  .map((says): Amendment => ({ ...head, says }))

const asked = fc.record({
  one: amendment,
  eccn: fc.constantFrom(...entries.map(({ eccn }) => eccn)),
  to: fc.constantFrom(...codes),
  isOwn: fc.boolean(),
})

/** A question that the amendment may be about, more often than chance would have it. */
function aimed({
  one: { says },
  eccn,
  to,
  isOwn,
}: {
  one: Amendment
  eccn: string
  to: string
  isOwn: boolean
}) {
  if (!isOwn) return { eccn, to }
  return says.kind === 'groups' ? { eccn, to: says.country } : { eccn: says.eccn, to }
}

test('an amendment stands on every result that it changes, and changes none before its day', () => {
  let [changed, silent] = [0, 0]
  const property = fc.property(asked, (given) => {
    const { eccn, to } = aimed(given)
    const other = indexPack(amended(base, [given.one], 'ear-amended'))
    const by = (of: typeof pack, day: string) => {
      const parts = [{ id: 'A', eccn, price: '300' }]
      const result = widget(parts, { eccn }, { to, pack: of, day })
      const { outcome, share, rule, need, counted, notCounted, notices } = result
      const said = JSON.stringify([outcome, share, rule, need.state, counted, notCounted])
      return { said, isNamed: notices.some(({ code }) => code === 'AMENDED') }
    }
    const [was, is] = [by(pack, FROM), by(other, FROM)]
    if (was.said !== is.said) {
      changed += 1
      expect(is.isNamed).toBe(true)
    } else if (!is.isNamed) silent += 1
    expect(was.isNamed).toBe(false)
    expect(by(other, '2026-11-09')).toEqual(by(pack, '2026-11-09'))
  })
  fc.assert(property, { seed: 20261171, numRuns: Math.ceil(RUNS / 200) })
  expect(changed).toBeGreaterThanOrEqual(often(5))
  expect(silent).toBeGreaterThanOrEqual(often(5))
})

test('an amended pack holds together, and needs the amendment no more once it says the same', () => {
  let [needed, idle] = [0, 0]
  const property = fc.property(amendment, (one) => {
    const files = amended(base, [one], 'ear-amended')
    expect(checkPack(files)).toEqual([])
    const isNeeded = stillNeeded(base, [one]).length > 0
    if (isNeeded) needed += 1
    else idle += 1
    expect(isNeeded).toBe(packChanges(base.files, files).some(({ decides }) => decides))
    expect(stillNeeded({ files, sha256: base.sha256 }, [one])).toEqual([])
  })
  fc.assert(property, { seed: 20261172, numRuns: Math.ceil(RUNS / 2500) })
  expect(needed).toBeGreaterThan(0)
  expect(idle).toBeGreaterThanOrEqual(0)
})

test('what a pack would change is what both packs give', async () => {
  const destinations = ['CN', 'IN', 'AE', 'IR']
  const property = fc.asyncProperty(asked, async (given) => {
    const { eccn } = aimed(given)
    const read = readMade(amended(base, [given.one], 'ear-amended'))
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    const model = widgetModel([{ id: 'A', eccn, price: '300' }], { eccn })
    const held = HeldModel.of(model, FROM, {}, carriedPacks)
    const question = {
      job: 'j',
      pack: read.value.row,
      destinations,
      method: 'look-through',
    } as const
    const way = () => ({ progress: () => {}, isCancelled: () => false })
    const { answer } = await studyAnswers['evaluate.packEffect'](held, question, { id: 1, way })
    const rows = (of: typeof pack) => {
      const evaluation = LiveEvaluation.of(model, {
        pack: packOn(of, FROM),
        choices: {},
        day: FROM,
      })
      return model.products.map(({ id: product }) => ({
        product,
        ...evaluation.matrix(product, destinations, 'look-through'),
      }))
    }
    const other = indexPack(read.value.files)
    expect(answer?.verdicts).toEqual(turnedVerdicts(destinations, rows(pack), rows(other)))
  })
  await fc.assert(property, { seed: 20261173, numRuns: Math.ceil(RUNS / 2500) })
})
