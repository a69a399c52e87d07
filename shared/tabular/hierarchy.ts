/** Where a row stands in the structure. */
export interface RowPlace {
  /** The row (by its index here) that it belongs to; null: the product itself. */
  parent: number | null
  /** 1 for a line of the product, 2 for a line of one of those, and so on. */
  depth: number
  /** Why the row cannot be placed. */
  problem?: string
}

/**
 * The structure from a column of levels: "1", "2"; "1.2.3"; "..2", "..", "+ +"; or a number after
 * blanks. The highest level of the table is that of the product's own lines.
 */
export function placesByLevel(cells: readonly string[]): RowPlace[] {
  const { read, isOutline } = levelReader(cells)
  const levels = cells.map(read)
  const top = Math.min(...levels.filter((level) => level !== null))
  const open: number[] = []
  return cells.map((cell, row) => {
    const level = levels[row] ?? null
    const text = cell.trim()
    if (level === null) return { parent: null, depth: 1, problem: unreadableLevel(text) }
    const depth = level - top + 1
    if (depth > open.length + 1) {
      const last = open.length === 0 ? 'the product' : `level ${top + open.length - 1}`
      return { parent: null, depth, problem: `level ${text} follows ${last}: a level is missing` }
    }
    open.length = depth - 1
    const parent = open.at(-1) ?? null
    open.push(row)
    const above = parent === null ? null : (cells[parent] ?? '').trim()
    const mismatch = isOutline && above !== null ? outlineProblem(text, above) : null
    return mismatch ? { parent, depth, problem: mismatch } : { parent, depth }
  })
}

/** The structure from how far each cell is indented. A row belongs to the nearest one above it that is indented less. */
export function placesByIndent(cells: readonly string[]): RowPlace[] {
  const open: { row: number; indent: number }[] = []
  return cells.map((cell, row) => {
    const indent = indentOf(cell)
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop()
    const parent = open.at(-1)?.row ?? null
    open.push({ row, indent })
    return { parent, depth: open.length }
  })
}

/** Whether cells are indented against each other. */
export function isIndented(cells: readonly string[]): boolean {
  return new Set(cells.filter((cell) => cell.trim() !== '').map(indentOf)).size > 1
}

/** The structure from a column that names the item above. Blank, or the product's own id: a line of the product. */
export function placesByParent(
  items: readonly string[],
  parents: readonly string[],
  product: string,
): RowPlace[] {
  const rowOf = new Map<string, number>()
  items.forEach((item, row) => {
    if (item !== '' && !rowOf.has(item)) rowOf.set(item, row)
  })
  const places: RowPlace[] = parents.map((text) => {
    const name = text.trim()
    if (name === '' || name === product) return { parent: null, depth: 1 }
    const parent = rowOf.get(name)
    if (parent !== undefined) return { parent, depth: 1 }
    const problem = `no row is the part ${name}, and it is not the product ${product}`
    return { parent: null, depth: 1, problem }
  })
  places.forEach((place) => {
    const seen = new Set<RowPlace>()
    let above = place.parent === null ? undefined : places[place.parent]
    while (above && !seen.has(above)) {
      seen.add(above)
      place.depth++
      above = above.parent === null ? undefined : places[above.parent]
    }
  })
  return places
}

/** How the levels of this column are to be read: as numbers, as outline numbers, or by marks. */
function levelReader(cells: readonly string[]) {
  const texts = cells.map((cell) => cell.trim()).filter((text) => text !== '')
  const isFloat = texts.every((text) => /^\d+[.,]0$/.test(text))
  const isOutline = !isFloat && texts.some((text) => /^\d+([.,]\d+)+\.?$/.test(text))
  return { isOutline, read: isFloat ? readWhole : isOutline ? readOutline : readMarked }
}

function readWhole(cell: string): number | null {
  return cell.trim() === '' ? null : Number.parseInt(cell, 10)
}

function readOutline(cell: string): number | null {
  const text = cell.trim()
  return /^\d+([.,]\d+)*\.?$/.test(text) ? text.split(/[.,](?=\d)/).length : null
}

function readMarked(cell: string): number | null {
  const text = cell.trim()
  const marked = /^[\s.+*>_|·•-]*(\d{1,3})\.?$/.exec(text)
  if (marked) return Number(marked[1])
  return /^[.+*>_|·•-](\s*[.+*>_|·•-])*$/.test(text) ? text.replace(/\s/g, '').length : null
}

function unreadableLevel(text: string): string {
  return text === '' ? 'has no level' : `"${text}" is no level`
}

/** In outline numbers the row above must be the beginning of this one's number. */
function outlineProblem(text: string, parent: string): string | null {
  const steps = text.match(/\d+/g) ?? []
  const above = parent.match(/\d+/g) ?? []
  const belongs = above.length === steps.length - 1 && above.every((step, i) => step === steps[i])
  return belongs
    ? null
    : `${text} stands below ${parent}, not below ${steps.slice(0, -1).join('.')}`
}

function indentOf(cell: string): number {
  const blanks = /^[\s└├│─]*/.exec(cell)?.[0] ?? ''
  return [...blanks].reduce((sum, character) => sum + (character === '\t' ? 4 : 1), 0)
}
