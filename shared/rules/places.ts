import { type Dated, daysText } from './dated.ts'
import type { PackFiles } from './schema.ts'

/** Where a row stands in the files of a pack, and the tag of the source that it was read in. */
export interface RowPlace {
  /**
   * The path of the row, by ids where rows have them, such as "eccns/3A001/rows/1"; the days of a dated
   * row stand behind its id.
   */
  name: string
  source: string
}

/** The place of every row with a citation. A row without a source of its own has that of the row it is in. */
export function placesOf(files: PackFiles): ReadonlyMap<object, RowPlace> {
  const places = new Map<object, RowPlace>()
  const { eccns, ...others } = files
  const entries = eccns.flatMap((file) => file.entries)
  visit({ ...others, eccns: entries }, [], '-')
  return places

  function visit(data: unknown, path: readonly string[], outer: string): void {
    if (typeof data !== 'object' || data === null) return
    if (Array.isArray(data)) {
      const ids = data.map(datedIdOf)
      for (const [i, item] of data.entries()) {
        const id = ids[i]
        const isTold = id !== undefined && ids.indexOf(id) === ids.lastIndexOf(id)
        visit(item, [...path, isTold ? id : `${id ?? ''}#${i + 1}`], outer)
      }
      return
    }
    const row = data as Record<string, unknown>
    const source = typeof row.source === 'string' ? row.source : outer
    if (typeof row.cite === 'string') places.set(row, { name: path.join('/'), source })
    for (const [key, value] of Object.entries(row)) visit(value, [...path, key], source)
  }
}

/** By what a row is called in its list; undefined: it has no id. */
export function idOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined
  for (const name of ['eccn', 'code', 'id', 'path']) {
    const value = (item as Record<string, unknown>)[name]
    if (typeof value === 'string') return value
  }
  return undefined
}

function datedIdOf(item: unknown): string | undefined {
  const id = idOf(item)
  return id && [id, daysText(item as Dated)].filter(Boolean).join(' ')
}
