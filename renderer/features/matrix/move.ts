import type { Band, MatrixLine } from './lines.ts'

/** A place in the table: a line, which is a product's, and a column. */
export interface At {
  line: number
  column: number
}

interface Moves {
  lines: readonly MatrixLine[]
  bands: readonly Band[]
  columns: number
  /** How many rows are in sight. */
  page: number
}

interface Key {
  key: string
  control: boolean
}

/** Where a key moves to; null: it is no key that moves. Headings of companies are skipped. */
export function moved({ key, control }: Key, at: At, moves: Moves): At | null {
  const { lines, bands, columns, page } = moves
  const last = lines.length - 1
  const column = (to: number) => ({ ...at, column: Math.max(0, Math.min(columns - 1, to)) })
  const line = (to: number, by: 1 | -1) => ({ ...at, line: productLine(lines, to, by) ?? at.line })
  switch (key) {
    case 'ArrowRight':
      return control ? column(bandAfter(bands, at.column) ?? columns - 1) : column(at.column + 1)
    case 'ArrowLeft':
      return control ? column(bandBefore(bands, at.column)) : column(at.column - 1)
    case 'ArrowDown':
      return line(control ? companyAfter(lines, at.line) : at.line + 1, 1)
    case 'ArrowUp':
      return line(control ? companyBefore(lines, at.line) : at.line - 1, -1)
    case 'PageDown':
      return line(Math.min(last, at.line + page), -1)
    case 'PageUp':
      return line(Math.max(0, at.line - page), 1)
    case 'Home':
      return control ? { line: productLine(lines, 0, 1) ?? 0, column: 0 } : column(0)
    case 'End':
      return control
        ? { line: productLine(lines, last, -1) ?? 0, column: columns - 1 }
        : column(columns - 1)
    default:
      return null
  }
}

/** The first line of a product from a line on, or with -1 up from it. */
export function productLine(lines: readonly MatrixLine[], from: number, by: 1 | -1): number | null {
  for (let at = from; at >= 0 && at < lines.length; at += by) {
    if (lines[at]?.kind === 'product') return at
  }
  return null
}

function bandAfter(bands: readonly Band[], column: number): number | undefined {
  return bands.find(({ from }) => from > column)?.from
}

/** The start of the band, or of the one before where the place is the start already. */
function bandBefore(bands: readonly Band[], column: number): number {
  return bands.findLast(({ from }) => from < column)?.from ?? 0
}

/** The line after the next heading; the last line where there is none. */
function companyAfter(lines: readonly MatrixLine[], at: number): number {
  const heading = lines.findIndex((line, i) => i > at && line.kind === 'company')
  return heading < 0 ? (productLine(lines, lines.length - 1, -1) ?? at) : heading + 1
}

/** The first product of the company, or of the one before where the place is that already. */
function companyBefore(lines: readonly MatrixLine[], at: number): number {
  const heading = lines.findLastIndex((line, i) => i < at - 1 && line.kind === 'company')
  return heading < 0 ? (productLine(lines, 0, 1) ?? at) : heading + 1
}
