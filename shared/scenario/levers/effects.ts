import { add, multiply, parseRatio, type Ratio, ratio, ZERO } from '../../money/ratio.ts'
import { type Alternates, patchLines, type Replacement, whyNoPlace } from './alternates.ts'
import { idsBelow } from './below.ts'
import type { CostOf } from './costs.ts'
import type { Slots } from './search.ts'
import type { Subject } from './subject.ts'
import { whyFixed } from './why.ts'

/** An item of the product with the alternates that can take its place. */
export interface Candidate {
  item: string
  options: string[]
}

export interface Candidates {
  candidates: Candidate[]
  /** Alternates that cannot be taken, each with the reason. */
  barred: (Replacement & { why: string })[]
}

/** The items of the product that have alternates, with those of them that can take their place. */
export function candidatesOf({ evaluation, product }: Subject, alternates: Alternates): Candidates {
  const { model } = evaluation
  const inside = idsBelow(model, product)
  const items = Object.keys(alternates).filter((item) => inside.has(item))
  const barred: Candidates['barred'] = []
  const all = items.map((item) => ({
    item,
    options: [...new Set(alternates[item])].filter((to) => {
      const held = idsBelow(model, to)
      const replaced = items.find((other) => held.has(other))
      const why =
        whyNoPlace(model, product, { item, to }) ??
        (replaced ? `${to} contains ${replaced}, which has alternates itself` : null)
      if (why) barred.push({ item, to, why })
      return why === null
    }),
  }))
  return { candidates: all.filter(({ options }) => options.length > 0), barred }
}

/**
 * What each alternate adds to the controlled content, as slots for the search: a slot an item, and
 * what the sum may come to at most. A slot is needed where the item as it is keeps the goal out of
 * reach at any share. Text: why nothing that has alternates decides.
 */
export function slotsOf(
  subject: Subject,
  candidates: readonly Candidate[],
  { target, costs }: { target: string | null; costs: CostOf },
): Slots | string {
  const rest = measured(subject, candidates, null)
  if (!rest.price) return 'the selling price is not known'
  if (!rest.high) return 'content without an alternate has no known value'
  const { level } = rest
  if (target === null && !rest.isUpToShare)
    return `without the items that have alternates: ${rest.why}`
  const limit = target === null ? level : parseRatio(target)
  if (!limit) return 'there is no level'
  const { high: base, price } = rest
  const added = (item: string, to: string): Ratio | null => {
    const { high, isUpToShare } = measured(subject, candidates, { item, to })
    return high && (target !== null || isUpToShare) ? minus(high, base) : null
  }
  const kept = candidates.map(({ item }) => added(item, item))
  const choices = candidates.flatMap(({ item, options }, slot) =>
    options.flatMap((to, option) => {
      const own = added(item, to)
      const delta = own && minus(own, kept[slot] ?? ZERO)
      return delta ? [{ slot, option, delta, cost: costs({ item, to }) }] : []
    }),
  )
  const room = minus(
    multiply(limit, price),
    kept.reduce<Ratio>((sum, own) => add(sum, own ?? ZERO), base),
  )
  const [scaledRoom = 0n, ...deltas] = onOneScale([room, ...choices.map(({ delta }) => delta)])
  const scaledCosts = onOneScale(choices.map(({ cost }) => cost ?? ZERO))
  const scaled = choices.map((choice, i) => ({
    ...choice,
    delta: deltas[i] as bigint,
    cost: choice.cost && (scaledCosts[i] as bigint),
  }))
  return {
    choices: candidates.map((_, at) => scaled.filter(({ slot }) => slot === at)),
    needed: new Set(kept.flatMap((own, slot) => (own ? [] : [slot]))),
    room: scaledRoom,
  }
}

/** The product without all items that have alternates, or with one of them in its place alone. */
function measured(
  { evaluation, product, destination, method }: Subject,
  candidates: readonly Candidate[],
  only: Replacement | null,
) {
  const items = new Set(candidates.map(({ item }) => item))
  const patch = patchLines(evaluation.model, product, items, (line) =>
    line.item === only?.item ? { ...line, item: only.to } : { ...line, quantity: '0' },
  )
  const { controlled, price, isUpToShare, decide } = evaluation
    .patched(patch)
    .numerator(product, destination, method)
  const { outcome, rule, level } = decide({ low: ZERO, high: ZERO })
  const threshold = level && `${level.n}/${level.d}`
  const why = whyFixed({ outcome, rule, threshold, share: { low: '0', high: '0' } })
  return { high: controlled.high, price, isUpToShare, level, why }
}

/** Ratios as whole numbers of one unit. */
function onOneScale(ratios: readonly Ratio[]): bigint[] {
  const unit = ratios.reduce((common, { d }) => ratio(common, d).n * d, 1n)
  return ratios.map(({ n, d }) => n * (unit / d))
}

function minus(a: Ratio, { n, d }: Ratio): Ratio {
  return add(a, { n: -n, d })
}
