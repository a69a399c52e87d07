import type { Method } from '../../shared/calc/result/result.ts'
import { allDestinations, findDestination, standInFor } from '../../shared/rules/destination.ts'
import type { Choices, RulePack } from '../../shared/rules/pack.ts'
import type { Mutation } from './pack-mutations.ts'

/** A model that is asked, as the data of a model file, and how. */
export interface Question {
  of: string
  data: object
  product: string
  destinations: readonly string[]
  day: string
  method?: Method | undefined
  choices?: Choices | undefined
}

/** Two packs that differ in a mutation, and the day on which its row holds. */
export interface Sides {
  base: RulePack
  other: RulePack
  mutation: Mutation
  day: string
}

/** A destination for each that either pack tells apart from others. */
export function toldApart(base: RulePack, other: RulePack): string[] {
  const codes = new Set<string>()
  const known = new Set<string>()
  const territories = base.countries.countries.filter(({ territory }) => territory)
  for (const code of [
    ...allDestinations(base),
    ...territories.slice(0, 2).map((row) => row.code),
  ]) {
    const [one, two] = [base, other].map((pack) => {
      const found = findDestination(pack, code)
      return found ? standInFor(pack, found).code : null
    })
    const key = `${one} ${two}`
    if (!known.has(key)) codes.add(code)
    known.add(key)
  }
  return [...codes]
}

/** One choice of each option of each switch. */
export function choicesOf(pack: RulePack): Choices[] {
  return pack.switches.switches.flatMap(({ id, options }) =>
    options.map((option) => ({ [id]: option.id })),
  )
}

/** A product with content of its own ECCN for 300 of its 1000 dollars. */
export function probe(eccn: string, from: string, given: object) {
  const kind = /^\dD/.test(eccn) ? 'software' : /^\dE/.test(eccn) ? 'technology' : 'commodity'
  const price = (amount: string) => ({ amount, currency: 'USD' })
  const facts = { incorporated: true, ...given }
  const lines = [{ item: 'A', quantity: '1' }]
  const data = {
    format: 'minimis-model',
    version: 1,
    currency: 'USD',
    entities: [{ id: 'M', country: from, headquarters: from }],
    parts: [{ id: 'A', kind, origin: 'US', eccn, price: price('300'), facts }],
    products: [{ id: 'W', kind, eccn, madeBy: 'M', price: price('1000'), lines, facts: given }],
  }
  return { data, product: 'W' }
}
