import type { Change } from '../../../shared/model/scenario.ts'
import { divide, format, parseRatio } from '../../../shared/money/ratio.ts'
import type { Replacement } from '../../../shared/scenario/levers/alternates.ts'
import type { SmallestSets } from '../../../shared/scenario/levers/sets.ts'
import { count, shareText } from '../../ui/format.ts'
import { readTyped } from '../../ui/typed-number.ts'

/** A typed share in percent as an exact share from 0 to 1; null: it is none. */
export function typedShare(text: string): string | null {
  const read = readTyped(text.trim())
  if (!read.ok || read.value.currency !== undefined) return null
  const { amount, percent } = read.value
  if (amount.startsWith('-')) return null
  const { n, d } = divide(parseRatio(amount), { n: percent ? 1n : 100n, d: 1n })
  return n > d ? null : format({ n, d })
}

/**
 * Replacements that are made all at once as changes made one after the other: what an item is
 * replaced by must not be replaced after it. null: no order does.
 */
export function swapsOf(replacements: readonly Replacement[]): Change[] | null {
  const left = [...replacements]
  const changes: Change[] = []
  while (left.length > 0) {
    const at = left.findIndex(({ to }) => !left.some(({ item }) => item === to))
    const [next] = at < 0 ? [] : left.splice(at, 1)
    if (!next) return null
    changes.push({ kind: 'swapItem', where: { part: next.item }, to: next.to })
  }
  return changes
}

/** What was found, in a sentence or two. */
export function foundText({ size, sets, more, exact, why, target }: SmallestSets): string {
  const goal = target === null ? 'not subject' : `at or under ${shareText(target)}`
  if (size === null)
    return `No set of alternates brings it to be ${goal}: ${why ?? 'none is known'}.`
  if (size === 0) return `None is needed: it is ${goal} as it is.`
  const least = `At least ${count(size, 'item')} must be replaced to be ${goal}.`
  const shown = more ? `${count(sets.length, 'set')} shown; there are more, or may be.` : ''
  const sure = exact
    ? 'No smaller set does it, and none of this size is cheaper.'
    : `Not exact: ${why ?? 'the search was given up'}.`
  return [least, shown, sure].filter(Boolean).join(' ')
}
