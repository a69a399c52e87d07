import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import { checkModel } from '../../shared/model/read.ts'
import type { Model } from '../../shared/model/schema.ts'
import { readRatio } from '../../shared/money/display.ts'
import { add, compare, ZERO } from '../../shared/money/ratio.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { Base } from '../../shared/scenario/base.ts'
import { commandsOf } from '../../shared/scenario/commands.ts'
import { Costs } from '../../shared/scenario/cost.ts'
import { Overlaid } from '../../shared/scenario/overlaid.ts'
import type { Overlay } from '../../shared/scenario/overlay.ts'
import { waterfall } from '../../shared/scenario/waterfall.ts'
import { check, FULL, judge, question } from './models.ts'
import { DAY } from './oracle.ts'
import { applied, changes, laid, numbered } from './scenarios.ts'

const pack = currentPack()

const asked = question(FULL).chain(({ model, to }) =>
  changes(model).map((given) => ({ model, to, given })),
)

function overlaidOn(model: Model, over: Overlay): Overlaid {
  const base = LiveEvaluation.of(model, { pack, choices: {}, day: DAY })
  return new Overlaid(() => base, over)
}

/** Members that are null mean the same as absent ones, and the order of rates means nothing. */
function meaning({ rates, ...model }: Model): unknown {
  const sorted = rates.map((rate) => JSON.stringify(Object.entries(rate).sort())).sort()
  return JSON.parse(JSON.stringify({ ...model, sorted }, (_, value) => value ?? undefined))
}

describe('A scenario over a base', () => {
  test('without a change is the base', () => {
    check(20261191, question(FULL), ({ model, to }) => {
      const { over } = laid(model, [])
      expect(over.patch).toEqual({})
      expect(over.model).toEqual(model)
      const overlaid = overlaidOn(model, over)
      expect(overlaid.whole.result('W', to, 'look-through')).toEqual(judge(model, to))
    })
  })

  test('leaves the base as it is and makes a model that holds together', () => {
    check(20261192, asked, ({ model, given }) => {
      const before = JSON.stringify(model)
      const { over } = laid(model, given)
      expect(JSON.stringify(model)).toBe(before)
      const checked = checkModel(over.model)
      expect(checked.ok ? [] : checked.problems).toEqual([])
    })
  })

  test('is evaluated as the model to which its command was applied', () => {
    check(20261193, asked, ({ model, to, given }) => {
      const { base, over } = laid(model, given)
      const adopt = () => {
        throw new Error('no other pack is used')
      }
      const command = commandsOf(base, over, { what: 'S', lineOf: numbered(model), adopt })
      const after = applied(model, command)
      const overlaid = overlaidOn(model, over)
      expect(overlaid.whole.result('W', to, 'look-through')).toEqual(judge(after, to))
      expect(meaning(over.model)).toEqual(meaning(after))
    })
  })

  test('gives the same model when two neighbours that do not conflict change places', () => {
    const swapped = asked.chain(({ model, given }) =>
      fc.nat({ max: Math.max(0, given.length - 2) }).map((at) => ({ model, given, at })),
    )
    check(20261194, swapped, ({ model, given, at }) => {
      const [first, second] = [given[at], given[at + 1]]
      if (!first || !second) return
      const { over } = laid(model, given)
      const isConflict = over.conflicts.some(
        (pair) => pair.first.index === at && pair.second.index === at + 1,
      )
      if (isConflict) return
      const other = [...given.slice(0, at), second, first, ...given.slice(at + 2)]
      expect(laid(model, other).over.model).toEqual(over.model)
    })
  })

  test('has a waterfall whose moves add up to the difference, each from where the last one ended', () => {
    check(20261195, asked, ({ model, to, given }) => {
      const { over } = laid(model, given)
      const overlaid = overlaidOn(model, over)
      const {
        from,
        to: end,
        steps,
      } = waterfall(overlaid, {
        product: 'W',
        destination: to,
        method: 'look-through',
      })
      expect(steps.map(({ index }) => index)).toEqual(given.map((_, i) => i))
      expect(from.share).toEqual(judge(model, to).share)
      expect(end.share).toEqual(judge(over.model, to).share)
      expect(steps.map(({ share }) => share.from)).toEqual([
        from.share,
        ...steps.slice(0, -1).map(({ share }) => share.to),
      ])
      for (const bound of ['low', 'high'] as const) {
        const [start, last] = [from.share[bound], end.share[bound]]
        const moves = steps.map((step) => step.moves[bound])
        if (start === null || last === null || moves.includes(null)) continue
        const sum = moves.reduce((total, move) => add(total, readRatio(move ?? '')), ZERO)
        expect(compare(add(readRatio(start), sum), readRatio(last))).toBe(0)
      }
    })
  })

  test('costs what a fresh sum over its model costs', () => {
    check(20261196, asked, ({ model, given }) => {
      const { base, over } = laid(model, given)
      const costs = Costs.of(base, DAY)
      costs.of('W')
      const fresh = Costs.of(new Base(over.model), DAY)
      expect(costs.patched(over.patch).of('W')).toEqual(fresh.of('W'))
    })
  })
})
