import { topologicalOrder } from '../model/graph.ts'
import { compare, parseRatio } from '../money/ratio.ts'
import { type DraftRow, parentOf } from './draft.ts'
import type { KnownItem } from './known.ts'

interface ListedLine {
  item: string
  quantity: string
}

/**
 * A sub-assembly that is listed more than once has its lines once: a repetition is marked as such,
 * and one that differs is a problem. So is a product that would contain itself. `revises`: the lines
 * that the workspace has of what is listed give way to those of the table.
 */
export function checkStructure(
  drafts: readonly DraftRow[],
  known: ReadonlyMap<string, KnownItem>,
  product: string,
  revises: boolean,
): void {
  const below = Map.groupBy(
    drafts.filter((draft) => draft.place.parent !== null),
    (draft) => draft.place.parent as number,
  )
  const listed = new Map<string, number>()
  drafts.forEach((draft, i) => {
    const { item } = draft.values
    const lines = below.get(i)
    if (!lines || item === '' || draft.isRoot) return
    const first = listed.get(item)
    if (first !== undefined) {
      const row = (drafts[first]?.index ?? 0) + 1
      compareLines(draft, lines, linesOf(below.get(first) ?? []), `on row ${row}`)
      return
    }
    listed.set(item, i)
    const there = known.get(item)
    if (there?.type !== 'product' || revises) return
    if (!there.lines) fail(draft, 'is a product of the workspace whose lines are not known here')
    else if (there.lines.length > 0) compareLines(draft, lines, there.lines, 'in the workspace')
  })
  const stays = ({ id }: KnownItem) => !revises || (id !== product && !listed.has(id))
  breakCycles(drafts, [...known.values()].filter(stays), product)
}

function compareLines(
  draft: DraftRow,
  rows: readonly DraftRow[],
  lines: readonly ListedLine[],
  where: string,
): void {
  const same =
    rows.length === lines.length &&
    rows.every(({ values }, i) => values.item === lines[i]?.item && isSame(values, lines[i]))
  if (!same) fail(draft, `has other lines here than ${where}`)
  else for (const row of rows) row.repeats = `${draft.values.item} has this line already ${where}`
}

function isSame(
  { quantity }: { quantity?: string | undefined },
  line: ListedLine | undefined,
): boolean {
  if (!quantity || !line?.quantity) return quantity === line?.quantity
  return compare(parseRatio(quantity), parseRatio(line.quantity)) === 0
}

function linesOf(rows: readonly DraftRow[]): ListedLine[] {
  return rows.map(({ values }) => ({ item: values.item, quantity: values.quantity ?? '' }))
}

function fail(draft: DraftRow, message: string): void {
  draft.problems.push({ field: 'item', text: draft.values.item, message })
}

/** Marks the rows that close a cycle, one cycle after the other. */
function breakCycles(
  drafts: readonly DraftRow[],
  known: readonly KnownItem[],
  product: string,
): void {
  const edges = drafts.filter(
    (draft) => draft.problems.length === 0 && !draft.isRoot && draft.values.item !== '',
  )
  const links = edges.map((draft) => ({
    draft: draft as DraftRow | null,
    from: parentOf(draft, drafts, product),
    to: draft.values.item,
  }))
  for (const { id, lines = [] } of known) {
    for (const { item } of lines) links.push({ draft: null, from: id, to: item })
  }
  const above = new Set(links.map(({ from }) => from))
  if (!links.some(({ to }) => above.has(to))) return
  for (;;) {
    const ids = [...new Set(links.flatMap(({ from, to }) => [from, to]))]
    const at = new Map(ids.map((id, i) => [id, i]))
    const children: number[][] = ids.map(() => [])
    for (const { from, to } of links) children[at.get(from) ?? 0]?.push(at.get(to) ?? 0)
    const sorted = topologicalOrder({ size: ids.length, children: (node) => children[node] ?? [] })
    if (!('cycle' in sorted)) return
    const members = sorted.cycle.map((node) => ids[node] as string)
    const names = [...members, members[0]].join(' > ')
    const closing = links.filter(
      ({ draft, from, to }) =>
        draft && members.some((id, i) => id === from && members[(i + 1) % members.length] === to),
    )
    if (closing.length === 0) return
    for (const link of closing) {
      if (link.draft) fail(link.draft, `a product would contain itself: ${names}`)
      links.splice(links.indexOf(link), 1)
    }
  }
}
