import type { Lever } from '../../../shared/scenario/levers/levers.ts'
import { exactText } from '../../ui/format.ts'
import { changeText } from './figures.ts'

type Kind = Lever['kind']

/** The kinds of levers in the order in which they are offered, as one says them. */
export const KINDS: readonly { kind: Kind; name: string; plural: string }[] = [
  { kind: 'alternate', name: 'alternate', plural: 'Alternates' },
  { kind: 'part-price', name: 'part price', plural: 'Part prices' },
  { kind: 'selling-price', name: 'selling price', plural: 'Selling price' },
  { kind: 'rate', name: 'rate', plural: 'Rates' },
  { kind: 'origin', name: 'origin', plural: 'Origins' },
  { kind: 'classification', name: 'ECCN', plural: 'ECCNs' },
  { kind: 'paragraph', name: 'paragraph', plural: 'Paragraphs' },
  { kind: 'fact', name: 'fact', plural: 'Facts' },
]

export function kindName(kind: Kind): string {
  return KINDS.find((one) => one.kind === kind)?.name ?? kind
}

/** Levers of some kinds, all of them where none is chosen, and only those that flip where that is wanted. */
export function filtered(
  levers: readonly Lever[],
  { kinds, onlyFlips }: { kinds: ReadonlySet<Kind>; onlyFlips: boolean },
): Lever[] {
  return levers.filter(
    ({ kind, flips }) => (kinds.size === 0 || kinds.has(kind)) && (flips || !onlyFlips),
  )
}

/**
 * Levers with their changes where a scenario can name the item: one that a scenario made for some
 * lines alone, such as `U1 (S1)`, is no item of the base.
 */
export function withChangesOf(levers: readonly Lever[], base: ReadonlySet<string>): Lever[] {
  return levers.map((lever) =>
    lever.item === null || base.has(lever.item) ? lever : { ...lever, change: null },
  )
}

/** What a lever is about: the item, the selling price or the pair of a rate. */
export function subjectText({ kind, item, what, change }: Lever): string {
  if (item !== null) return item
  if (kind === 'rate') return change?.kind === 'setRate' ? `${change.from} to ${change.to}` : what
  return 'selling price'
}

/** The value that a lever starts from. */
export function fromText({ kind, from }: Lever): string {
  if (from === null) return 'not known'
  return isAmount(kind) ? moneyText(from) : from
}

/** The value that a lever takes; of a fact with its name. */
export function toText({ kind, to, change }: Lever): string {
  if (to === null) return 'no break-even'
  if (isAmount(kind)) return moneyText(to)
  return change?.kind === 'setFact' ? `${change.fact.replace(/^answers\./, '')}: ${to}` : to
}

/** A lever in a line. */
export function titleText(lever: Lever): string {
  if (!isAmount(lever.kind)) return lever.what
  return `${lever.item === null ? '' : 'price of '}${subjectText(lever)}: ${fromText(lever)} → ${toText(lever)}`
}

/** The last amount at which the verdict holds and the first at which it flips; null: no break-even. */
export function breakEvenText({ flip, to }: Lever): string | null {
  if (!flip) return null
  const { last, first, change } = flip
  const currency = currencyOf(to)
  const flips = `flips at ${exactText(first.amount)} ${currency}`
  // Without a present amount the marks are the two sides of the level, not "holds" and "flips".
  return change === null ? flips : `holds to ${exactText(last.amount)}, ${flips}`
}

/** Where the share is exactly the level, with every digit, and how far that is from the present. */
export function exactBreakEven({ flip, to }: Lever): string | undefined {
  if (!flip) return undefined
  const { exact, change } = flip
  const away = change === null ? '' : `, ${changeText(change)} from now`
  return `the share is the level at exactly ${exact} ${currencyOf(to)}${away}`
}

/** What a lever comes to: that it flips, or why not. */
export function outcomeText({ flips, why }: Lever): string {
  return flips ? 'flips' : (why ?? 'stays')
}

function isAmount(kind: Kind): boolean {
  return kind === 'part-price' || kind === 'selling-price' || kind === 'rate'
}

/** `7400.00 EUR` in the number format of this user. */
function moneyText(amountWithUnit: string): string {
  const [amount = '', unit = ''] = amountWithUnit.split(' ')
  return `${exactText(amount)} ${unit}`.trimEnd()
}

function currencyOf(amountWithUnit: string | null): string {
  return amountWithUnit?.split(' ')[1] ?? ''
}
