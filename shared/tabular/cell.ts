/** What a cell says, with remarks on how it was read; or one sentence about why it cannot be read. */
export type ReadCell<T> =
  | { ok: true; value: T; remarks: readonly string[] }
  | {
      ok: false
      message: string
      /** Texts of which one can be meant, where the cell can be read in two ways. */
      readings?: readonly string[]
    }

/** A value that was read, with remarks where the reading is not the only one. */
export function read<T>(value: T, ...remarks: string[]): ReadCell<T> {
  return { ok: true, value, remarks }
}

/** A cell that cannot be read. */
export function unreadable<T>(message: string): ReadCell<T> {
  return { ok: false, message }
}

/** A cell that can be read in two ways: each is written out, so that one can be taken. */
export function ambiguous<T>(message: string, readings: readonly string[]): ReadCell<T> {
  return { ok: false, message, readings }
}

/** Whether the text says outright that the value is not known ("?", "n/a", "unbekannt"). */
export function saysUnknown(text: string): boolean {
  // None of the words below has a digit in it, and most cells have one.
  if (/\d/.test(text)) return false
  return UNKNOWN.has(
    text
      .trim()
      .toLowerCase()
      .replace(/\s+/g, ' ')
      .replace(/^[([](.*)[)\]]$/, '$1'),
  )
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
  'none',
  'nil',
  'null',
  'not applicable',
  'not available',
  'not provided',
  'not specified',
  'not classified',
  'unclassified',
  'no eccn',
  'no information',
  'no data',
  'pending',
  'to be determined',
  'to be advised',
  'undefined',
  'nicht zutreffend',
  'nicht bekannt',
  'nicht verfügbar',
  'nicht klassifiziert',
  'keine',
  'keine angabe',
  'ohne',
  'non applicable',
  'non disponible',
  'non communiqué',
  'aucun',
  'aucune',
  'no aplica',
  'no disponible',
  'ninguno',
  'non noto',
  'non applicabile',
  'onbekend',
  'brak',
  '不适用',
  '不適用',
  '无',
  '無',
  '待定',
  '暂无',
  '該当なし',
  'なし',
  '不詳',
  '未定',
  '未分類',
  '해당없음',
  '없음',
  '미정',
  '未知',
  '不明',
])
