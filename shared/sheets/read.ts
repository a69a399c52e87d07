import { LONGEST_TEXT, MOST_SHEET_COLUMNS } from '../bounds.ts'
import { readCsv } from './csv.ts'
import { firstTellingLine } from './encodings.ts'
import type { Sheet } from './sheet.ts'
import { type Decoded, decode } from './text.ts'
import { readXlsx } from './xlsx.ts'

export interface Sheets {
  sheets: Sheet[]
  /** How the file was read where that is not plain from it. */
  notes: string[]
  /** How a text was read; null: it is a workbook, which says so itself. */
  reading: TextReading | null
}

/** By which encoding and delimiter a text was read, and by which others it may be. */
export interface TextReading {
  encoding: string
  /** Whether the encoding is told by the bytes or stands out among the others. */
  isSure: boolean
  /** The encodings by which the bytes may be read, the likeliest first, each with the first line. */
  encodings: { encoding: string; sample: string }[]
  delimiter: string
}

/** How a text is to be read where that is not to be found out. */
export interface TextOptions {
  encoding?: string | undefined
  delimiter?: string | undefined
}

/** A file that cannot be read as a table; the message says what to do. */
export class SheetError extends Error {}

/**
 * The tables of a CSV or XLSX file. The content decides which it is, not the name; the name is for
 * messages. Throws a SheetError for anything else.
 */
export async function readSheets(
  bytes: Uint8Array,
  name: string,
  options: TextOptions = {},
): Promise<Sheets> {
  if (bytes.length === 0) throw new SheetError(`${name} is empty.`)
  if (startsWith(bytes, OLE)) throw new SheetError(oldFormat(bytes, name))
  const read = startsWith(bytes, ZIP) ? readWorkbook(bytes, name) : readText(bytes, name, options)
  for (const sheet of read.sheets) refuseLongCells(sheet, name)
  return read
}

const ZIP = [0x50, 0x4b, 0x03, 0x04]
const OLE = [0xd0, 0xcf, 0x11, 0xe0]

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte)
}

/** Old .xls files and encrypted .xlsx files share a container; the latter names its content. */
function oldFormat(bytes: Uint8Array, name: string): string {
  return contains(
    bytes,
    [...'EncryptedPackage'].flatMap((character) => [character.charCodeAt(0), 0]),
  )
    ? `${name} is protected by a password. Open it in Excel, remove the password (File, Info, Protect Workbook), and save it.`
    : `${name} is in the old .xls format. Open it in Excel and save it as "Excel Workbook (.xlsx)" or as CSV UTF-8.`
}

function contains(bytes: Uint8Array, wanted: readonly number[]): boolean {
  const [first = 0] = wanted
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true
  }
  return false
}

function readWorkbook(bytes: Uint8Array, name: string): Sheets {
  try {
    return { sheets: readXlsx(bytes), notes: [], reading: null }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new SheetError(
      `${name} cannot be read as an Excel workbook (${reason}). Open it and save it as "Excel Workbook (.xlsx)" or as CSV UTF-8.`,
    )
  }
}

function readText(bytes: Uint8Array, name: string, options: TextOptions): Sheets {
  const decoded = decode(bytes, options.encoding)
  const { text, encoding } = decoded
  const kind = OTHER_TEXTS.find(([pattern]) => pattern.test(text))
  if (kind) {
    throw new SheetError(
      `${name} is ${kind[1]}, whatever its name. Open it in Excel, or the program that it comes from, and save it as "Excel Workbook (.xlsx)" or as CSV UTF-8.`,
    )
  }
  if (text.includes('\0')) {
    throw new SheetError(
      `${name} holds zero bytes: it is damaged, or neither CSV nor an Excel workbook (.xlsx).`,
    )
  }
  const { rows, delimiter, broken, notes } = readCsv(text, options.delimiter)
  if (rows.some((row) => row.length > MOST_SHEET_COLUMNS))
    throw new SheetError(
      `${name} has a row of more than ${MOST_SHEET_COLUMNS} cells, which no spreadsheet has.`,
    )
  const marks = broken.length > 0 ? { marks: { brokenRows: broken } } : {}
  return {
    sheets: [{ name: name.replace(/\.[^.]*$/, ''), rows, ...marks }],
    notes: [...encodingNotes(decoded, options.encoding !== undefined), ...notes],
    reading: {
      encoding,
      isSure: decoded.isSure,
      encodings: decoded.plausible
        .slice(0, MOST_ENCODINGS)
        .map((one) => ({ encoding: one.encoding, sample: sampleOf(bytes, one.encoding) })),
      delimiter,
    },
  }
}

/** Refuses cells of more characters than a spreadsheet has; in a CSV it is mostly a quote that is not closed. */
function refuseLongCells({ name: sheet, rows }: Sheet, name: string): void {
  for (const [i, row] of rows.entries()) {
    const column = row.findIndex((cell) => cell.length > LONGEST_TEXT)
    if (column < 0) continue
    const place = `cell ${column + 1} of row ${i + 1} of "${sheet}"`
    throw new SheetError(
      `${name} has ${row[column]?.length} characters in ${place}; a cell of a spreadsheet has at most ${LONGEST_TEXT}. Look whether a quote (") there is not closed.`,
    )
  }
}

/** Texts that are no rows of cells, by how they begin. */
const OTHER_TEXTS: readonly (readonly [RegExp, string])[] = [
  [/^\s*<(!doctype|html|head|body|table|meta|style|!--)/i, 'a web page'],
  [/^\s*<\?xml[\s\S]{0,2000}spreadsheet/i, 'an XML spreadsheet of 2003'],
  [/^\s*<\?xml/i, 'XML'],
  [/^MIME-Version:/i, 'a web archive'],
  [/^%PDF-/, 'a PDF document'],
  [/^\{\\rtf/, 'a text document (RTF)'],
]

const MOST_ENCODINGS = 5
/** From this likelihood on an encoding is named beside the one that was used. */
const NAMED = 0.01
const SAMPLE_LENGTH = 120

/** How a text was decoded, where that is not plain. */
function encodingNotes({ text, encoding, isSure, plausible }: Decoded, isGiven: boolean): string[] {
  const unread = text.match(/\uFFFD/g)?.length ?? 0
  if (unread > 0) return [`read as ${encoding}: places that are no text in it: ${unread}`]
  if (isGiven || (isSure && encoding.startsWith('utf'))) return []
  if (isSure) return [`read as ${encoding}`]
  const others = plausible
    .slice(1, 3)
    .flatMap((one) => (one.likeness >= NAMED ? one.encoding : []))
    .join(' or ')
  return [`read as ${encoding}${others && `, could be ${others}`}: check names with accents`]
}

/** The first line that differs between encodings, as one of them reads it. */
function sampleOf(bytes: Uint8Array, encoding: string): string {
  const part = encoding.startsWith('utf-16') ? bytes : firstTellingLine(bytes)
  return decode(part, encoding).text.slice(0, SAMPLE_LENGTH)
}
