import type { Outcome } from '../../../shared/calc/result/result.ts'
import type { Seen } from '../../../shared/ipc/contract.ts'
import { VERDICT_WORDS } from '../../../shared/report/words.ts'
import type { OpenPart, ProductRow } from '../../../shared/workspace/views.ts'
import type { OverviewRow } from '../../stores/overview.ts'
import { count } from '../../ui/format.ts'

type Rows = ReadonlyMap<string, OverviewRow>

/** The worst verdict and for which destinations, in words. */
export function verdictText(
  { worst, outcomes }: Pick<OverviewRow, 'worst' | 'outcomes'>,
  destinations: readonly string[],
): string {
  const where = destinations.filter((_, i) => outcomes[i] === worst)
  const { word } = VERDICT_WORDS[worst]
  if (destinations.length > 1 && where.length === destinations.length)
    return `${word} for all ${destinations.length}`
  return `${word} for ${where.join(', ')}`
}

const OWN: Record<string, string> = { madeBy: 'maker', eccn: 'ECCN', price: 'price' }

/** Whether something is missing in a product or in the parts of it. */
export function isIncomplete(row: OverviewRow): boolean {
  return row.missing.length + row.withoutOrigin + row.withoutEccn + row.withoutPrice > 0
}

/** What is missing, short: the product's own first, then how many parts lack what. */
export function gapsText(row: OverviewRow): string {
  const own = row.missing.map((name) => `own ${OWN[name] ?? name}`)
  const parts = partGaps(row).map(([what, number]) => `${what} ${number}`)
  return [...own, ...parts].join(', ') || 'complete'
}

/** What is missing, in a sentence. */
export function gapsSentence(row: OverviewRow): string {
  if (!isIncomplete(row)) return `Origin, ECCN and price of ${count(row.parts, 'part')} are known.`
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
  byOutcome: Record<Outcome, number>
  incomplete: number
  /** For each destination, how many of them are not `not-subject`. */
  openFor: number[]
  /** How many of them are worked out. */
  known: number
}

export function totalsOf(
  products: readonly ProductRow[],
  rows: Rows,
  destinations: readonly string[],
): Totals {
  const known = products.flatMap(({ id }) => rows.get(id) ?? [])
  const having = (outcome: Outcome) => known.filter(({ worst }) => worst === outcome).length
  return {
    byOutcome: {
      subject: having('subject'),
      undetermined: having('undetermined'),
      'report-required': having('report-required'),
      'not-subject': having('not-subject'),
    },
    incomplete: known.filter(isIncomplete).length,
    openFor: destinations.map(
      (_, i) => known.filter(({ outcomes }) => outcomes[i] !== 'not-subject').length,
    ),
    known: known.length,
  }
}

/** How many products there are by their worst verdict, in words, the worst first. */
export function totalsText({ byOutcome }: Pick<Totals, 'byOutcome'>): string {
  const order: Outcome[] = ['subject', 'undetermined', 'report-required', 'not-subject']
  return order
    .filter((outcome) => byOutcome[outcome] > 0)
    .map((outcome) => `${byOutcome[outcome]} ${VERDICT_WORDS[outcome].word}`)
    .join(', ')
}

/** A verdict that is another one than last time, for some destinations. */
export interface Flip {
  product: string
  from: Outcome
  to: Outcome
  destinations: string[]
}

/** The verdicts that are others than what was seen; products and destinations not seen are none. */
export function flipsSince(
  seen: Pick<Seen, 'verdicts'> | null,
  products: readonly Pick<ProductRow, 'id'>[],
  rows: Rows,
  destinations: readonly string[],
): Flip[] {
  if (!seen) return []
  const flips: Flip[] = []
  for (const { id: product } of products) {
    const outcomes = rows.get(product)?.outcomes ?? []
    const before = seen.verdicts[product] ?? {}
    destinations.forEach((code, i) => {
      const from = before[code]
      const to = outcomes[i]
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
  return `was ${VERDICT_WORDS[from].word}, now ${VERDICT_WORDS[to].word} (${destinations.join(', ')})`
}

/** Something to find out, and the undetermined products that it is in. */
export interface ToFindOut {
  type: 'part' | 'product'
  id: string
  name: string
  missing: string[]
  products: string[]
}

/**
 * What is not known in products that are undetermined, what is in most of them first: missing data
 * of the products themselves, and of parts that could count.
 */
export function toFindOut(
  products: readonly ProductRow[],
  rows: Rows,
  open: readonly OpenPart[],
): ToFindOut[] {
  const undetermined = new Set(
    products
      .map(({ id }) => id)
      .filter((id) => rows.get(id)?.outcomes.includes('undetermined') ?? false),
  )
  const own = products.flatMap(({ id, name }): ToFindOut[] => {
    const missing = undetermined.has(id) ? (rows.get(id)?.missing ?? []) : []
    if (missing.length === 0) return []
    return [{ type: 'product', id, name, missing: missing.map((m) => OWN[m] ?? m), products: [id] }]
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
