import { MOST_TABLE_CELLS } from '../bounds.ts'
import { inside, lineOf } from './text.ts'
import { type XmlElement, XmlProblem } from './xml-tree.ts'

/** A cell of a table: its words without footnote marks, and the footnotes that it names. */
export interface Cell {
  text: string
  footnotes: number[]
  line: number
  /** It is the continuation of the cell to its left, or above. */
  isSpanned: boolean
}

export interface Table {
  head: Cell[][]
  body: Cell[][]
  /** Rows that stand below the table, each as one text. */
  foot: Cell[]
  line: number
}

const TABLES = new Set(['TABLE', 'GPOTABLE'])
const ROWS = new Set(['TR', 'ROW'])
const CELLS = new Set(['TD', 'TH', 'ENT', 'CHED'])
const MARKS = new Set(['SU', 'sup', 'SUP', 'FTREF'])

/** Places that one cell covers in a row or a column at the most. */
const MOST_COVERED = 200

/**
 * The tables inside an element, with merged cells spread over the places that they cover. Throws an
 * XmlProblem on one of too many cells.
 */
export function tablesIn(element: XmlElement): Table[] {
  const found = TABLES.has(element.name) ? [element] : [...inside(element, TABLES)]
  return found.map(tableOf)
}

function tableOf(element: XmlElement): Table {
  const table: Table = { head: [], body: [], foot: [], line: element.line }
  const heads: XmlElement[] = []
  const bodies: XmlElement[] = []
  for (const section of element.children) {
    if (typeof section === 'string') continue
    if (section.name === 'THEAD') heads.push(...inside(section, ROWS))
    else if (section.name === 'BOXHD') heads.push(section)
    else if (section.name === 'TFOOT') table.foot.push(...footOf(section))
    else if (section.name === 'TNOTE') table.foot.push(cellOf(section))
    else if (ROWS.has(section.name)) (isHead(section) ? heads : bodies).push(section)
    else bodies.push(...inside(section, ROWS))
  }
  table.head = spread(heads)
  table.body = spread(bodies)
  return table
}

function isHead(row: XmlElement): boolean {
  const cells = row.children.filter((child) => typeof child !== 'string')
  return cells.length > 0 && cells.every(({ name }) => name === 'TH')
}

function footOf(section: XmlElement): Cell[] {
  return [...inside(section, ROWS)].map((row) => {
    const [first] = [...inside(row, CELLS)]
    return cellOf(first ?? row)
  })
}

/** Rows of cells with merged ones repeated in each place that they cover. */
function spread(rows: readonly XmlElement[]): Cell[][] {
  const grid: Cell[][] = rows.map(() => [])
  let cells = 0
  for (const [y, row] of rows.entries()) {
    let x = 0
    for (const element of inside(row, CELLS)) {
      while (grid[y]?.[x]) x += 1
      const cell = cellOf(element)
      const [width, height] = [spanOf(element, 'colspan'), spanOf(element, 'rowspan')]
      cells += width * height
      if (cells > MOST_TABLE_CELLS)
        throw new XmlProblem(`has a table of more than ${MOST_TABLE_CELLS} cells`, element.line)
      for (let down = 0; down < height && y + down < rows.length; down++)
        for (let right = 0; right < width; right++) {
          const target = grid[y + down]
          if (target) target[x + right] = right + down > 0 ? { ...cell, isSpanned: true } : cell
        }
      x += width
    }
  }
  return grid.map((row) => Array.from(row, (cell) => cell ?? EMPTY))
}

const EMPTY: Cell = { text: '', footnotes: [], line: 0, isSpanned: false }

function spanOf({ attributes }: XmlElement, name: string): number {
  const given = Number(attributes[name] ?? attributes[name.toUpperCase()] ?? 1)
  return Number.isInteger(given) && given >= 1 ? Math.min(given, MOST_COVERED) : 1
}

function cellOf(element: XmlElement): Cell {
  const footnotes = [...inside(element, MARKS)].flatMap((mark) =>
    (lineOf(mark).match(/\d+/g) ?? []).map(Number),
  )
  return { text: lineOf(withoutMarks(element)), footnotes, line: element.line, isSpanned: false }
}

function withoutMarks(element: XmlElement): XmlElement {
  const children = element.children
    .filter((child) => typeof child === 'string' || !MARKS.has(child.name))
    .map((child) => (typeof child === 'string' ? child : withoutMarks(child)))
  return { ...element, children }
}
