import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import type { Model, Product } from '../../shared/model/schema.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { check, essence, FULL, judge, often, question } from './models.ts'
import { DAY } from './oracle.ts'

const row = { source: 'bom.csv', row: 2, headings: ['Part'], cells: ['?'], problems: [] }
const setAside = { who: 'ana', on: DAY, why: 'no part of it' }

const asked = fc.record({
  question: question(FULL),
  place: fc.nat({ max: 3 }),
  method: fc.constantFrom('look-through' as const, 'second-incorporation' as const),
})

function withRows(model: Model, place: number, rowsNotTaken: Product['rowsNotTaken']): Model {
  const products = model.products.map((product, i) =>
    i === place ? { ...product, rowsNotTaken } : product,
  )
  return { ...model, products }
}

describe('A row that was not taken over', () => {
  test('takes back no verdict of subject, and lets none be made that was not', () => {
    let opened = 0
    check(20261131, asked, ({ question: { model, to }, place, method }) => {
      const before = judge(model, to, method)
      const after = judge(withRows(model, place, [row]), to, method)
      expect(after.share.low).toBe(before.share.low)
      expect([null, before.share.high]).toContain(after.share.high)
      if (before.outcome === 'subject') expect(after.outcome).toBe('subject')
      if (after.outcome !== before.outcome) expect(after.outcome).toBe('undetermined')
      if (place === 0) expect(['not-subject', 'report-required']).not.toContain(after.outcome)
      if (after.outcome !== before.outcome) {
        opened++
        const missing = after.unknown.filter((line) => line.missing.includes('lines'))
        expect(missing.map(({ because }) => because.join())).toContainEqual(
          expect.stringContaining('1 row of bom.csv was not taken over'),
        )
        expect(missing.some(({ blocks }) => blocks)).toBe(true)
      }
    })
    expect(opened).toBeGreaterThan(often(100))
  })

  test('changes nothing once it is set aside', () => {
    check(20261132, asked, ({ question: { model, to }, place, method }) => {
      const after = judge(withRows(model, place, [{ ...row, setAside }]), to, method)
      expect(after).toEqual(judge(model, to, method))
    })
  })

  test('comes and goes in a live evaluation as in a fresh one', () => {
    const pack = currentPack()
    check(20261133, asked, ({ question: { model, to }, place, method }) => {
      const base = LiveEvaluation.of(model, { pack, choices: {}, day: DAY })
      const first = base.result('W', to, method)
      const broken = withRows(model, place, [row])
      const patch = (of: Model) => ({ products: of.products.slice(place, place + 1) })
      const live = base.patched(patch(broken))
      const then = live.result('W', to, method)
      const { outcomes } = live.matrix('W', [to], method)
      const fresh = judge(broken, to, method)
      expect(essence(then)).toEqual(essence(fresh))
      expect([then.counted, then.notCounted, then.unknown]).toEqual([
        fresh.counted,
        fresh.notCounted,
        fresh.unknown,
      ])
      expect(outcomes).toEqual([fresh.outcome])
      expect(live.patched(patch(model)).result('W', to, method)).toEqual(first)
    })
  })
})
