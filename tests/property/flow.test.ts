import { expect, test } from 'vitest'
import { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import {
  FLOW_GROUPINGS,
  type Flow,
  type FlowAmounts,
  type FlowBlock,
} from '../../shared/calc/result/flow.ts'
import type { Method } from '../../shared/calc/result/result.ts'
import { readRatio } from '../../shared/money/display.ts'
import { add, compare, format, type Ratio, ZERO } from '../../shared/money/ratio.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { check, FULL, KNOWN, often, question } from './models.ts'
import { DAY } from './oracle.ts'

const pack = currentPack()
const METHODS: readonly Method[] = ['look-through', 'second-incorporation']
const AMOUNTS = ['counted', 'open', 'notCounted'] as const
const ALL = { perMille: 0, withNotCounted: true, most: 5000 }

type Amounts = Pick<FlowAmounts, (typeof AMOUNTS)[number]>

function sum(blocks: readonly Amounts[], name: keyof Amounts): Ratio {
  return blocks.reduce((total, block) => add(total, readRatio(block[name])), ZERO)
}

function insideOf(blocks: readonly FlowBlock[]): FlowBlock[][] {
  const inside: FlowBlock[][] = blocks.map(() => [])
  blocks.forEach((block, at) => {
    expect(block.parent ?? -1).toBeLessThan(at)
    expect(block.parent === null).toBe(at === 0)
    if (block.parent !== null) inside[block.parent]?.push(block)
  })
  return inside
}

/** Each block that has others inside is what they add up to, in the amounts that are shown. */
function expectAdded(blocks: readonly FlowBlock[], names: readonly (keyof Amounts)[]): void {
  const inside = insideOf(blocks)
  blocks.forEach((block, at) => {
    const within = inside[at] as FlowBlock[]
    if (within.length === 0) return
    for (const name of names) expect(format(sum(within, name))).toBe(block[name])
    expect(within.some(({ unpriced }) => unpriced)).toBe(block.unpriced)
  })
}

function expectBounds({ blocks, controlled }: Flow, isListed: boolean): void {
  const [whole] = blocks as [FlowBlock]
  expect(whole.counted).toBe(controlled.low)
  if (!isListed) return
  const high = format(add(readRatio(whole.counted), readRatio(whole.open)))
  expect(whole.unpriced ? null : high).toBe(controlled.high)
}

for (const [name, shape, seed] of [
  ['with unknowns', FULL, 20261201],
  ['all known', KNOWN, 20261202],
] as const)
  test(`the blocks add up to the numerator, ${name}`, () => {
    const met = { open: 0, assembly: 0, shared: 0, whole: 0, unpriced: 0 }
    check(seed, question(shape), ({ model, to }) => {
      const live = LiveEvaluation.of(model, { pack, choices: {}, day: DAY })
      const isListed = (model.products.find(({ id }) => id === 'W')?.lines.length ?? 0) > 0
      for (const method of METHODS) {
        const flows = FLOW_GROUPINGS.map((grouping) =>
          live.flow('W', to, method, { grouping, cut: ALL }),
        )
        const [first] = flows as [Flow]
        for (const flow of flows) {
          expectBounds(flow, isListed)
          expectAdded(flow.blocks, AMOUNTS)
          expect(flow.blocks[0]).toEqual(first.blocks[0])
        }
        const { blocks } = first
        if (blocks[0]?.open !== '0') met.open++
        if (blocks.some(({ kind }) => kind === 'assembly')) met.assembly++
        if (blocks.some(({ kind }) => kind === 'whole')) met.whole++
        if (blocks[0]?.unpriced) met.unpriced++
        const inner = blocks.flatMap(({ kind, id }) => (kind === 'assembly' ? [id] : []))
        if (new Set(inner).size < inner.length) met.shared++
      }
    })
    expect(met.assembly).toBeGreaterThan(often(2000))
    expect(met.shared).toBeGreaterThan(often(100))
    expect(met.whole).toBeGreaterThan(often(300))
    if (shape.unknowns) {
      expect(met.open).toBeGreaterThan(often(500))
      expect(met.unpriced).toBeGreaterThan(often(300))
    }
  })

test('what is cut off is one rest in each block, and nothing is lost', () => {
  let rests = 0
  check(20261203, question(FULL), ({ model, to }) => {
    const live = LiveEvaluation.of(model, { pack, choices: {}, day: DAY })
    for (const grouping of FLOW_GROUPINGS)
      for (const cut of [
        { perMille: 200, withNotCounted: true, most: 5000 },
        { perMille: 0, withNotCounted: true, most: 4 },
        { perMille: 10, withNotCounted: false, most: 5000 },
        { perMille: 0, withNotCounted: true, most: 1 },
      ]) {
        const { blocks, controlled } = live.flow('W', to, 'look-through', { grouping, cut })
        expect(blocks.length).toBeLessThanOrEqual(cut.most)
        expect(blocks[0]?.counted).toBe(controlled.low)
        expectAdded(blocks, cut.withNotCounted ? AMOUNTS : ['counted', 'open'])
        for (const within of insideOf(blocks)) {
          const rest = within.filter(({ kind }) => kind === 'rest')
          expect(rest.length).toBeLessThanOrEqual(1)
          rests += rest.length
        }
        const whole = blocks[0] as FlowBlock
        const least = AMOUNTS.reduce((total, name) => add(total, readRatio(whole[name])), ZERO)
        if (cut.perMille === 200 && cut.most === 5000)
          for (const block of blocks) {
            const size = AMOUNTS.reduce((total, name) => add(total, readRatio(block[name])), ZERO)
            const isSmall = compare({ n: size.n * 5n, d: size.d }, least) < 0
            const siblings = blocks.filter(({ parent }) => parent === block.parent)
            const small = isSmall && block.kind !== 'rest' && !block.unpriced
            if (small && !block.notCountedUnpriced)
              expect(siblings.some(({ kind }) => kind === 'rest')).toBe(false)
          }
      }
  })
  expect(rests).toBeGreaterThan(often(5000))
})
