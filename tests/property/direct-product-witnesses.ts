import { findDestination, isAmong } from '../../shared/rules/destination.ts'
import type { DirectProductRule } from '../../shared/rules/schema.ts'
import { probe, type Question, type Sides } from './witness-models.ts'

/**
 * Products without US content for a change in a rule of 734.9 or in a question of one: of each ECCN in
 * and out of the rule, made by each of its ways and not, by facts that bring it in, from companies seated in
 * and out of the countries it speaks of, for each destination that it tells apart.
 */
export function* ofDirectProduct({ base, other, mutation, day }: Sides): Generator<Question> {
  const packs = [base, other]
  const [, table, at] = mutation.path
  const id = mutation.rows.find((row) => typeof row.id === 'string')?.id
  const rules = packs.flatMap(({ directProduct }) =>
    directProduct.rules.filter((rule) =>
      table === 'rules'
        ? rule.id === base.directProduct.rules[Number(at)]?.id
        : JSON.stringify(rule).includes(`"${id}"`),
    ),
  )
  const destinations = [...base.countryByCode.keys()].filter(isFirst(standing))
  const questions = [...new Set(rules.flatMap(questionsOf))]
  const asked = packs
    .flatMap(({ directProduct }) => directProduct.questions ?? [])
    .filter((one) => questions.includes(one.id))
  const wider = [...new Set([...questions, ...asked.flatMap(({ within }) => within ?? [])])]
  const names = [
    ...rules.flatMap(({ orFacts, party }) => [
      ...(orFacts ?? []),
      ...(party?.fact ? [party.fact.name] : []),
    ]),
    ...asked.flatMap(({ settledBy }) => (settledBy ? [settledBy.fact] : [])),
  ]
  for (const eccn of [...new Set(rules.flatMap(itemsOf)), undefined])
    for (const answers of answersTo(wider))
      for (const facts of factsBy([...new Set(names)]))
        for (const [from, seat] of COMPANIES) {
          const { data, product } = probe(eccn ?? 'EAR99', from, facts)
          const [whole] = data.products
          const own = { ...whole, eccn, directProduct: { answers } }
          const entities = [{ id: 'M', country: from, headquarters: seat }]
          const parts = data.parts.map((part) => ({ ...part, origin: 'DE', eccn: 'EAR99' }))
          yield {
            of: `734.9: ${eccn} from ${from} by ${JSON.stringify([answers, facts])}`,
            data: { ...data, entities, parts, products: [own] },
            product,
            destinations,
            day,
          }
        }

  /** How a country stands to the rules in both packs. */
  function standing(code: string): string {
    return JSON.stringify(
      packs.map((pack) => {
        const destination = findDestination(pack, code)
        return pack.directProduct.rules
          .filter((rule) => rules.some((one) => one.id === rule.id))
          .map((rule) => [
            destination && isAmong(pack, destination, rule.destinations),
            destination &&
              rule.party?.fact &&
              isAmong(pack, destination, rule.party.fact.destinations),
            destination?.chart === null,
          ])
      }),
    )
  }
}

/** Where a maker sits, and its headquarters. */
const COMPANIES: readonly [string, string][] = [
  ['DE', 'DE'],
  ['KR', 'CN'],
  ['MY', 'MY'],
]

function isFirst(keyOf: (code: string) => string): (code: string) => boolean {
  const known = new Set<string>()
  return (code) => {
    const key = keyOf(code)
    const isNew = !known.has(key)
    known.add(key)
    return isNew
  }
}

function questionsOf({ limbs = [], orQuestions = [] }: DirectProductRule): string[] {
  return [...limbs, ...orQuestions].map(({ question }) => question)
}

/** ECCNs that a rule names, and some that hardly one does. */
function itemsOf(rule: DirectProductRule): string[] {
  const limbs = (rule.limbs ?? []).flatMap(({ exceptEccns }) => exceptEccns ?? [])
  const asked = (rule.orQuestions ?? []).flatMap(({ eccns }) => eccns ?? [])
  const named = [...limbs, ...asked, ...(rule.exceptEccns ?? []), ...(rule.eccns ?? [])]
  const families = { '9x515': '9A515.x', '600-series': '9A610.x' }
  const ofFamilies = (rule.families ?? []).map((id) => families[id as keyof typeof families])
  const literal = named.map((eccn) => eccn.replace(/^(\d)\?\?\?\?/, '$1A994'))
  return [...ofFamilies, ...literal, '3A001.a.2', '3A991', 'EAR99'].filter(
    (eccn) => eccn !== undefined,
  )
}

/** All questions answered yes, no and not at all, and each alone otherwise. */
function answersTo(questions: readonly string[]): object[] {
  const all = (value: boolean, otherwise: string | null) =>
    Object.fromEntries(questions.map((id) => [id, { answer: value !== (id === otherwise) }]))
  const single = questions.flatMap((id) => [all(false, id), { [id]: { answer: true } }])
  return [all(true, null), all(false, null), {}, ...single]
}

/** No fact, all facts yes, all no. */
function factsBy(names: readonly string[]): object[] {
  const all = (value: boolean) => Object.fromEntries(names.map((name) => [name, value]))
  return names.length > 0 ? [{}, all(true), all(false)] : [{}]
}
