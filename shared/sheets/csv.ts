import Papa from 'papaparse'
import { csvRows } from './csv-rows.ts'

/** The marks that may divide the cells of a line. */
export const DELIMITERS = [',', ';', '\t', '|']
const LINES_SAMPLED = 30

export interface CsvText {
  rows: string[][]
  delimiter: string
  /** Rows that cannot be told from the text, from 0. */
  broken: { row: number; message: string }[]
  /** How quotes were read that stand where none should, in words. */
  notes: string[]
}

/**
 * The rows of comma-separated text. The delimiter is the one given, or that a "sep=" line names, else the one
 * that gives the most columns most evenly. Quotes may hold delimiters and line breaks.
 */
export function readCsv(text: string, given?: string): CsvText {
  const named = /^sep=(.)\r?\n/i.exec(text)
  const body = named ? text.slice(named[0].length) : text
  const delimiter = given ?? named?.[1] ?? findDelimiter(body)
  const { rows: cells, broken, literal } = csvRows(body, delimiter)
  const rows = cells.map((row) => row.map(rearm))
  if (/[\r\n]$/.test(body) && rows.at(-1)?.length === 1 && rows.at(-1)?.[0] === '') rows.pop()
  return { rows, delimiter, broken, notes: literalNotes(literal) }
}

const MOST_NAMED = 5

function literalNotes(rows: readonly number[]): string[] {
  if (rows.length === 0) return []
  const named = rows.slice(0, MOST_NAMED).map((row) => row + 1)
  const more = rows.length - named.length
  const which = `${rows.length === 1 ? 'row' : 'rows'} ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
  return [`${which}: a quote (") that is not closed where a cell ends is read as it stands`]
}

/** Comma-separated text with a byte-order mark, for spreadsheets. Text that would run as a formula is disarmed. */
export function writeCsv(rows: readonly (readonly string[])[], delimiter = ','): string {
  const lines = Papa.unparse(
    rows.map((row) => row.map(disarm)),
    { delimiter, newline: '\r\n' },
  )
  return `\uFEFF${lines}\r\n`
}

/** Puts an apostrophe before text that a spreadsheet would run as a formula; numbers stay as they are. */
export function disarm(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) && !isNumber(cell) ? `'${cell}` : cell
}

/** Takes the apostrophe of `disarm` away again. */
export function rearm(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}

function isNumber(cell: string): boolean {
  return /^[+-]?(\d+([.,]\d*)?|[.,]\d+)(E[+-]?\d+)?( ?%)?$/i.test(cell)
}

function findDelimiter(text: string): string {
  const found = DELIMITERS.map((delimiter) => ({ delimiter, ...judge(text, delimiter) }))
  const whole = found.filter(({ score, breaksQuotes }) => score > 0 && !breaksQuotes)
  const candidates = whole.length > 0 ? whole : found
  const [best] = [...candidates].sort((a, b) => b.score - a.score)
  return best && best.score > 0 ? best.delimiter : ','
}

/**
 * How evenly a delimiter divides the first lines, and whether quotes are broken by it. A mark with a
 * blank behind it is rather one of a sentence.
 */
function judge(text: string, delimiter: string): { score: number; breaksQuotes: boolean } {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, preview: LINES_SAMPLED })
  const lines = data.filter((row) => row.some((cell) => cell.trim() !== ''))
  const divided = lines.filter((row) => row.length > 1)
  const breaksQuotes = errors.some(({ type }) => type === 'Quotes')
  if (divided.length === 0) return { score: 0, breaksQuotes }
  const usual = mostFrequent(divided.map((row) => row.length))
  const agreeing = divided.filter((row) => row.length === usual).length
  const further = divided.flatMap((row) => row.slice(1))
  const inSentences = further.filter((cell) => /^\u0020\S/.test(cell)).length / further.length
  const evenness = (agreeing / lines.length) ** 1.5 * Math.min(usual, 20)
  return { score: evenness * (1 - inSentences / 2), breaksQuotes }
}

function mostFrequent(widths: readonly number[]): number {
  const counts = Map.groupBy(widths, (width) => width)
  const ranked = [...counts].sort(([a, as], [b, bs]) => bs.length - as.length || b - a)
  return ranked[0]?.[0] ?? 1
}
