import type { Model, Part, Product } from '../model/schema.ts'
import { FIELDS, type Field, HEADINGS } from './fields.ts'

/** What a line says beside item and quantity. */
export interface LineTexts {
  unit?: string | null | undefined
  note?: string | null | undefined
  alternates?: readonly string[] | undefined
}

export interface WriteOptions {
  /** What the workspace knows of a product's line, by its place from 0; default: what the model's line carries. */
  textsOf?: (product: string, line: number) => LineTexts
}

const WRITTEN: readonly Field[] = FIELDS.filter(
  (field) =>
    ![
      'parent',
      'position',
      'designators',
      'baseQuantity',
      'priceUnit',
      'extendedPrice',
      'notFitted',
      'fitted',
    ].includes(field),
)

/** The headings of a table of one product, and no rows: a template to fill in. */
export function templateRows(): string[][] {
  return [WRITTEN.map((field) => HEADINGS[field])]
}

/**
 * A product and its lines as a table: headings, the product itself at level 0, its lines below it.
 * A sub-assembly shows its lines where it stands first. Read back, the table gives the same items
 * and lines; what a table cannot carry (facts, prices by destination) is left out.
 */
export function rowsOf(model: Model, product: string, options: WriteOptions = {}): string[][] {
  const parts = new Map(model.parts.map((part) => [part.id, part]))
  const products = new Map(model.products.map((row) => [row.id, row]))
  const root = products.get(product)
  const rows = templateRows()
  if (!root) return rows
  const shown = new Set<string>()
  rows.push(rowOf({ level: '0', ...productCells(root) }))
  const open: { owner: Product; next: number }[] = []
  descend(root)
  while (open.length > 0) {
    const top = open.at(-1) as { owner: Product; next: number }
    const line = top.owner.lines[top.next]
    if (!line) {
      open.pop()
      continue
    }
    const texts = options.textsOf?.(top.owner.id, top.next) ?? looseTexts(line)
    top.next++
    const inner = products.get(line.item)
    const part = parts.get(line.item)
    const cells = inner ? productCells(inner) : part ? partCells(part) : { item: line.item }
    rows.push(
      rowOf({
        ...cells,
        level: `${open.length}`,
        quantity: line.quantity,
        unit: texts.unit,
        note: texts.note,
        alternates: texts.alternates?.join('; '),
      }),
    )
    if (inner && !shown.has(inner.id)) descend(inner)
  }
  return rows

  function descend(owner: Product): void {
    shown.add(owner.id)
    open.push({ owner, next: 0 })
  }
}

type Cells = Partial<Record<Field, string | null | undefined>>

function rowOf(cells: Cells): string[] {
  return WRITTEN.map((field) => cells[field] ?? '')
}

function partCells(part: Part): Cells {
  return {
    ...itemCells(part),
    origin: part.origin,
    supplier: part.supplier,
    usShare: part.usContent?.share,
    usEccn: part.usContent?.eccn,
    hts: part.facts?.hts6,
  }
}

function productCells(product: Product): Cells {
  return { ...itemCells(product), madeBy: product.madeBy }
}

function itemCells(item: Part | Product): Cells {
  const own = item.manufacturerPartNumber
  return {
    item: item.id,
    manufacturerPartNumber: typeof own === 'string' ? own : undefined,
    name: item.name,
    kind: item.kind,
    eccn: item.eccn,
    unitPrice: item.price?.amount,
    currency: item.price?.currency,
    basis: item.price?.basis,
  }
}

/** A line of a model file may carry its texts as loose members. */
function looseTexts({ unit, note, alternates }: Record<string, unknown>): LineTexts {
  return {
    unit: typeof unit === 'string' ? unit : undefined,
    note: typeof note === 'string' ? note : undefined,
    alternates: Array.isArray(alternates) ? alternates.map(String) : undefined,
  }
}
