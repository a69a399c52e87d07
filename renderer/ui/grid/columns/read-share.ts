import { type ReadCell, read, unreadable } from '../../../../shared/tabular/cell.ts'
import { type TypedAs, typedNumber } from '../../typed.ts'

/** A share of a price as a decimal from 0 to 1: "12 %", or below one without a sign, such as "0.12". */
export function readShareOfPrice(text: string, as: TypedAs): ReadCell<string> {
  const number = typedNumber(text, as)
  if (!number.ok) return number
  const { amount, percent, currency } = number.value
  const isZero = !/[1-9]/.test(amount)
  const isWhole = /^1(\.0+)?$/.test(amount)
  const isBelowOne = /^0(\.|$)/.test(amount)
  if (currency || amount.startsWith('-')) return unreadable(`"${text}" is no share`)
  if (isBelowOne || isZero || (isWhole && percent)) return read(amount, ...number.remarks)
  if (percent) return unreadable(`"${text}" is more than the whole price`)
  return unreadable(`"${text}" could be a share or a percentage: write "${text} %"`)
}
