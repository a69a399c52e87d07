import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import { actOfResult } from '../../shared/calc/result/act.ts'
import type { Method } from '../../shared/calc/result/result.ts'
import { changedResult, resultChange } from '../../shared/calc/result/result-change.ts'
import { patchModel } from '../../shared/model/patch.ts'
import type { Model } from '../../shared/model/schema.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { check, destination, FULL, question, RUNS } from './models.ts'
import { DAY } from './oracle.ts'
import { change, patchBy } from './patches.ts'

const pack = currentPack()
/** Each compares whole results; that a living evaluation gives them is held elsewhere. */
const SOME = Math.min(RUNS, 2000)
const method = fc.constantFrom<Method[]>('look-through', 'second-incorporation')

function fresh(model: Model): LiveEvaluation {
  return LiveEvaluation.of(model, { pack, choices: {}, day: DAY })
}

describe('The answers to an edit', () => {
  test('are one: what differs, laid over the result before it, is the full answer', () => {
    const edits = fc.array(fc.tuple(change, fc.option(destination)), { minLength: 1, maxLength: 4 })
    check(
      20261301,
      fc.tuple(question(FULL), edits, method),
      ([{ model, to }, changes, by]) => {
        let now = model
        let evaluation = fresh(model)
        let shown = evaluation.result('W', to, by)
        for (const [next, other] of changes) {
          const patch = patchBy(now, next)
          now = patchModel(now, patch)
          evaluation = evaluation.patched(patch)
          const result = evaluation.result('W', other ?? to, by)
          shown = changedResult(shown, structuredClone(resultChange(shown, result)))
          expect(shown).toEqual(fresh(now).result('W', other ?? to, by))
        }
      },
      SOME,
    )
  })

  test('agree: the figures that come first are those of the result, and so is the act', () => {
    check(
      20261302,
      fc.tuple(question(FULL), change, method),
      ([{ model, to }, next, by]) => {
        const evaluation = fresh(model).patched(patchBy(model, next))
        const { act, ...figures } = evaluation.figures('W', to, by)
        const result = evaluation.result('W', to, by)
        expect(result).toMatchObject(figures)
        expect(act).toBe(actOfResult(result))
      },
      SOME,
    )
  })
})
