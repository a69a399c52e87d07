import { type Act, actsWorstFirst, asksForAct } from '../../../shared/calc/result/act.ts'
import { isComplete, openAcross } from '../../../shared/calc/result/complete.ts'
import type { Seen } from '../../../shared/ipc/contract.ts'
import { listed } from '../../../shared/model/listed.ts'
import { ACT_WORDS } from '../../../shared/report/act-words.ts'
import type { ProductRow } from '../../../shared/workspace/views.ts'
import type { OverviewRow } from '../../stores/overview.ts'
import { isFact, shortName, shortNames } from '../../ui/missing-names.ts'

type Rows = ReadonlyMap<string, OverviewRow>

/** The worst verdict and for which destinations, in words. */
export function verdictText(
  { worst, acts }: Pick<OverviewRow, 'worst' | 'acts'>,
  destinations: readonly string[],
): string {
  const where = destinations.filter((_, i) => acts[i] === worst)
  const { short } = ACT_WORDS[worst]
  if (destinations.length > 1 && where.length === destinations.length)
    return `${short} for all ${destinations.length}`
  return `${short} for ${where.join(', ')}`
}

/** Whether an answer can still change a verdict or a need of a product for the chosen destinations. */
export function isIncomplete(row: Pick<OverviewRow, 'acts'>): boolean {
  return !isComplete(row.acts)
}

/** What is open of a product itself, and of how many items in it what is. */
function gapsOf({ product, open }: OverviewRow): { own: string[]; inside: [string, number][] } {
  const own = open.find(({ item }) => item === product)?.missing ?? []
  const counts = new Map<string, number>()
  for (const { item, missing } of open)
    if (item !== product)
      for (const name of new Set(missing.map(shortName)))
        counts.set(name, (counts.get(name) ?? 0) + 1)
  return { own: shortNames(own), inside: [...counts] }
}

/** What is not known and can change a verdict, short: the product's own first, then of how many items what. */
export function gapsText(row: OverviewRow): string {
  if (!isIncomplete(row)) return 'complete'
  const { own, inside } = gapsOf(row)
  return [...own.map((name) => `own ${name}`), ...inside.map(([name, n]) => `${name} ${n}`)].join(
    ', ',
  )
}

/** What is not known and can change a verdict, in a sentence. */
export function gapsSentence(row: OverviewRow): string {
  if (!isIncomplete(row))
    return 'Nothing that is not known changes a verdict or a licence need for these destinations.'
  const { own, inside } = gapsOf(row)
  return [
    ...(own.length > 0 ? [`Of the product itself is asked: ${listed(own, own.length)}.`] : []),
    ...(inside.length > 0
      ? [`Of items in it: ${inside.map(([name, n]) => `${name} of ${n}`).join(', ')}.`]
      : []),
  ].join(' ')
}

/** How the products of a company stand. */
export interface Totals {
  /** By the act that asks for most. */
  byAct: Record<Act, number>
  /** How many of them ask for something to be done, for any destination. */
  asking: number
  incomplete: number
  /** For each destination, how many of them ask for something to be done. */
  askingFor: number[]
  /** How many of them are worked out. */
  known: number
}

export function totalsOf(
  products: readonly ProductRow[],
  rows: Rows,
  destinations: readonly string[],
): Totals {
  const known = products.flatMap(({ id }) => rows.get(id) ?? [])
  const having = (act: Act) => known.filter(({ worst }) => worst === act).length
  return {
    byAct: Object.fromEntries(actsWorstFirst.map((act) => [act, having(act)])) as Totals['byAct'],
    asking: known.filter(({ worst }) => asksForAct(worst)).length,
    incomplete: known.filter(isIncomplete).length,
    askingFor: destinations.map(
      (_, i) =>
        known.filter(({ acts }) => {
          const act = acts[i]
          return act !== undefined && asksForAct(act)
        }).length,
    ),
    known: known.length,
  }
}

/** How many products there are by the act that asks for most, in words, the most pressing first. */
export function totalsText({ byAct }: Pick<Totals, 'byAct'>): string {
  return actsWorstFirst
    .filter((act) => byAct[act] > 0)
    .map((act) => `${byAct[act]} ${ACT_WORDS[act].short}`)
    .join('; ')
}

/** A verdict that is another one than last time, for some destinations. */
export interface Flip {
  product: string
  from: Act
  to: Act
  destinations: string[]
}

/** The verdicts that are others than what was seen; products and destinations not seen are none. */
export function flipsSince(
  seen: Pick<Seen, 'acts'> | null,
  products: readonly Pick<ProductRow, 'id'>[],
  rows: Rows,
  destinations: readonly string[],
): Flip[] {
  if (!seen) return []
  const flips: Flip[] = []
  for (const { id: product } of products) {
    const acts = rows.get(product)?.acts ?? []
    const before = seen.acts[product] ?? {}
    destinations.forEach((code, i) => {
      const from = before[code]
      const to = acts[i]
      if (!from || !to || from === to) return
      const known = flips.find(
        (flip) => flip.product === product && flip.from === from && flip.to === to,
      )
      if (known) known.destinations.push(code)
      else flips.push({ product, from, to, destinations: [code] })
    })
  }
  return flips
}

/** `was not subject, now subject (RU)`. */
export function flipText({ from, to, destinations }: Flip): string {
  return `was ${ACT_WORDS[from].word}, now ${ACT_WORDS[to].word} (${destinations.join(', ')})`
}

/** Something to find out, and the open products that it is in. */
export interface FindOut {
  type: 'part' | 'product'
  id: string
  missing: string[]
  products: string[]
}

/**
 * What is not known and can still change a verdict or a need of the products that are sold, what is
 * in most of them first.
 */
export function toFindOut(
  products: readonly ProductRow[],
  rows: Rows,
  wordsOf: (name: string) => string,
): FindOut[] {
  const known = products.flatMap(({ id }) => rows.get(id) ?? [])
  const sold = new Set(products.map(({ id }) => id))
  return [...openAcross(known).values()]
    .map(
      ({ item, missing, products: inside }): FindOut => ({
        type: sold.has(item) ? 'product' : 'part',
        id: item,
        missing: [
          ...new Set(missing.map((name) => (isFact(name) ? wordsOf(name) : shortName(name)))),
        ],
        products: inside,
      }),
    )
    .sort((a, b) => b.products.length - a.products.length)
}
