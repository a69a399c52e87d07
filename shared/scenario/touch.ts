import type { Money } from '../model/schema.ts'

/** One thing that a change touches: a member of a line, part or product, a rate, or the rule pack. */
export interface Touch {
  what: 'line' | 'part' | 'product' | 'rate' | 'pack'
  /** The id of the part or product, the currencies of the rate, or ''. */
  id: string
  /** Of a line: its place in the product, from 1, and the item that it holds. */
  line?: number
  item?: string
  member: string
  /** As text; null: unknown, or not given. */
  from: string | null
  to: string | null
}

/** Same text, same thing touched. */
export function touchKey({ what, id, line, member }: Touch): string {
  return [what, id, line ?? '', member].join('\0')
}

/** What is touched, in words without its values: `line 3 of W: origin`. */
export function touchedText({ what, id, line, item, member }: Touch): string {
  if (what === 'line') return `line ${line} of ${id} (${item}): ${member}`
  if (what === 'pack') return 'the rule pack'
  return `${id}: ${member}`
}

/** A value as text, by which two are the same or not; null: unknown. */
export function valueText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value !== 'object') return String(value)
  const { amount, currency, basis } = value as Money
  if (amount === undefined) return JSON.stringify(value)
  return `${amount} ${currency}${basis ? `, ${basis}` : ''}`
}

export function sameValue(a: unknown, b: unknown): boolean {
  return valueText(a) === valueText(b)
}
