import { delimiterOf, readBlock } from '../../../../shared/tabular/block.ts'
import { cleanCell } from '../../../../shared/tabular/clean.ts'
import { readEccn } from '../../../../shared/tabular/eccn.ts'
import type { PartRow } from '../../../../shared/workspace/views.ts'

/** What a maker's list of ECCNs says of the parts of the workspace. */
export interface MakersList {
  /** Parts of the workspace with the ECCN that the list gives. */
  taken: { part: PartRow; eccn: string }[]
  /** Parts that have another ECCN already: they are asked, never overwritten unasked. */
  differing: { part: PartRow; eccn: string }[]
  /** Parts of which the list gives several ECCNs, or a text that is none. */
  refused: { part: string; why: string }[]
  /** Rows of parts that the workspace does not have. */
  elsewhere: number
}

const ONE_LINE = 20_000

/**
 * Reads a pasted list of part numbers and ECCNs. The column of part numbers is that in which most
 * cells are ids of parts, the column of ECCNs that in which most others read as one; null: there are
 * no two such columns.
 */
export function readMakersList(text: string, parts: readonly PartRow[]): MakersList | null {
  const rows = readBlock(text, delimiterOf(text))
    .slice(0, ONE_LINE)
    .map((row) => row.map((cell) => cleanCell(cell).trim()))
  const byId = new Map(parts.map((part) => [part.id.toUpperCase(), part]))
  const width = Math.max(0, ...rows.map((row) => row.length))
  const counted = (test: (cell: string) => boolean) =>
    Array.from({ length: width }, (_, at) => rows.filter((row) => test(row[at] ?? '')).length)
  const ids = best(counted((cell) => byId.has(cell.toUpperCase())))
  const eccns = best(
    counted((cell) => cell !== '' && readEccn(cell).ok),
    ids,
  )
  if (ids === null || eccns === null) return null

  const list: MakersList = { taken: [], differing: [], refused: [], elsewhere: 0 }
  const given = new Map<PartRow, Set<string>>()
  for (const row of rows) {
    const part = byId.get((row[ids] ?? '').toUpperCase())
    if (!part) {
      list.elsewhere++
      continue
    }
    const cell = row[eccns] ?? ''
    if (cell === '') continue
    const of = given.get(part) ?? new Set()
    given.set(part, of.add(cell))
  }
  for (const [part, cells] of given) {
    const [cell = ''] = cells
    const eccn = readEccn(cell)
    if (cells.size > 1) list.refused.push({ part: part.id, why: `${[...cells].join(' and ')}` })
    else if (!eccn.ok) list.refused.push({ part: part.id, why: eccn.message })
    else if (part.eccn === null) list.taken.push({ part, eccn: eccn.value })
    else if (part.eccn !== eccn.value) list.differing.push({ part, eccn: eccn.value })
  }
  return list
}

/** The place of the highest count above zero, other than one; null: there is none. */
function best(counts: readonly number[], other: number | null = null): number | null {
  let at: number | null = null
  counts.forEach((count, i) => {
    if (i !== other && count > 0 && (at === null || count > (counts[at] ?? 0))) at = i
  })
  return at
}
