import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countedDays, dayOfCount, type Hold } from '../../shared/licences/clock.ts'
import { drawDown, undrawn } from '../../shared/licences/draw-down.ts'
import type { DrawnItem } from '../../shared/licences/schema.ts'
import { dayAfter } from '../../shared/model/calendar-day.ts'
import { add, compare, multiply, parseRatio, ZERO } from '../../shared/money/ratio.ts'
import { RUNS } from './models.ts'

/** Days about a leap year, and of one that is none though four divide it. */
const day = fc.oneof(
  fc.integer({ min: 0, max: 900 }).map((count) => dayAfter('2027-06-01', count)),
  fc.integer({ min: 0, max: 900 }).map((count) => dayAfter('2099-06-01', count)),
)
const holds = (start: string) =>
  fc.array(
    fc
      .record({ after: fc.integer({ min: -20, max: 200 }), long: fc.integer({ min: 0, max: 40 }) })
      .chain(({ after, long }) =>
        fc
          .constantFrom(dayAfter(start, after + long), null)
          .map((to): Hold => ({ from: dayAfter(start, after), to })),
      ),
    { maxLength: 5 },
  )
const asked = day.chain((start) =>
  fc.record({
    start: fc.constant(start),
    holds: holds(start),
    count: fc.integer({ min: 1, max: 120 }),
  }),
)

function isHeld(at: string, list: readonly Hold[]): boolean {
  return list.some(({ from, to }) => from <= at && (to === null || at < to))
}

test('counting days one by one gives the same, and a zone changes nothing', () => {
  const zone = process.env.TZ
  const property = fc.property(
    asked,
    fc.constantFrom('UTC', 'America/New_York', 'Pacific/Apia', 'Asia/Kathmandu'),
    ({ start, holds: list, count }, inZone) => {
      process.env.TZ = inZone
      const last = dayOfCount(start, count, list)
      let at = start
      let counted = 0
      for (let step = 0; step < 600 && counted < count; step++) {
        at = dayAfter(at, 1)
        if (!isHeld(at, list)) counted++
        if (step % 50 === 0) expect(countedDays(start, at, list)).toBe(counted)
      }
      expect(last).toBe(counted === count ? at : null)
      if (last !== null) expect(countedDays(start, last, list)).toBe(count)
    },
  )
  try {
    fc.assert(property, { seed: 20261129, numRuns: RUNS / 5 })
  } finally {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  }
})

test('a hold more never brings a deadline nearer', () => {
  const property = fc.property(
    asked.chain((one) => fc.record({ one: fc.constant(one), more: holds(one.start) })),
    ({ one: { start, holds: list, count }, more }) => {
      const [before, after] = [list, [...list, ...more]].map((those) =>
        dayOfCount(start, count, those),
      )
      if (after !== null && after !== undefined) expect((before ?? '9') <= after).toBe(true)
    },
  )
  fc.assert(property, { seed: 20261130, numRuns: RUNS / 2 })
})

const amount = fc
  .tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 999 }))
  .map(([whole, part]) => `${whole}.${String(part).padStart(3, '0')}`)
const draws = fc.array(
  fc.record({
    item: fc.integer({ min: 1, max: 3 }),
    quantity: amount,
    value: amount,
    currency: fc.constantFrom('USD', 'USD', 'USD', 'EUR'),
  }),
  { maxLength: 12 },
)

test('what is drawn down never exceeds a limit, whatever is asked for in whatever order', () => {
  const limits = fc.record({ quantity: amount, value: amount })
  const property = fc.property(
    limits,
    limits,
    draws,
    fc.boolean(),
    (first, second, list, isExport) => {
      const tolerance = isExport ? '0.1' : '0'
      const paper = [first, second].map((limit) => ({
        ...limit,
        description: 'x',
        currency: 'USD',
      }))
      let items = undrawn(paper, tolerance)
      const taken: DrawnItem[] = []
      for (const draw of list) {
        const after = drawDown(items, [draw], tolerance)
        if (!after.ok) continue
        items = after.items
        taken.push(draw)
      }
      items.forEach((item, place) => {
        const mine = taken.filter((draw) => draw.item === place + 1)
        const sum = (member: 'quantity' | 'value') =>
          mine.reduce((all, draw) => add(all, parseRatio(draw[member] ?? '0')), ZERO)
        expect(compare(sum('quantity'), parseRatio(item.quantity ?? '0'))).toBeLessThanOrEqual(0)
        const limit = parseRatio(item.value ?? '0')
        const most = add(limit, multiply(limit, parseRatio(tolerance)))
        expect(compare(sum('value'), most)).toBeLessThanOrEqual(0)
        expect(compare(parseRatio(item.left.quantity ?? '-1'), ZERO)).toBeGreaterThanOrEqual(0)
        expect(compare(parseRatio(item.left.value ?? '-1'), ZERO)).toBeGreaterThanOrEqual(0)
        expect(
          compare(
            add(sum('quantity'), parseRatio(item.left.quantity ?? '0')),
            parseRatio(item.quantity ?? '0'),
          ),
        ).toBe(0)
      })
      const whole = drawDown(undrawn(paper, tolerance), [...taken].reverse(), tolerance)
      expect(whole.ok && whole.items.map(({ left }) => left)).toEqual(items.map(({ left }) => left))
    },
  )
  fc.assert(property, { seed: 20261201, numRuns: RUNS / 2 })
})
