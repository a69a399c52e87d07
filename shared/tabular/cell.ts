/** What a cell says, with remarks on how it was read; or one sentence about why it cannot be read. */
export type ReadCell<T> =
  | { ok: true; value: T; remarks: readonly string[] }
  | { ok: false; message: string }

/** A value that was read, with remarks where the reading is not the only one. */
export function read<T>(value: T, ...remarks: string[]): ReadCell<T> {
  return { ok: true, value, remarks }
}

/** A cell that cannot be read. */
export function unreadable<T>(message: string): ReadCell<T> {
  return { ok: false, message }
}

/** Whether the text says outright that the value is not known ("?", "n/a", "unbekannt"). */
export function saysUnknown(text: string): boolean {
  return UNKNOWN.has(text.trim().toLowerCase().replace(/\s+/g, ' '))
}

/** Whether the text is a spreadsheet's error value, such as "#N/A" or "#BEZUG!". */
export function isFormulaError(text: string): boolean {
  return /^#(N\/A|NV|N\/D|[A-ZÀ-Ü0-9/]+[!?])$/i.test(text.trim())
}

const UNKNOWN = new Set([
  '?',
  '??',
  '???',
  '-',
  '--',
  '–',
  '—',
  'n/a',
  'n.a.',
  'na',
  'k.a.',
  'k. a.',
  'unknown',
  'not known',
  'unbekannt',
  'inconnu',
  'desconocido',
  'tbd',
  't.b.d.',
  'tba',
  '未知',
  '不明',
])
