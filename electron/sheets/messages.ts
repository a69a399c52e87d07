import type { Sheets, TextOptions } from '../../shared/sheets/read.ts'

/** Which file to read, and how where it is a text. */
export interface SheetRequest {
  path: string
  options: TextOptions
}

/** The tables of a file, or why it cannot be read. */
export type SheetReply = { ok: true; value: Sheets } | { ok: false; message: string }
