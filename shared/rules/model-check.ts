import { nearestName } from '../model/nearest.ts'
import { type Problem, pathText } from '../model/read.ts'
import { type Model, partFactsSchema, productFactsSchema } from '../model/schema.ts'
import { findDestination, refusalOf } from './destination.ts'
import type { RulePack } from './pack.ts'

/** The destinations that technology reports name and the pack does not know or refuses, and why. */
export function refusedDestinations({ products }: Model, pack: RulePack): Problem[] {
  return products.flatMap(({ technologyReports }, i) =>
    (technologyReports ?? []).flatMap(({ destinations }, j) =>
      destinations.flatMap((code, k) => {
        if (findDestination(pack, code)) return []
        const path = pathText(['products', i, 'technologyReports', j, 'destinations', k])
        const refusal = refusalOf(pack, code)
        const message = `"${code}" is no destination of ${pack.header.id}`
        return [{ path, message: refusal ? `${message}: ${refusal}` : message }]
      }),
    ),
  )
}

/** Answers to direct product questions that the pack does not ask; they are kept and say nothing. */
export function unknownDirectProduct(model: Model, pack: RulePack): Problem[] {
  const questions = (pack.directProduct.questions ?? []).map(({ id }) => id)
  const scopes = (pack.directProduct.certificate?.scopes ?? []).map(({ id }) => id)
  return (['entities', 'parts', 'products'] as const).flatMap((list) =>
    model[list].flatMap(({ directProduct }, i) => {
      const at = [list, i, 'directProduct']
      const names = Object.keys(directProduct?.answers ?? {})
      return [
        ...strangers(names, questions, 'is no direct product question', [...at, 'answers']),
        ...(directProduct?.certificates ?? []).flatMap((one, j) =>
          strangers(one.scopes, scopes, 'is no scope of the model certificate', [
            ...[...at, 'certificates', j, 'scopes'],
          ]),
        ),
      ]
    }),
  )
}

/**
 * Facts that no rule knows, which are kept and say nothing: misspelt ones, and answers to questions
 * that the pack does not ask. Each with the name that it is likeliest a slip of.
 */
export function unknownFacts({ parts, products }: Model, pack: RulePack): Problem[] {
  const questions = [...pack.conditionById.keys()]
  return [
    ...parts.flatMap(({ facts }, i) => ofItem(['parts', i], facts, 'part')),
    ...products.flatMap(({ facts }, i) => ofItem(['products', i], facts, 'product')),
  ]

  function ofItem(
    at: PropertyKey[],
    facts: Readonly<Record<string, unknown>> | null | undefined,
    type: keyof typeof FACTS,
  ): Problem[] {
    if (!facts) return []
    const { answers, ...others } = facts
    return [
      ...strangers(Object.keys(others), FACTS[type], `is no fact of a ${type}`, [...at, 'facts']),
      ...strangers(Object.keys(answers ?? {}), questions, 'is no question of the rule pack', [
        ...at,
        'facts',
        'answers',
      ]),
    ]
  }
}

const FACTS = {
  part: Object.keys(partFactsSchema.shape),
  product: Object.keys(productFactsSchema.shape),
}

function strangers(
  names: readonly string[],
  known: readonly string[],
  what: string,
  at: PropertyKey[],
): Problem[] {
  return names
    .filter((name) => !known.includes(name))
    .map((name) => {
      const nearest = nearestName(name, known)
      const message = nearest === null ? what : `${what}; "${nearest}" is one`
      return { path: pathText([...at, name]), message }
    })
}
