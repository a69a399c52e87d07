import { type Outcome, outcomesWorstFirst } from '../../calc/result/result.ts'
import type { Change } from '../../model/scenario.ts'
import { readRatio } from '../../money/display.ts'
import { add, compare, type Ratio, ZERO } from '../../money/ratio.ts'
import { type Alternates, patchReplacing, whyNoPlace } from './alternates.ts'
import { type Axis, axisName, changeFor, ratesUsed } from './axis.ts'
import { answersOf } from './facts.ts'
import { type Flip, flipsAlong } from './flip.ts'
import { currenciesOf, matterOf } from './items.ts'
import { type Other, othersOf } from './others.ts'
import { type Reading, readingAfter, readingOf, type Subject } from './subject.ts'
import { whyStays } from './why.ts'

/**
 * What one can do with a lever: decide it, as a price, an alternate and where a product is made, or
 * only find it out, as where a part comes from, how it is classified, a fact and a rate.
 */
export type LeverList = 'decide' | 'find-out'

/** One single change, with what it makes of the verdict. */
export interface Lever {
  kind: 'alternate' | Other['kind'] | Axis['kind']
  list: LeverList
  /** The item that changes; null: the selling price or a rate. */
  item: string | null
  what: string
  from: string | null
  to: string | null
  /** Other paragraphs of which the same holds. */
  also: string[]
  before: Reading
  /** null where the change cannot be made, or an amount has no break-even. */
  after: Reading | null
  flips: boolean
  /** Why the verdict stays, in words; null: it flips. */
  why: string | null
  /** The break-even, where the lever is an amount that flips the verdict. */
  flip: Flip | null
  /** The change of a scenario that makes it; null: it cannot be made, or no change does. */
  change: Change | null
}

export interface Levers {
  before: Reading
  levers: Lever[]
  /** Items that matter less than those tried and were not tried. */
  notTried: number
}

export interface LeverOptions {
  alternates?: Alternates | undefined
  /** Only these items. Default: those that matter most. */
  items?: readonly string[] | undefined
  /** How many items are tried, the most decisive first. Default 30. */
  most?: number | undefined
}

/**
 * Which single change makes another verdict: an item replaced by an alternate, of another origin or
 * classification, with a missing fact answered, at another price; another selling price or rate.
 * Ranked: what flips the verdict first, to the best verdict first; then what can be done (by how far
 * it moves the share, amounts by how near they are) before what is a question of fact, or after it
 * where the verdict is open; of questions, those that are open before those that have an answer.
 */
export function levers(subject: Subject, options: LeverOptions = {}): Levers {
  const { alternates = {}, most = 30 } = options
  const before = readingOf(subject)
  const matter = matterOf(subject)
  const tried = options.items ?? matter.items.slice(0, most)
  const questions = (item: string) => [
    ...othersOf(subject, item),
    ...answersOf(subject, item, matter.missing.get(item) ?? []),
  ]
  const ask = (item: string, asked: readonly Other[]) =>
    alike(asked.map((other) => otherLever(subject, before, item, other)))
  const found = tried.flatMap((item) => [
    ...(alternates[item] ?? []).map((to) => alternateLever(subject, before, item, to)),
    ...ask(item, questions(item)),
    ...amountLevers(subject, before, { kind: 'part-price', item }),
  ])
  if (!options.items) {
    const { product } = subject
    const ofProduct = questions(product).filter(({ kind }) => kind === 'origin' || kind === 'fact')
    found.push(...ask(product, ofProduct))
    found.push(...amountLevers(subject, before, { kind: 'selling-price' }))
    for (const rate of ratesUsed(subject, currenciesOf(subject)))
      found.push(...amountLevers(subject, before, { kind: 'rate', ...rate }))
  }
  const notTried = options.items ? 0 : matter.items.length - tried.length
  return { before, levers: ranked(found, before.outcome), notTried }
}

function alternateLever(subject: Subject, before: Reading, item: string, to: string): Lever {
  const { model } = subject.evaluation
  const base = {
    kind: 'alternate',
    list: 'decide',
    item,
    what: `${item} replaced by ${to}`,
    from: item,
    to,
  } as const
  const barred = whyNoPlace(model, subject.product, { item, to })
  const after = barred
    ? null
    : readingAfter(subject, patchReplacing(model, subject.product, [{ item, to }]))
  const change = barred ? null : ({ kind: 'swapItem', where: { part: item }, to } as const)
  return settled({ ...base, also: [], before, flip: null, change }, after, barred)
}

