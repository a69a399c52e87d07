import type { Line, Part } from '../../../shared/model/schema.ts'
import { cleanCell } from '../../../shared/tabular/clean.ts'
import { readEccn } from '../../../shared/tabular/eccn.ts'
import type { SingleCommand } from '../../../shared/workspace/commands.ts'
import { readItemCell } from '../../ui/grid/columns/read-item-cell.ts'
import { type TypedAs, typedPrice, typedQuantity } from '../../ui/typed.ts'

/** What is typed of a line: its item and quantity, and what is known of an item that is new. */
export interface TypedLine {
  item: string
  quantity: string
  name: string
  origin: string
  eccn: string
  price: string
}

export const NO_LINE: TypedLine = {
  item: '',
  quantity: '1',
  name: '',
  origin: '',
  eccn: '',
  price: '',
}

/** Nothing is typed that could be lost. */
export function isBlank(typed: TypedLine): boolean {
  return Object.entries(NO_LINE).every(([name, blank]) => typed[name as keyof TypedLine] === blank)
}

/** The field that keeps a line from being added, and why. */
export interface LineProblem {
  field: keyof TypedLine
  text: string
  readings?: readonly string[] | undefined
  /** An item that is taken as it is where it is sent once more. */
  confirms?: string
}

/** A line that was read: its part is what becomes of its item where none is known by that id. */
export interface ReadLine {
  line: Line
  part: Part
  /** Something was typed of the part beside its id. */
  saysMore: boolean
}

/** Reads a typed line; the first field that cannot be read says why. */
export function readLine(typed: TypedLine, as: TypedAs): ReadLine | LineProblem {
  const item = cleanCell(typed.item).trim()
  if (item === '') return { field: 'item', text: 'Type a part number.' }
  const quantity = typedQuantity(typed.quantity, as)
  if (!quantity.ok) return problem('quantity', quantity)
  const origin = readItemCell('origin', typed.origin, { price: null, ...as })
  if (!origin.ok) return problem('origin', origin)
  const eccn = readItemCell('eccn', typed.eccn, { price: null, ...as })
  if (!eccn.ok) return problem('eccn', eccn)
  const price = typedPrice(typed.price, null, as)
  if (!price.ok) return problem('price', price)
  const part: Part = {
    id: item,
    kind: 'commodity',
    name: cleanCell(typed.name).trim() || null,
    ...(origin.value as Partial<Part>),
    ...(eccn.value as Partial<Part>),
    price: price.value,
  }
  const facts = [typed.name, typed.origin, typed.eccn, typed.price]
  const saysMore = facts.some((text) => text.trim() !== '')
  return { line: { item, quantity: quantity.value }, part, saysMore }
}

/**
 * What is remarkable about a line before it is added: that its part is new, the currency that is taken
 * for its price, an ECCN of which the pack names no such paragraph; '': nothing.
 */
export function lineRemarks(
  typed: TypedLine,
  isKnown: boolean,
  as: TypedAs,
  remarkOfEccn: (eccn: string) => string | null,
): string {
  const item = cleanCell(typed.item).trim()
  if (item === '') return ''
  if (isKnown) return `${item} is there already. What is known of it is changed in its cells.`
  const price = typedPrice(typed.price, null, as)
  const eccn = readEccn(typed.eccn)
  const remark = eccn.ok ? remarkOfEccn(eccn.value) : null
  const amount = price.ok && price.value ? `${price.value.amount} ${price.value.currency}` : null
  return [`New part ${item}`, amount && `price ${amount}`, remark].filter(Boolean).join(' · ')
}

/** Why an item that is no part yet and reads as an ECCN is asked about; null: it is not. */
export function eccnAsItem(typed: string): LineProblem | null {
  const item = cleanCell(typed).trim()
  const eccn = readEccn(item)
  if (!eccn.ok || eccn.value.startsWith('USML')) return null
  const text = `is an ECCN, and no part has this number. Type the part number, or press Enter on it once more to make it a part.`
  return { field: 'item', text, confirms: item }
}

/** The commands that add a line, with its part where it is new. */
export function lineCommands(
  { line, part }: ReadLine,
  place: { product: string; before: number | null },
  isNew: boolean,
): SingleCommand[] {
  const { product, before } = place
  const add: SingleCommand = {
    kind: 'addLine',
    product,
    line,
    ...(before !== null && { before }),
  }
  return isNew ? [{ kind: 'setPart', part, unlessKnown: true }, add] : [add]
}

function problem(
  field: keyof TypedLine,
  { message, readings }: { message: string; readings?: readonly string[] },
): LineProblem {
  return { field, text: message, readings }
}
