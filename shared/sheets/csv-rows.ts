import Papa from 'papaparse'

/** Rows of comma-separated text, with what is wrong with their quotes. */
export interface CsvRows {
  rows: string[][]
  /** Rows, from 0, that cannot be told from the text: which cells they have, or where they end. */
  broken: { row: number; message: string }[]
  /** Rows, from 0, that are read with a quote in them as it stands. */
  literal: number[]
}

/** More rows with wrong quotes are not mended one by one. */
const MOST_MENDED = 500

/** From this width on, lines inside a cell are told from rows of the table by their cells. */
const TELLING_WIDTH = 3

/**
 * The rows of comma-separated text, in which quotes may hold delimiters and line breaks. A quote that
 * is not closed, or closed where it cannot be, or that holds whole lines of the table, ends with its
 * line: that row alone is broken, or read as it stands where its cells are plain, and those after it
 * are rows.
 */
export function csvRows(text: string, delimiter: string): CsvRows {
  const found: CsvRows = { rows: [], broken: [], literal: [] }
  const width = usualWidth(text, delimiter)
  let at = 0
  for (let mended = 0; at < text.length; mended++) {
    if (mended > MOST_MENDED) {
      takeLines(found, text.slice(at), delimiter)
      break
    }
    at = takeRows(found, text, at, { delimiter, width })
    if (at >= text.length) break
    const line = lineAt(text, at)
    takeLine(found, line.text, delimiter, width)
    at = line.end
  }
  return found
}

/** Takes the rows from a place on, up to one with wrong quotes; gives the place of that row. */
function takeRows(
  { rows }: CsvRows,
  text: string,
  from: number,
  { delimiter, width }: { delimiter: string; width: number },
): number {
  let at = from
  Papa.parse<string[]>(text.slice(from), {
    delimiter,
    step: ({ data, errors, meta }, parser) => {
      const isWrong =
        errors.some(({ type }) => type === 'Quotes') || holdsRows(data, delimiter, width)
      if (isWrong) return parser.abort()
      rows.push(data)
      at = from + meta.cursor
    },
  })
  return at
}

/** Takes one line with wrong quotes: as it stands where it has as many cells as others, else as broken. */
function takeLine(found: CsvRows, line: string, delimiter: string, width: number): void {
  const cells = line.split(delimiter).map(withoutQuotes)
  const row = found.rows.push(cells) - 1
  if (cells.length === width) found.literal.push(row)
  else found.broken.push({ row, message: OPEN_QUOTE })
}

function withoutQuotes(cell: string): string {
  return /^"([^"]*)"$/.exec(cell)?.[1] ?? cell
}

const OPEN_QUOTE = 'has a quote (") that is not closed where a cell ends: its cells cannot be told'

function takeLines(found: CsvRows, text: string, delimiter: string): void {
  for (const line of text.split(/\r\n|\r|\n/)) {
    const row = found.rows.push(line.split(delimiter)) - 1
    if (line.includes('"')) found.broken.push({ row, message: OPEN_QUOTE })
  }
}

/** Whether a cell holds a line that has as many cells as a row of the table. */
function holdsRows(cells: readonly string[], delimiter: string, width: number): boolean {
  if (width < TELLING_WIDTH) return false
  return cells.some((cell) => {
    const [, ...further] = cell.split(/\r\n|\r|\n/)
    return further.some((line) => line.split(delimiter).length >= width)
  })
}

const ROWS_SAMPLED = 200

/** How many cells most rows have. */
function usualWidth(text: string, delimiter: string): number {
  const { data } = Papa.parse<string[]>(text, { delimiter, preview: ROWS_SAMPLED })
  const filled = data.filter((row) => row.some((cell) => cell.trim() !== ''))
  const ranked = [...Map.groupBy(filled, (row) => row.length)].sort(
    ([a, as], [b, bs]) => bs.length - as.length || b - a,
  )
  return ranked[0]?.[0] ?? 1
}

function lineAt(text: string, at: number): { text: string; end: number } {
  const found = /\r\n|\r|\n/g
  found.lastIndex = at
  const end = found.exec(text)
  return end
    ? { text: text.slice(at, end.index), end: end.index + end[0].length }
    : { text: text.slice(at), end: text.length }
}
