import { type BreakEven, breakEvensOf } from '../../../shared/calc/result/break-even.ts'
import type { Result } from '../../../shared/calc/result/result.ts'
import { safeAmountText } from '../../ui/format.ts'

/** A figure in a sentence, with every digit of it. */
export interface Stated {
  text: string
  exact: string | null
}

/** What brings the share to its level, for one reading of what is unknown. */
export interface BreakEvenWords {
  /** The reading; null: nothing is unknown. */
  when: string | null
  content: Stated | null
  price: Stated
}

/** The break-evens in words, each rounded so that whoever keeps to it stays within the level. */
export function breakEvenWords(
  result: Pick<Result, 'price' | 'threshold' | 'controlled'>,
  currency: string,
): BreakEvenWords[] {
  const found = breakEvensOf(result)
  if (!found) return []
  const { low, high } = found
  if (high && high.price === low.price) return [wordsOf(null, low, currency)]
  const least = wordsOf('If nothing of the unknown counts', low, currency)
  if (!high) return [least, { when: 'If all of it counts', content: null, price: UNBOUNDED }]
  return [least, wordsOf('If all of it counts', high, currency)]
}

const UNBOUNDED: Stated = { text: 'no bound is known', exact: null }

function wordsOf(when: string | null, { content, price }: BreakEven, currency: string) {
  const amount = (exact: string, to: 'up' | 'down') => `${safeAmountText(exact, to)} ${currency}`
  return { when, content: contentWords(), price: priceWords() }

  function contentWords(): Stated | null {
    if (content === null) return null
    if (content === '0') return { text: 'US content may not grow', exact: '0' }
    const over = content.startsWith('-') ? content.slice(1) : null
    return over === null
      ? { text: `US content may grow by ${amount(content, 'down')}`, exact: content }
      : { text: `US content must fall by ${amount(over, 'up')}`, exact: over }
  }

  function priceWords(): Stated {
    if (price === '0') {
      const no = content === null ? 'no' : 'No'
      return { text: `${no} price brings it above the level`, exact: null }
    }
    const limit = amount(price, 'up')
    if (content === null) return { text: `the level is met at a price of ${limit}`, exact: price }
    if (content === '0') return { text: 'the price may not fall', exact: price }
    return content.startsWith('-')
      ? { text: `the price must rise to ${limit}`, exact: price }
      : { text: `the price may fall to ${limit}`, exact: price }
  }
}
