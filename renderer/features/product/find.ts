import type { BomRow } from '../../../shared/workspace/views.ts'
import type { TreeRows } from '../../stores/tree.ts'

const texts = new WeakMap<BomRow, string>()

/** The places of the rows in which every word of a text occurs. */
export function placesOf(rows: TreeRows, text: string): number[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const places: number[] = []
  rows.all().forEach(({ row }, at) => {
    const all = textOf(row)
    if (words.every((word) => all.includes(word))) places.push(at)
  })
  return places
}

/** The place after one, or with -1 before it, around the ends; null: there is none. */
export function nextPlace(places: readonly number[], from: number, by: 1 | -1): number | null {
  if (places.length === 0) return null
  const found =
    by > 0
      ? (places.find((place) => place > from) ?? places[0])
      : (places.findLast((place) => place < from) ?? places.at(-1))
  return found ?? null
}

function textOf(row: BomRow): string {
  const known = texts.get(row)
  if (known !== undefined) return known
  const { item, name, origin, eccn, supplier, kind, note, price, alternates } = row
  const all = [item, name, origin, eccn, supplier, kind, note, price?.amount, price?.currency]
  const text = [...all, ...alternates].filter(Boolean).join(' ').toLowerCase()
  texts.set(row, text)
  return text
}
