import type { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import type { MatrixRow } from '../../shared/calc/verdict/matrix.ts'
import type { Model, Part } from '../../shared/model/schema.ts'
import { readRatio } from '../../shared/money/display.ts'
import { toNumber } from '../../shared/money/ratio.ts'
import { benchProduct } from './model.ts'

/**
 * What a contender is handed outside the clock: the work of the rules, which is inside our time
 * alone. Which class of content counts where, the level of each destination, and what the verdict
 * is where the share is not above it.
 */
export interface Handed {
  /** The group of a part by its `classKey`. Parts of a group count in the same places. */
  groups: ReadonlyMap<string, number>
  groupCount: number
  /** For each destination, the groups that surely count and those that may. */
  surely: readonly Int32Array[]
  possibly: readonly Int32Array[]
  /** For each destination; null: something else than the share has decided. */
  levels: readonly (string | null)[]
  /** For each destination, the verdict where the share is not above the level. */
  within: readonly string[]
}

/** The verdicts and shares of the bench's product, one for each destination. */
export interface Verdicts {
  outcomes: readonly string[]
  low: ArrayLike<number>
  high: ArrayLike<number>
}

/** What of a part the rules look at. */
export function classKey({ kind, origin, eccn, facts }: Part): string {
  return keyOf(kind, origin ?? null, eccn ?? null, JSON.stringify(facts))
}

/** As `classKey`, from the columns of a row. */
export function keyOf(
  kind: string,
  origin: string | null,
  eccn: string | null,
  facts: string,
): string {
  return `${kind} ${origin} ${eccn} ${facts}`
}

/** Asks our rules for each kind of part by itself, and for the product as if it cost a fortune. */
export function handedFor(
  model: Model,
  destinations: readonly string[],
  open: (model: Model) => LiveEvaluation,
): Handed {
  const kinds = new Map(model.parts.map((part) => [classKey(part), part]))
  const price = { amount: '1', currency: model.currency }
  const alone = open({
    ...model,
    parts: [...kinds.values()].map((part) => ({ ...part, price })),
    products: [...kinds.values()].map(({ id }) =>
      benchProduct(`only ${id}`, [{ item: id, quantity: '1' }], '1'),
    ),
  })
  const rows = [...kinds].map(([key, { id }]) => {
    const { low, high } = alone.matrix(`only ${id}`, destinations, 'look-through')
    const surely = low.map((share) => share !== '0')
    const possibly = high.map((share) => share !== '0')
    return { key, surely, possibly, answer: [surely, possibly].join() }
  })
  const answers = [...new Map(rows.map((row) => [row.answer, row])).values()]
  const numberOf = new Map(answers.map(({ answer }, i) => [answer, i]))
  const groupsWhere = (holds: (group: (typeof rows)[number]) => boolean | undefined) =>
    Int32Array.from(answers.flatMap((group, i) => (holds(group) ? [i] : [])))
  const fortune = { amount: `1${'0'.repeat(30)}`, currency: model.currency }
  const dear = open({
    ...model,
    products: model.products.map((product) =>
      product.id === 'W' ? { ...product, price: fortune } : product,
    ),
  }).matrix('W', destinations, 'look-through')
  return {
    groups: new Map(rows.map(({ key, answer }) => [key, numberOf.get(answer) as number])),
    groupCount: answers.length,
    surely: destinations.map((_, to) => groupsWhere(({ surely }) => surely[to])),
    possibly: destinations.map((_, to) => groupsWhere(({ possibly }) => possibly[to])),
    levels: dear.levels,
    within: dear.outcomes,
  }
}

/** The verdicts that follow from what each group of content is worth in the product, in float64. */
export function verdictsFrom(
  { surely, possibly, levels, within }: Handed,
  sums: ArrayLike<number>,
  price: number,
): Verdicts {
  const low = new Float64Array(surely.length)
  const high = new Float64Array(surely.length)
  const outcomes = surely.map((groups, to) => {
    low[to] = shareOf(groups)
    high[to] = shareOf(possibly[to] as Int32Array)
    const level = levels[to] ?? null
    if (level === null || (high[to] as number) <= Number(level)) return within[to] as string
    return (low[to] as number) > Number(level) ? 'subject' : 'undetermined'
  })
  return { outcomes, low, high }

  function shareOf(groups: Int32Array): number {
    let sum = 0
    for (let i = 0; i < groups.length; i++) sum += sums[groups[i] as number] as number
    return sum / price
  }
}

/** Every contender must end with our verdicts and shares, or its time means nothing. */
export function mustAgree(
  name: string,
  { outcomes, low, high }: Verdicts,
  ours: MatrixRow,
  destinations: readonly string[],
): void {
  destinations.forEach((destination, i) => {
    if (outcomes[i] !== ours.outcomes[i])
      throw new Error(`${name} says ${outcomes[i]} for ${destination}, not ${ours.outcomes[i]}`)
    for (const [bound, exact, share] of [
      ['low', ours.low[i], low[i]],
      ['high', ours.high[i], high[i]],
    ] as const) {
      const wanted = exact == null ? Number.NaN : toNumber(readRatio(exact))
      if (!(Math.abs(wanted - (share as number)) <= 1e-9 * Math.max(wanted, 1e-9)))
        throw new Error(`${name} gives ${share} as ${bound} for ${destination}, not ${wanted}`)
    }
  })
}
