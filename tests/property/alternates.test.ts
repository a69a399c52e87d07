import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Model } from '../../shared/model/schema.ts'
import { readRatio } from '../../shared/money/display.ts'
import { compare, parseRatio } from '../../shared/money/ratio.ts'
import { type Choice, smallestFillings } from '../../shared/scenario/levers/search.ts'
import { smallestSets } from '../../shared/scenario/levers/sets.ts'
import { subjectOn } from './amounts.ts'
import { check, FULL, judge, KNOWN, often, part, question, RUNS, withRoot } from './models.ts'

/** Every way to take at most one of each list, in any order of lists. */
function everyWay<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>(
    (ways, list) => ways.flatMap((way) => [way, ...list.map((one) => [...way, one])]),
    [[]],
  )
}

describe('The search for the smallest fillings', () => {
  const slot = fc.record({
    needed: fc.boolean(),
    choices: fc.array(
      fc.record({
        delta: fc.bigInt({ min: -20n, max: 6n }),
        cost: fc.option(fc.bigInt({ min: -9n, max: 9n }), { freq: 6 }),
      }),
      { maxLength: 2 },
    ),
  })
  const asked = fc.record({
    slots: fc.array(slot, { maxLength: 5 }),
    room: fc.bigInt({ min: -60n, max: 5n }),
    most: fc.integer({ min: 1, max: 4 }),
  })

  test('finds the size and the costs that looking at every filling finds', () => {
    let [found, several] = [0, 0]
    check(20261211, asked, ({ slots, room, most }) => {
      const choices: Choice[][] = slots.map(({ choices: of }, i) =>
        of.map((choice, option) => ({ ...choice, slot: i, option })),
      )
      const needed = new Set(slots.flatMap((one, i) => (one.needed && i % 3 === 0 ? [i] : [])))
      const good = everyWay(choices).filter(
        (way) =>
          way.reduce((sum, { delta }) => sum + delta, 0n) <= room &&
          [...needed].every((i) => way.some(({ slot: at }) => at === i)),
      )
      const size = good.length === 0 ? null : Math.min(...good.map((way) => way.length))
      const smallest = good.filter((way) => way.length === size)
      const costs = smallest.map(costOf).sort(cheapestFirst)
      const search = smallestFillings({ choices, needed, room }, most)
      expect(search.exact).toBe(true)
      expect(search.size).toBe(size)
      expect(search.sets.map(costOf)).toEqual(costs.slice(0, most))
      expect(search.more).toBe(costs.length > most)
      for (const set of search.sets) expect(smallest.map((way) => idOf(way))).toContain(idOf(set))
      expect(new Set(search.sets.map(idOf)).size).toBe(search.sets.length)
      if (size) found++
      if (costs.length > most) several++
    })
    expect(found).toBeGreaterThan(often(1000))
    expect(several).toBeGreaterThan(often(300))
  })

  function idOf(way: readonly Choice[]): string {
    return way
      .map(({ slot: at, option }) => `${at}.${option}`)
      .sort()
      .join()
  }

  function costOf(way: readonly Choice[]): bigint | null {
    return way.reduce<bigint | null>(
      (sum, { cost }) => (sum === null || cost === null ? null : sum + cost),
      0n,
    )
  }

  function cheapestFirst(a: bigint | null, b: bigint | null): number {
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
    return a < b ? -1 : a > b ? 1 : 0
  }
})

