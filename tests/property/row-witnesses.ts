import { type Destination, findDestination, isAmong } from '../../shared/rules/destination.ts'
import type { Choices, RulePack } from '../../shared/rules/pack.ts'
import type { EccnEntry, LicenceRow, Limb } from '../../shared/rules/schema.ts'
import { choicesOf, probe, type Question, type Sides, toldApart } from './witness-models.ts'

/** An entry as a pack has it. */
interface Side {
  pack: RulePack
  entry: EccnEntry
}

/**
 * Models for a change in an entry of the Commerce Control List: content of each paragraph in and out of what
 * changed, with each of its conditions answered yes, no and not at all, by each choice of its switches,
 * from a country in and out of those that it speaks of, for each destination that the rows tell apart.
 */
export function* ofRows({ base, other, mutation, day }: Sides): Generator<Question> {
  const eccn = String(mutation.rows.find((row) => typeof row.eccn === 'string')?.eccn)
  const sides = [base, other].flatMap((pack) => {
    const entry = pack.entryByEccn.get(eccn)
    return entry ? [{ pack, entry }] : []
  })
  const limbs = changedLimbs(sides)
  const destinations = destinationsOf(sides, toldApart(base, other))
  const kind = probe(eccn, 'DE', {}).data.products[0]?.kind
  for (const choices of choicesFor(sides))
    for (const from of exportCountries(sides))
      for (const paragraph of paragraphsOf(limbs))
        for (const facts of factsOf(sides, limbs)) {
          const item = [eccn, ...paragraph].join('.')
          const { data, product } = probe(item, from, facts)
          const told = JSON.stringify([facts, choices])
          const question = { product, destinations, day, choices }
          yield { ...question, of: `${item} from ${from} by ${told}`, data }
          if (kind !== 'software') continue
          const parts = data.parts.map((part) => ({ ...part, facts: { ...facts, bundled: true } }))
          const products = data.products.map((whole) => ({
            ...whole,
            kind: 'commodity' as const,
            eccn: '5A991',
          }))
          const bundled = { ...data, parts, products }
          yield { ...question, of: `${item} bundled, from ${from} by ${told}`, data: bundled }
        }
}

/** The limbs of the rows and of License Exception GBS that either side alone has; those of all rows, where none. */
function changedLimbs(sides: readonly Side[]): Limb[] {
  const parts = sides.map(({ entry }) => [
    ...entry.rows.map((row) => ({ scope: row.scope, text: JSON.stringify(row) })),
    { scope: entry.gbs ?? [], text: JSON.stringify([entry.gbs, entry.gbsExcept]) },
  ])
  const texts = parts.map((own) => new Set(own.map(({ text }) => text)))
  const changed = parts.flatMap((own, i) =>
    own.filter(({ text }) => texts.length < 2 || !texts[1 - i]?.has(text)),
  )
  return (changed.length > 0 ? changed : parts.flat()).flatMap(({ scope }) => scope)
}

/** Paragraphs in and out of limbs: first the entry as a whole and one that no rule names. */
function paragraphsOf(limbs: readonly Limb[]): string[][] {
  const named = limbs.flatMap((limb) => [...(limb.except ?? []), ...(limb.in ?? [])])
  return [[], ['zz'], ...[...new Set(named)].slice(0, MOST_PARAGRAPHS).map((one) => [one])]
}

const MOST_PARAGRAPHS = 12

/** Facts by which each condition of limbs is answered: all no, all yes, none, and each alone otherwise. */
function factsOf(sides: readonly Side[], limbs: readonly Limb[]): object[] {
  const own = limbs.flatMap((limb) => [limb.if, limb.unless]).filter((id) => id !== undefined)
  const all = sides.flatMap(({ entry }) =>
    [...entry.rows.flatMap(({ scope }) => scope), ...(entry.gbs ?? [])]
      .flatMap((limb) => [limb.if, limb.unless])
      .filter((id) => id !== undefined),
  )
  const answered = (value: boolean, otherwise: readonly string[] = []) =>
    given(sides, new Map([...new Set(all)].map((id) => [id, value !== otherwise.includes(id)])))
  const ids = [...new Set(own)].slice(0, 6)
  const single = ids.flatMap((id) => [answered(false, [id]), answered(true, [id])])
  const found = [answered(false), answered(true), {}, ...single]
  return [...new Map(found.map((facts) => [JSON.stringify(facts), facts])).values()]
}

function given(sides: readonly Side[], answers: ReadonlyMap<string, boolean>): object {
  const factOf = (id: string) =>
    sides[0]?.pack.conditions.conditions.find((one) => one.id === id)?.fact
  const facts = [...answers].flatMap(([id, value]) => {
    const fact = factOf(id)
    return fact === undefined ? [] : [[fact, value]]
  })
  return { ...Object.fromEntries(facts), answers: Object.fromEntries(answers) }
}

/** A country of export; where rows speak of some, one in and one out of those. */
function exportCountries(sides: readonly Side[]): string[] {
  const isSpokenOf = sides.some(({ entry }) => entry.rows.some((row) => row.exportedFrom))
  if (!isSpokenOf) return ['DE']
  const [{ pack } = sides[0] as Side] = sides
  return destinationsOf(sides, [...pack.countryByCode.keys()])
}

/** The first of some destinations that stand alike to every row of the sides. */
function destinationsOf(sides: readonly Side[], codes: readonly string[]): string[] {
  const found = new Map<string, string>()
  for (const code of codes) {
    const stands = sides.flatMap(({ pack, entry }) => {
      const destination = findDestination(pack, code)
      if (!destination) return [null]
      const { gbsExcept } = entry
      const gbs = [pack.levels.gbs.destinations, ...(gbsExcept ? [gbsExcept] : [])]
      return [
        ...entry.rows.flatMap((row) => standsTo(pack, destination, row)),
        ...(entry.gbs ? gbs.map((set) => isAmong(pack, destination, set)) : []),
        destination.chart !== null,
      ]
    })
    const key = JSON.stringify(stands)
    if (!found.has(key)) found.set(key, code)
  }
  return [...found.values()].slice(0, MOST_DESTINATIONS)
}

const MOST_DESTINATIONS = 24

function standsTo(pack: RulePack, destination: Destination, row: LicenceRow): boolean[] {
  const options = row.switch ? (pack.switchById.get(row.switch)?.options ?? []) : []
  const sets = [
    row.destinations,
    row.possible,
    row.exportedFrom,
    ...options.flatMap((option) => [option.destinations, option.possible]),
  ].filter((set) => set !== undefined)
  return [
    ...(row.column ? [destination.chart?.has(row.column) ?? false] : []),
    ...sets.map((set) => isAmong(pack, destination, set)),
  ]
}

/** No choice, and each option of each switch of the rows. */
function choicesFor(sides: readonly Side[]): Choices[] {
  const ids = new Set(sides.flatMap(({ entry }) => entry.rows.map((row) => row.switch)))
  const own = choicesOf(sides[0]?.pack as RulePack).filter((choices) =>
    Object.keys(choices).some((id) => ids.has(id)),
  )
  return [{}, ...own]
}
