import { parseDecimal } from '../../../shared/money/decimal.ts'

/** What is wrong with a typed quantity; null: nothing. */
export function quantityProblem(text: string): string | null {
  if (text === '') return 'Type a quantity, such as 2 or 0.25.'
  if (text.includes(',')) return `"${text}": write a decimal point, and no separators.`
  try {
    const { units } = parseDecimal(text)
    return units < 0n ? 'A quantity is not negative.' : null
  } catch {
    return `"${text}" is not a number such as 2 or 0.25.`
  }
}
