import { type Act, actsWorstFirst, asksForAct } from '../../../shared/calc/result/act.ts'
import { isComplete } from '../../../shared/calc/result/complete.ts'
import type { Seen } from '../../../shared/ipc/contract.ts'
import { ACT_WORDS } from '../../../shared/report/act-words.ts'
import type { OpenPart, ProductRow } from '../../../shared/workspace/views.ts'
import type { OverviewRow } from '../../stores/overview.ts'
import { count } from '../../ui/format.ts'

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

const OWN: Record<string, string> = { madeBy: 'maker', eccn: 'ECCN', price: 'price' }

/** Whether an answer can still change a verdict or a need of a product for the chosen destinations. */
export function isIncomplete(row: Pick<OverviewRow, 'acts'>): boolean {
  return !isComplete(row.acts)
}

function hasGaps(row: OverviewRow): boolean {
  return row.missing.length + row.withoutOrigin + row.withoutEccn + row.withoutPrice > 0
}

/** What is missing where it can change a verdict, short: the product's own first, then how many parts lack what. */
export function gapsText(row: OverviewRow): string {
  if (!isIncomplete(row)) return 'complete'
  const own = row.missing.map((name) => `own ${OWN[name] ?? name}`)
  const parts = partGaps(row).map(([what, number]) => `${what} ${number}`)
  return [...own, ...parts].join(', ') || 'facts'
}

/** What is missing, in a sentence. */
export function gapsSentence(row: OverviewRow): string {
  const known = `Origin, ECCN and price of ${count(row.parts, 'part')} are known`
  if (!hasGaps(row))
    return isIncomplete(row) ? `${known}; facts are asked, see its result.` : `${known}.`
  const missing = missingSentence(row)
  return isIncomplete(row)
    ? missing
    : `${missing} For these destinations that changes no verdict and no licence need.`
}

function missingSentence(row: OverviewRow): string {
  const own = row.missing.map((name) => OWN[name] ?? name)
  const parts = partGaps(row).map(([what, number]) => `${what} of ${number}`)
  return [
    ...(own.length > 0 ? [`Of the product itself is not known: ${own.join(', ')}.`] : []),
    ...(parts.length > 0
      ? [`Of its ${count(row.parts, 'part')} are not known: ${parts.join(', ')}.`]
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
export interface ToFindOut {
  type: 'part' | 'product'
  id: string
  name: string
  missing: string[]
  products: string[]
}

/** Whether the share is open for a destination, a licence by destination or not. */
function isShareOpen({ acts }: Pick<OverviewRow, 'acts'>): boolean {
  return acts.some((act) => act === 'undetermined' || act === 'no-licence-either-way')
}

/**
 * What is not known in products that are open, what is in most of them first: missing data of the
 * products themselves and what their own licence need turns on, and of parts that could count where
 * the share is open.
 */
export function toFindOut(
  products: readonly ProductRow[],
  rows: Rows,
  open: readonly OpenPart[],
  wordsOf: (name: string) => string,
): ToFindOut[] {
  const undetermined = new Set(
    products
      .map(({ id }) => id)
      .filter((id) => {
        const row = rows.get(id)
        return row && isShareOpen(row)
      }),
  )
  const own = products.flatMap(({ id, name }): ToFindOut[] => {
    const row = rows.get(id)
    const data = undetermined.has(id) ? (row?.missing ?? []).map((m) => OWN[m] ?? m) : []
    const missing = [...new Set([...data, ...(row?.needMissing ?? []).map(wordsOf)])]
    return missing.length === 0 ? [] : [{ type: 'product', id, name, missing, products: [id] }]
  })
  const parts = open.flatMap(({ id, name, missing, products: above }): ToFindOut[] => {
    const inside = above.filter((product) => undetermined.has(product))
    if (inside.length === 0) return []
    const named = missing.map((member) => (member === 'eccn' ? 'ECCN' : member))
    return [{ type: 'part', id, name, missing: named, products: inside }]
  })
  return [...own, ...parts].sort((a, b) => b.products.length - a.products.length)
}

function partGaps(row: OverviewRow): [what: string, number: number][] {
  const gaps: [string, number][] = [
    ['origin', row.withoutOrigin],
    ['ECCN', row.withoutEccn],
    ['price', row.withoutPrice],
  ]
  return gaps.filter(([, number]) => number > 0)
}
