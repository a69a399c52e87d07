import { describe, expect, test } from 'vitest'
import { checkModel } from '../../shared/model/read.ts'
import { check, FULL, judge, KNOWN, often, type Question, question } from './models.ts'
import { type OracleAnswer, oracle } from './oracle.ts'

function compare(answer: OracleAnswer, result: ReturnType<typeof judge>) {
  const { outcome, threshold, price, controlled } = result
  expect({ outcome, threshold, price, controlled }).toEqual({
    outcome: answer.outcome,
    threshold: answer.threshold,
    price: answer.price,
    controlled: answer.controlled,
  })
  if (answer.rule) expect(result.rule).toBe(answer.rule)
  if (answer.share) expect(result.share).toEqual(answer.share)
  else expect(result.share.high).toBeNull()
}

describe('The core against the oracle', () => {
  test('The generated models are models that the contract accepts', () => {
    check(20261101, question(FULL), ({ model }: Question) => {
      expect(checkModel(structuredClone(model))).toMatchObject({ ok: true })
    })
  })

  test('Verdict, share, price and controlled value are exact where all is known', () => {
    check(20261102, question(KNOWN), ({ model, to }) => {
      const answer = oracle(model, 'W', to)
      expect(answer.share?.low).toBe(answer.share?.high)
      compare(answer, judge(model, to))
    })
  })

  test('Verdict and bounds are exact where origins, ECCNs, prices, rates or facts are missing', () => {
    const seen = { subject: 0, 'not-subject': 0, undetermined: 0 }
    check(20261103, question(FULL), ({ model, to }) => {
      const answer = oracle(model, 'W', to)
      seen[answer.outcome]++
      compare(answer, judge(model, to))
    })
    // The models are worth asking about: no verdict is rare among them.
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(often(500))
  })

  test('Second incorporation drops what is inside discrete products, and nothing else', () => {
    check(20261104, question(FULL), ({ model, to }) => {
      const method = 'second-incorporation'
      compare(oracle(model, 'W', to, method), judge(model, to, method))
    })
  })
})
