import type { BomRow } from '../../shared/workspace/views.ts'

/** A line of a bill of materials with what a test is about; the rest is plain. */
export function bomRow(line: number, given: Partial<BomRow> = {}): BomRow {
  const item = given.item ?? `P${line}`
  return {
    line,
    product: 'W',
    position: line,
    item,
    itemType: 'part',
    name: item,
    kind: 'commodity',
    origin: null,
    eccn: null,
    eccnSource: null,
    supplier: null,
    quantity: '1',
    unit: null,
    note: null,
    price: null,
    alternates: [],
    lines: 0,
    ...given,
  }
}
