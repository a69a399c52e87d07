import type { Mapping, Rows } from './columns.ts'
import type { DraftRow } from './draft.ts'
import { headingsOf } from './headings.ts'
import type { TableQuestion } from './question.ts'

/** Words of a status or change that say that a row is no longer, or not yet, a line. */
const OUT =
  /^(deleted?|del|removed?|obsolete|cancell?ed|void(ed)?|inactive|discarded|withdrawn|gelöscht|entfernt|entfällt|storniert|supprimée?|annulée?|eliminado|cancelado|已删除|作废|取消|削除|廃止)(\s*[-–:,(/].{0,40})?$/iu

/** A status of the part itself: one that is no longer made may well be in the product. */
const OF_PARTS = /life ?cycle|\beol\b|\bplc\b/i

/** Rows that a column which is not taken over says are out, and the question whether they count. */
export interface OutRows {
  skipped: readonly { index: number; reason: string }[]
  question: TableQuestion | null
}

/**
 * Finds rows of which a status says that they are out, such as "DELETE" or "Obsolete": whether they are
 * lines is asked, and with the answer `skip` they are passed over.
 */
export function settleOutRows(
  drafts: readonly DraftRow[],
  rows: Rows,
  mapping: Mapping,
  answer: string | undefined,
): OutRows {
  const { columns } = mapping
  const headings = headingsOf(rows, mapping)
  const found = drafts.flatMap(({ index, values }) => {
    const word = rows[index]?.find(
      (cell, at) => !columns[at] && !OF_PARTS.test(headings[at] ?? '') && OUT.test(cell.trim()),
    )
    return word === undefined ? [] : [{ index, item: values.item, word: word.trim() }]
  })
  if (answer === 'skip') {
    const skipped = found.map(({ index, word }) => ({ index, reason: `out (${word})` }))
    return { skipped, question: null }
  }
  const isOpen = found.length > 0 && answer === undefined
  return { skipped: [], question: isOpen ? outQuestion(found) : null }
}

const SAMPLES = 3

function outQuestion(
  found: readonly { index: number; item: string; word: string }[],
): TableQuestion {
  const samples = found
    .slice(0, SAMPLES)
    .map(({ index, item, word }) => ({ row: index + 1, text: word, read: item }))
  return {
    id: 'out',
    about: 'item',
    text: 'Rows say of themselves that they are out. Are they lines?',
    readings: [
      { value: 'skip', label: 'no lines: left out', columns: [], samples },
      { value: 'keep', label: 'lines: counted', columns: [], samples },
    ],
    option: '--answer out=skip',
  }
}
