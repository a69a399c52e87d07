import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluateModel } from '../../shared/calc/evaluate.ts'
import { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import type { Method, Result } from '../../shared/calc/result/result.ts'
import { patchModel } from '../../shared/model/patch.ts'
import type { Model } from '../../shared/model/schema.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { check, destination, FULL, judge, question } from './models.ts'
import { DAY, DESTINATIONS } from './oracle.ts'
import { change, inverse, patchBy } from './patches.ts'

const pack = currentPack()
const METHODS: readonly Method[] = ['look-through', 'second-incorporation']

function live(model: Model): LiveEvaluation {
  return LiveEvaluation.of(model, { pack, choices: {}, day: DAY })
}

/** Results as text, for a comparison of every member. */
function asked(evaluation: LiveEvaluation, products: readonly string[], to: string): string {
  const results = products.flatMap((product) =>
    METHODS.map((method) => evaluation.result(product, to, method)),
  )
  return JSON.stringify(results)
}

function fresh(model: Model, products: readonly string[], to: string): string {
  const by = (method: Method): Result[] =>
    evaluateModel(model, { pack, day: DAY, destinations: [to], products, method }).results
  const [through, second] = METHODS.map(by) as [Result[], Result[]]
  return JSON.stringify(through.flatMap((result, i) => [result, second[i]]))
}

describe('An evaluation that lives on from patch to patch', () => {
  test('gives after every patch what a fresh evaluation of the patched model gives', () => {
    const steps = fc.array(fc.tuple(change, destination, fc.boolean()), {
      minLength: 1,
      maxLength: 4,
    })
    check(20261181, fc.tuple(question(FULL), steps), ([{ model, to }, changes]) => {
      let now = model
      let evaluation = live(model)
      asked(evaluation, ['W'], to)
      changes.forEach(([next, toNext, ask], i) => {
        const patch = patchBy(now, next)
        now = patchModel(now, patch)
        evaluation = evaluation.patched(patch)
        expect(evaluation.model).toEqual(now)
        if (ask || i === changes.length - 1)
          expect(asked(evaluation, ['W', 'S1'], toNext)).toBe(fresh(now, ['W', 'S1'], toNext))
      })
    })
  })

  test('gives the first results again after the patch that leads back', () => {
    check(20261182, fc.tuple(question(FULL), change), ([{ model, to }, next]) => {
      const evaluation = live(model)
      const first = asked(evaluation, ['W'], to)
      const patch = patchBy(model, next)
      const patched = evaluation.patched(patch)
      asked(patched, ['W'], to)
      expect(asked(patched.patched(inverse(model, patch)), ['W'], to)).toBe(first)
    })
  })

  test('is not touched by the patches of others over it', () => {
    check(20261183, fc.tuple(question(FULL), change, change), ([{ model, to }, one, other]) => {
      const evaluation = live(model)
      const first = asked(evaluation, ['W'], to)
      const [patch, otherPatch] = [patchBy(model, one), patchBy(model, other)]
      const scenario = evaluation.patched(patch)
      const otherScenario = evaluation.patched(otherPatch)
      const ofScenario = asked(scenario, ['W'], to)
      expect(asked(otherScenario, ['W'], to)).toBe(fresh(otherScenario.model, ['W'], to))
      expect(asked(evaluation, ['W'], to)).toBe(first)
      expect(ofScenario).toBe(fresh(patchModel(model, patch), ['W'], to))
    })
  })

  test('gives in its matrix the verdicts and exact shares of the results', () => {
    const asking = fc.tuple(question(FULL), change, fc.constantFrom(...METHODS))
    check(20261184, asking, ([{ model, to }, next, method]) => {
      const evaluation = live(model)
      evaluation.matrix('W', DESTINATIONS, method)
      const patch = patchBy(model, next)
      const row = evaluation.patched(patch).matrix('W', DESTINATIONS, method)
      const at = DESTINATIONS.indexOf(to)
      const { outcome, rule, threshold, share } = judge(patchModel(model, patch), to, method)
      expect({
        outcome: row.outcomes[at],
        rule: row.rules[at],
        threshold: row.levels[at],
        share: { low: row.low[at], high: row.high[at] },
      }).toEqual({ outcome, rule, threshold, share })
    })
  })
})
