import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { evaluateEach, summarizeEach } from '../../shared/calc/evaluate.ts'
import type { ResultSummary } from '../../shared/calc/evaluation.ts'
import { actOfResult, candidatesOf } from '../../shared/calc/result/act.ts'
import type { Method, Result } from '../../shared/calc/result/result.ts'
import { readModel } from '../../shared/model/read.ts'
import type { Model } from '../../shared/model/schema.ts'
import { allDestinations } from '../../shared/rules/destination.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { check, FULL, type Question, question, RUNS } from './models.ts'
import { DAY } from './oracle.ts'

const pack = currentPack()
const METHODS: readonly Method[] = ['look-through', 'second-incorporation']

/** A summary as its result says it. */
function summaryOf(result: Result): ResultSummary {
  const { counted, unknown, need, routes: _, steps: __, notCounted, notices, ...told } = result
  const { directProductRules: rules = [], calculation, ...head } = told
  const inState = (state: string) => rules.filter((rule) => rule.state === state).length
  return {
    ...head,
    need: need.state,
    ...(calculation && {
      calculation: { asked: calculation.asked, missing: calculation.missing },
    }),
    directProduct: {
      out: inState('out'),
      in: inState('in'),
      open: inState('open'),
      'by-party': inState('by-party'),
    },
    reachedBy: rules.filter(({ state }) => state === 'in').map(({ rule }) => rule),
    act: actOfResult(result),
    candidates: candidatesOf(need.exceptions),
    needMissing: need.missing,
    counted: {
      first: counted.slice(0, 2).map(({ path, value }) => ({ path, value })),
      count: counted.length,
    },
    unknown: {
      first: unknown.slice(0, 1).map(({ path, missing }) => ({ path, missing }))[0] ?? null,
      count: unknown.length,
    },
  }
}

function expectSame(
  model: Model,
  destinations: readonly string[],
  products?: readonly string[],
): void {
  for (const method of METHODS) {
    const request = { pack, day: DAY, destinations, products, method }
    const results = evaluateEach(model, request)
    for (const summary of summarizeEach(model, request)) {
      const { value } = results.next()
      const said = summaryOf(value as Result)
      expect(summary).toEqual(said)
    }
    expect(results.next().done).toBe(true)
  }
}

/** Each run asks for eight whole results. */
const RUNS_OF_EIGHT = Math.ceil(RUNS / 8)

test('the summaries of a table say what the results say', () => {
  const holds = ({ model, to }: Question) => expectSame(model, [to, 'HK', 'CN', 'CA'])
  check(20261128, question(FULL), holds, RUNS_OF_EIGHT)
})

test('so do those of the demo, for every destination', () => {
  const path = join(import.meta.dirname, '..', '..', 'samples', 'telecom.json')
  const read = readModel(readFileSync(path, 'utf8'))
  if (!read.ok) throw new Error('the demo cannot be read')
  expectSame(read.value, allDestinations(pack), ['ER-4200'])
})
