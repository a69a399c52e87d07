import type { Line, Part } from '../../../shared/model/schema.ts'
import { cleanCell } from '../../../shared/tabular/clean.ts'
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

/** The field that keeps a line from being added, and why. */
export interface LineProblem {
  field: keyof TypedLine
  text: string
  readings?: readonly string[] | undefined
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