function otherLever(
  subject: Subject,
  before: Reading,
  item: string,
  { patch, isPlaceOfProduction, ...told }: Other,
): Lever {
  const after = readingAfter(subject, patch)
  const list = isPlaceOfProduction ? 'decide' : 'find-out'
  return settled({ ...told, list, item, also: [], before, flip: null }, after, null)
}

function settled(
  lever: Omit<Lever, 'after' | 'flips' | 'why'>,
  after: Reading | null,
  barred: string | null,
): Lever {
  const flips = after !== null && after.outcome !== lever.before.outcome
  const why = barred ?? (flips || !after ? null : whyStays(lever.before, after))
  return { ...lever, after, flips, why }
}

/** Paragraphs with the same effect are one lever. */
function alike(found: readonly Lever[]): Lever[] {
  const groups = Map.groupBy(found, ({ kind, what, after }) =>
    kind === 'paragraph' ? JSON.stringify(after) : what,
  )
  return [...groups.values()].map(([first, ...rest]) => ({
    ...(first as Lever),
    also: rest.flatMap(({ to }) => to ?? []),
  }))
}

function amountLevers(subject: Subject, before: Reading, axis: Axis): Lever[] {
  const { now, flips, why } = flipsAlong(subject, axis)
  const text = (amount: string) => `${amount} ${now.currency}`
  const base = {
    kind: axis.kind,
    list: axis.kind === 'rate' ? ('find-out' as const) : ('decide' as const),
    item: axis.kind === 'part-price' ? axis.item : null,
    from: now.amount && text(now.amount),
    also: [],
    before,
  }
  if (flips.length === 0)
    return [
      {
        ...base,
        what: axisName(axis),
        to: null,
        after: null,
        flips: false,
        why,
        flip: null,
        change: null,
      },
    ]
  return flips.map((flip) => {
    const { amount, ...after } = flip.first
    const what = `${axisName(axis)} ${reachText(flip)} ${text(amount)}`
    const change = changeFor(subject, axis, amount)
    return { ...base, what, to: text(amount), after, flips: true, why: null, flip, change }
  })
}

function reachText({ direction, change }: Flip): string {
  if (change === null) return direction === 'up' ? 'at least' : 'at most'
  return direction === 'up' ? 'up to' : 'down to'
}

const ACTS: readonly Lever['kind'][] = ['alternate', 'selling-price', 'part-price', 'rate']

function ranked(found: readonly Lever[], now: Outcome): Lever[] {
  const isQuestion = ({ kind }: Lever) => !ACTS.includes(kind)
  const isOpen = (lever: Lever) =>
    isQuestion(lever) && (lever.from === null || lever.kind === 'paragraph')
  const keys = found.map((lever) => ({
    lever,
    keys: [
      lever.flips ? 0 : 1,
      lever.flips && lever.after ? -outcomesWorstFirst.indexOf(lever.after.outcome) : 0,
      isQuestion(lever) === (now === 'undetermined') ? 0 : 1,
      lever.kind === 'alternate' || isOpen(lever) ? 0 : 1,
      lever.kind === 'alternate' || isQuestion(lever) ? 0 : 1,
    ],
    moved: movedBy(lever),
  }))
  keys.sort((a, b) => {
    const at = a.keys.findIndex((key, i) => key !== b.keys[i])
    if (at >= 0) return (a.keys[at] as number) - (b.keys[at] as number)
    return compare(b.moved, a.moved)
  })
  return keys.map(({ lever }) => lever)
}

/** What levers of one kind are ranked by: how far the share moves; of amounts, how little they need. */
function movedBy({ before, after, flip }: Lever): Ratio {
  if (flip) return flip.change === null ? ZERO : opposite(magnitude(readRatio(flip.change)))
  if (!after) return ZERO
  const moved = (['low', 'high'] as const).map((end) => {
    const [from, to] = [before.share[end], after.share[end]]
    return from === null || to === null
      ? ZERO
      : magnitude(add(readRatio(to), opposite(readRatio(from))))
  })
  return moved.reduce((most, next) => (compare(next, most) > 0 ? next : most))
}

function magnitude({ n, d }: Ratio): Ratio {
  return { n: n < 0n ? -n : n, d }
}

function opposite({ n, d }: Ratio): Ratio {
  return { n: -n, d }
}
