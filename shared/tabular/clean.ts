/**
 * A cell as it is meant: without marks that nobody sees (byte order, direction, zero width, soft
 * hyphen), with plain blanks for fixed ones, and without the ="…" by which a spreadsheet is told to
 * keep text. Blanks at its ends stay: an indent says where a row belongs.
 */
export function cleanCell(cell: string): string {
  const visible = NEEDS_CLEANING.test(cell)
    ? cell.replace(INVISIBLE, '').replace(FIXED_BLANKS, ' ')
    : cell
  const kept = /^\s*="((?:[^"]|"")*)"\s*$/.exec(visible)
  return kept ? (kept[1] as string).replaceAll('""', '"') : visible
}

const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/g
const FIXED_BLANKS = /[\u00A0\u2007\u202F\u3000]/g
const NEEDS_CLEANING = /[\u00A0\u00AD\u061C\u180E\u2000-\u206F\u3000\uFEFF]/
