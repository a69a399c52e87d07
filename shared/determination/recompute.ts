import { documentHead } from '../calc/evaluate.ts'
import { LiveEvaluation } from '../calc/evaluation.ts'
import type { Method, ResultDocument } from '../calc/result/result.ts'
import type { Model } from '../model/schema.ts'
import { format } from '../money/ratio.ts'
import { type Choices, indexPack } from '../rules/pack.ts'
import type { PackFiles } from '../rules/schema.ts'
import type { NumeratorTerms } from './schema.ts'
import type { Asked } from './sub-model.ts'

/** What a determination is computed from. */
export interface Input extends Asked {
  model: Model
  rows: PackFiles
  method: Method
  switches: Choices
}

/** What is computed of it. */
export interface Computed {
  result: ResultDocument
  numerators: NumeratorTerms[]
}

/**
 * The results of an input by its own rows of rules, and the terms of their numerators. Nothing else is
 * asked, so that the same input gives the same answer at any time. Throws a RangeError on rows in which
 * something is missing that the evaluation asks for.
 */
export function computeFrom(input: Input): Computed {
  const { model, rows, method, switches, product, destinations, on } = input
  const pack = indexPack(rows)
  const evaluation = LiveEvaluation.of(model, { pack, choices: switches, day: on })
  return {
    result: {
      ...documentHead(model, { pack, day: on, choices: switches }),
      results: destinations.map((code) => evaluation.result(product, code, method)),
    },
    numerators: destinations.map((destination) => {
      const { isListed, contributions } = evaluation.numerator(product, destination, method)
      const terms = contributions.map(({ item, counts, value }) => ({
        item,
        counts,
        value: value && format(value),
      }))
      return { destination, isListed, terms }
    }),
  }
}
