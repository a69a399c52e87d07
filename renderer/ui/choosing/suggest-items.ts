import type { ItemRow } from '../../../shared/workspace/views.ts'
import { RANK, rankOf } from './rank.ts'

/** The items that a text finds, and the first of them that are offered. */
export interface Suggestions {
  offered: ItemRow[]
  found: number
}

/**
 * The items in which every word of the text occurs, by id, name, origin or ECCN, the nearest first:
 * the id itself, ids that begin with the text, then names.
 */
export function suggest(items: readonly ItemRow[], text: string, limit: number): Suggestions {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const found = items
    .filter((item) => {
      const all = textOf(item)
      return words.every((word) => all.includes(word) || isClassOf(item, word))
    })
    .map((item) => ({ item, rank: nearness(item, text) }))
    .sort((a, b) => a.rank - b.rank || (a.item.id < b.item.id ? -1 : 1))
  return { offered: found.slice(0, limit).map(({ item }) => item), found: found.length }
}

function nearness({ id, name }: ItemRow, text: string): number {
  return rankOf(text, { value: id, name: name === id ? '' : name }) ?? RANK.contains
}

const texts = new WeakMap<ItemRow, string>()

/** Whether a word is the beginning of the item's origin or ECCN: "r9" is in "EAR99" and says nothing of it. */
function isClassOf({ origin, eccn }: ItemRow, word: string): boolean {
  return [origin, eccn].some((one) => one?.toLowerCase().startsWith(word))
}

/** Id and name of an item; made once, since every key that is typed looks at every item. */
function textOf(item: ItemRow): string {
  const known = texts.get(item)
  if (known !== undefined) return known
  const text = `${item.id} ${item.name}`.toLowerCase()
  texts.set(item, text)
  return text
}
