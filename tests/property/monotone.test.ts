import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Model, Part } from '../../shared/model/schema.ts'
import { amount, check, FULL, judge, part, quantity, question, withRoot } from './models.ts'
import { by, more, readDecimal, readNumber, show } from './oracle.ts'

type Share = { low: string | null; high: string | null }

/** Bounds grow or stay: no lower bound is zero, no upper bound is above every number. */
function expectNotLower(before: Share, after: Share) {
  expect(more(readNumber(before.low ?? '0'), readNumber(after.low ?? '0'))).toBe(false)
  if (after.high === null) return
  expect(before.high, 'an upper bound appeared').not.toBeNull()
  expect(more(readNumber(before.high ?? '0'), readNumber(after.high))).toBe(false)
}

/** US content of any kind: known or not, or declared inside a foreign part. */
const addition = fc
  .tuple(part(FULL, 'ADDED'), fc.nat({ max: 3 }), quantity, fc.boolean())
  .map(([added, place, count, foreign]) => ({ added, place, count, foreign }))
  .map((picked) => ({
    ...picked,
    added: picked.foreign ? picked.added : ({ ...picked.added, origin: 'US' } satisfies Part),
  }))

function add(model: Model, { added, place, count }: { added: Part; place: number; count: string }) {
  return {
    ...model,
    parts: [...model.parts, added],
    products: model.products.map((product, i) =>
      i === place
        ? { ...product, lines: [...product.lines, { item: 'ADDED', quantity: count }] }
        : product,
    ),
  }
}

describe('The share moves one way', () => {
  test('More US content never lowers the low or the high share, nor takes a verdict back', () => {
    check(20261121, fc.tuple(question(FULL), addition), ([{ model, to }, extra]) => {
      // A first line is what makes a bill of materials: before it nothing bounds the share.
      fc.pre(model.products[extra.place]?.lines.length !== 0)
      const before = judge(model, to)
      const after = judge(add(model, extra), to)
      expectNotLower(before.share, after.share)
      if (before.outcome === 'subject') expect(after.outcome).toBe('subject')
      if (after.outcome === 'not-subject') expect(before.outcome).toBe('not-subject')
    })
  })

  test('A higher price of a part never lowers the share', () => {
    const dearer = fc.tuple(question(FULL), fc.nat({ max: 3 }), amount)
    check(20261122, dearer, ([{ model, to }, which, factor]) => {
      const raised = {
        ...model,
        parts: model.parts.map((item, i) =>
          i === which && item.price
            ? { ...item, price: { ...item.price, amount: raise(item.price.amount, factor) } }
            : item,
        ),
      }
      expectNotLower(judge(model, to).share, judge(raised, to).share)
    })
  })

  test('A higher price of the product never raises the share, nor takes a pass back', () => {
    check(20261123, fc.tuple(question(FULL), amount), ([{ model, to }, factor]) => {
      const root = model.products[0]
      const prices = Object.entries(root?.prices ?? {}).map(([code, price]) => [
        code,
        { ...price, amount: raise(price.amount, factor) },
      ])
      const raised = withRoot(model, {
        price: root?.price && { ...root.price, amount: raise(root.price.amount, factor) },
        prices: Object.fromEntries(prices),
      })
      const before = judge(model, to)
      const after = judge(raised, to)
      expectNotLower(after.share, before.share)
      if (before.outcome === 'not-subject') expect(after.outcome).toBe('not-subject')
      if (after.outcome === 'subject') expect(before.outcome).toBe('subject')
    })
  })
})

/** The amount times 1 + `factor`: always more. */
function raise(text: string, factor: string): string {
  const up = readDecimal(factor)
  return show(by(readDecimal(text), { n: up.n + up.d, d: up.d }))
}
