import type { Sheets } from '../../shared/sheets/read.ts'

/** The tables of a file, or why it cannot be read. */
export type SheetReply = { ok: true; value: Sheets } | { ok: false; message: string }
