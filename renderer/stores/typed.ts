import { saysUnknown } from '../../shared/tabular/cell.ts'
import { readEccn } from '../../shared/tabular/eccn.ts'
import { type DecimalMark, readNumber } from '../../shared/tabular/number.ts'

/** What was typed, read; or one sentence about why it cannot be read. */
export type Typed<T> = { ok: true; value: T } | { ok: false; message: string }

/** A typed ECCN in the model's form; null: not known. */
export function typedEccn(text: string): Typed<string | null> {
  return isNothing(text) ? { ok: true, value: null } : readEccn(text)
}

/**
 * A typed price such as "7650", "12,50 EUR" or "€ 3.10"; null: not known. `mark` settles "1,234",
 * and `currency` holds where none was typed.
 */
export function typedPrice(
  text: string,
  { currency, mark }: { currency: string; mark: DecimalMark },
): Typed<{ amount: string; currency: string } | null> {
  if (isNothing(text)) return { ok: true, value: null }
  const alone = readNumber(text, { currency })
  const cell = alone.ok && alone.remarks.length > 0 ? readNumber(text, { currency, mark }) : alone
  if (!cell.ok) return cell
  const { amount, percent } = cell.value
  if (percent) return { ok: false, message: `"${text.trim()}" is a share, not a price.` }
  return { ok: true, value: { amount, currency: cell.value.currency ?? currency } }
}

function isNothing(text: string): boolean {
  return text.trim() === '' || saysUnknown(text)
}