describe('The smallest sets of alternates', () => {
  const others = ['N0', 'N1', 'N2']
  const asked = fc.record({
    question: fc.oneof(question(KNOWN), question(FULL)),
    more: fc.tuple(...others.map((id) => part(FULL, id))),
    alternates: fc.record({
      P0: fc.subarray(['N0', 'N1', 'P1'], { minLength: 1 }),
      P1: fc.subarray(['N2', 'P0'], { minLength: 1 }),
      P2: fc.subarray(['N0', 'S3'], { minLength: 1 }),
      P3: fc.subarray(['N1', 'N2'], { minLength: 1 }),
      S3: fc.oneof(fc.constant<string[]>([]), fc.subarray(['N0', 'N1'])),
    }),
    /** All parts count, at a price of so many times their value: one alternate is seldom enough. */
    multiple: fc.option(fc.constantFrom(1, 2, 3), { freq: 2 }),
    target: fc.option(fc.constantFrom('0', '0.02', '0.05', '0.1', '0.25'), { freq: 2 }),
  })

  /** The model with parts that all count, at a price of so many times its content. */
  function dense(model: Model, to: string, multiple: number | null): Model {
    if (multiple === null) return model
    const parts = model.parts.map((one) => ({ ...one, origin: 'US', eccn: '7A103.a' }))
    const content = Number(judge({ ...model, parts }, to).controlled.low ?? 0)
    if (!(content > 0.01)) return model
    const price = { amount: (content * multiple).toFixed(2), currency: model.currency }
    return withRoot({ ...model, parts }, { price, prices: null })
  }

  /** The model with items in the places of others, written out by itself. */
  function replaced(model: Model, places: readonly (readonly [string, string])[]): Model {
    const by = new Map(places)
    return {
      ...model,
      products: model.products.map((product) => ({
        ...product,
        lines: product.lines.map((line) => ({ ...line, item: by.get(line.item) ?? line.item })),
      })),
    }
  }

  function reaches(model: Model, to: string, target: string | null): boolean {
    const { outcome, share } = judge(model, to)
    if (target === null) return outcome === 'not-subject' || outcome === 'report-required'
    return share.high !== null && compare(readRatio(share.high), parseRatio(target)) <= 0
  }

  test('are those that evaluating every combination finds', () => {
    let [found, none, larger] = [0, 0, 0]
    const seed = 20261212
    const runs = Math.round(RUNS / 4)
    console.info(`seed ${seed}, ${runs} runs: each evaluates up to 200 models`)
    fc.assert(
      fc.property(asked, ({ question: { model, to }, more, alternates, multiple, target }) => {
        const base = dense(model, to, multiple)
        const abroad = more.map((one) => (multiple ? { ...one, origin: 'JP' } : one))
        const all = { ...base, parts: [...base.parts, ...abroad] }
        const sets = smallestSets(subjectOn(all, to), {
          alternates,
          target: target ?? undefined,
          most: 1000,
        })
        if (!sets.exact) return
        const barred = sets.barred.map(({ item, to: other }) => `${item} ${other}`)
        const inside = insideOf(all)
        const lists = Object.entries<string[]>(alternates)
          .filter(([item]) => inside.has(item))
          .map(([item, options]) =>
            options
              .filter((other) => !barred.includes(`${item} ${other}`))
              .map((other) => [item, other] as const),
          )
        const good = everyWay(lists).filter((way) => reaches(replaced(all, way), to, target))
        const size = good.length === 0 ? null : Math.min(...good.map((way) => way.length))
        expect(sets.size).toBe(size)
        const text = (way: readonly (readonly [string, string])[]) =>
          way
            .map((one) => one.join())
            .sort()
            .join(' ')
        expect(
          sets.sets
            .map(({ replacements }) =>
              text(replacements.map(({ item, to: other }) => [item, other])),
            )
            .sort(),
        ).toEqual(
          good
            .filter((way) => way.length === size)
            .map(text)
            .sort(),
        )
        expect(sets.more).toBe(false)
        if (size === null) none++
        else found++
        if (size !== null && size > 1) larger++
      }),
      { seed, numRuns: runs },
    )
    expect(found).toBeGreaterThan(often(300))
    expect(none).toBeGreaterThan(often(100))
    expect(larger).toBeGreaterThan(often(20))
  })

  function insideOf(model: Model): Set<string> {
    const inside = new Set(['W'])
    for (const id of inside)
      for (const { item } of model.products.find((product) => product.id === id)?.lines ?? [])
        inside.add(item)
    return inside
  }
})
