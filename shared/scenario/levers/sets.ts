import { readRatio } from '../../money/display.ts'
import { add, compare, format, parseRatio, type Ratio, ZERO } from '../../money/ratio.ts'
import { type Alternates, patchReplacing, type Replacement } from './alternates.ts'
import { idsBelow } from './below.ts'
import { type CostOf, costsOf } from './costs.ts'
import { type Candidate, candidatesOf, slotsOf } from './effects.ts'
import { type Choice, greedyFilling, smallestFillings } from './search.ts'
import { type Reading, readingAfter, readingOf, type Subject } from './subject.ts'

/** Alternates taken together. */
export interface AlternateSet {
  replacements: Replacement[]
  after: Reading
  /** What a product costs more, or below zero less, in the reporting currency; null: not known. */
  cost: string | null
}

export interface SmallestSets {
  before: Reading
  /** The share to come down to, exact; null: the product is to be not subject. */
  target: string | null
  /** How many items must be replaced at the least; 0: none; null: no set does it. */
  size: number | null
  /** The cheapest first; those of unknown cost last. */
  sets: AlternateSet[]
  /** There are further sets of that size, or may be. */
  more: boolean
  /** No smaller set does it, and none of that size is cheaper. */
  exact: boolean
  /** Why no set does it, or why the search is not exact, in words. */
  why: string | null
  /** How many items have an alternate that can be taken. */
  candidates: number
  /** Alternates that cannot be taken, each with the reason. */
  barred: (Replacement & { why: string })[]
}

export interface SetOptions {
  alternates: Alternates
  /** A share from "0" to "1" that the high share is to come down to. Default: not subject. */
  target?: string | undefined
  /** How many sets are given. Default 10. */
  most?: number | undefined
}

/** Alternates up to which the cheapest of the smallest sets are searched for. */
const MOST_SEARCHED = 30

/**
 * The smallest sets of alternates that bring the product to a share, or to be not subject by reason
 * of de minimis. What items bring in adds up line by line, so each alternate is measured once and
 * sets are searched by their sums; each set given was then evaluated as a whole.
 */
export function smallestSets(subject: Subject, options: SetOptions): SmallestSets {
  const { target = null, most = 10 } = options
  const before = readingOf(subject)
  const { candidates, barred } = candidatesOf(subject, options.alternates)
  const none = {
    before,
    target,
    size: null,
    sets: [],
    more: false,
    exact: true,
    candidates: candidates.length,
    barred,
  }
  const costs = costsOf(subject)
  const slots = slotsOf(subject, candidates, { target, costs })
  if (typeof slots === 'string') return { ...none, why: slots }
  const greedy = greedyFilling(slots)
  if (!greedy) return { ...none, why: 'all alternates together do not bring it there' }
  const tooMany = slots.choices.flat().length > MOST_SEARCHED
  const found = tooMany
    ? { sets: [greedy], more: true, exact: false }
    : smallestFillings(slots, most)
  const sets = found.sets.map((chosen) =>
    setOf(
      subject,
      costs,
      chosen.map((choice) => replacementOf(candidates, choice)),
    ),
  )
  const reached = sets.filter(({ after }) => reaches(after, target))
  const why =
    reached.length < sets.length || isNested(subject, candidates)
      ? 'an item with alternates lies inside another: their effects do not add up'
      : tooMany
        ? `more than ${MOST_SEARCHED} alternates: no smaller set does it, but others may be cheaper`
        : found.exact
          ? null
          : 'too many sets of this size: others may be cheaper'
  return {
    ...none,
    size: greedy.length,
    sets: reached,
    more: found.more,
    exact: why === null,
    why,
  }
}

function replacementOf(candidates: readonly Candidate[], { slot, option }: Choice): Replacement {
  const { item, options } = candidates[slot] as Candidate
  return { item, to: options[option] as string }
}

function setOf(subject: Subject, costs: CostOf, replacements: Replacement[]): AlternateSet {
  const { model } = subject.evaluation
  const after = readingAfter(subject, patchReplacing(model, subject.product, replacements))
  const each = replacements.map(costs)
  const known = each.filter((cost) => cost !== null)
  const sum = known.reduce<Ratio>((total, cost) => add(total, cost), ZERO)
  return { replacements, after, cost: known.length < each.length ? null : format(sum) }
}

function reaches({ outcome, share }: Reading, target: string | null): boolean {
  if (target === null) return outcome === 'not-subject' || outcome === 'report-required'
  return share.high !== null && compare(readRatio(share.high), parseRatio(target)) <= 0
}

function isNested({ evaluation }: Subject, candidates: readonly Candidate[]): boolean {
  return candidates.some(({ item }) => {
    const inside = idsBelow(evaluation.model, item)
    return candidates.some((other) => inside.has(other.item))
  })
}
