import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import telecom from '../../samples/telecom.json' with { type: 'json' }
import { evaluateModel } from '../../shared/calc/evaluate.ts'
import { draftOf, type Question } from '../../shared/determination/determine.ts'
import { packRowsSchema } from '../../shared/determination/pack-rows.ts'
import { canonicalJson } from '../../shared/model/canonical-json.ts'
import type { Model } from '../../shared/model/schema.ts'
import { allDestinations } from '../../shared/rules/destination.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { FULL, question, RUNS } from '../property/models.ts'
import { goldenQuestions, questionOf } from './support.ts'

/** The result of the whole model by the whole pack, as a file holds it. */
function ofAll({ model, pack, on, product, ...asked }: Question): string {
  return canonicalJson(evaluateModel(model, { ...asked, pack, day: on, products: [product] }))
}

/** A model with rows beside those that product W rests on. */
function withOthers(model: Model): Model {
  const [part] = model.parts
  if (!part) throw new Error('a model without parts')
  const other = { ...part, id: 'OTHER', eccn: '9A610.x', supplier: 'DE1' }
  const product = { id: 'X', kind: 'commodity' as const, lines: [{ item: 'W', quantity: '1' }] }
  const [first, ...others] = model.products
  if (!first) throw new Error('a model without products')
  return {
    ...model,
    parts: [other, ...model.parts],
    products: [
      {
        ...product,
        id: 'A',
        madeBy: 'US1',
        eccn: '9A515.a',
        lines: [{ item: 'OTHER', quantity: '2' }],
      },
      first,
      { ...product, price: { amount: '1', currency: 'EUR' } },
      ...others,
    ],
  }
}

describe('What a determination carries gives the result of the whole model by the whole pack', () => {
  test.each(goldenQuestions().map(({ one, question }) => [one.name, question] as const))(
    '%s',
    (_name, question) => {
      const draft = draftOf(question)
      expect(canonicalJson(draft.result)).toBe(ofAll(question))
      expect(packRowsSchema.safeParse(draft.pack.rows).error).toBeUndefined()
    },
  )

  test('for random models with other products, parts, companies and rates beside', () => {
    const runs = Math.ceil(RUNS / 5)
    console.info(`seed 20261201, ${runs} runs`)
    const sameAlone = fc.property(question(FULL), ({ model, to }) => {
      const asked = questionOf(withOthers(model), { destinations: [to] })
      const draft = draftOf(asked)
      expect(canonicalJson(draft.result)).toBe(ofAll(asked))
      expect(draft.model.products.map(({ id }) => id)).not.toContain('X')
      expect(draft.model.parts.map(({ id }) => id)).not.toContain('OTHER')
    })
    fc.assert(sameAlone, { seed: 20261201, numRuns: runs })
  })

  test('for every product of the demo, in a fifth of the list of controlled items', () => {
    const model = telecom as unknown as Model
    const pack = currentPack()
    const whole = canonicalJson(pack.eccns).length
    const destinations = allDestinations(pack).filter((_, i) => i % 10 === 0)
    for (const { id } of model.products) {
      const asked = questionOf(model, { product: id, destinations })
      const draft = draftOf(asked)
      expect(canonicalJson(draft.result)).toBe(ofAll(asked))
      expect(canonicalJson(draft.pack.rows.eccns).length).toBeLessThan(whole / 5)
    }
  })
})
