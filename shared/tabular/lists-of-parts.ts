import { type Rows, suggestMapping } from './columns.ts'

/** A sheet of a file, as far as it matters here. */
interface Candidate {
  rows: Rows
  isHidden?: boolean | undefined
}

/**
 * The sheets of a file that list parts with something to count, or with facts of them: those that
 * are not hidden and whose part numbers are plain, or else those whose part numbers are asked about.
 */
export function listsOfParts<T extends Candidate>(sheets: readonly T[]): T[] {
  const found = sheets
    .filter(({ isHidden }) => !isHidden)
    .map((sheet) => ({ sheet, likeness: likenessOf(sheet.rows) }))
  const plain = found.filter(({ likeness }) => likeness === 'plain')
  const lists = plain.length > 0 ? plain : found.filter(({ likeness }) => likeness === 'open')
  return lists.map(({ sheet }) => sheet)
}

/** Whether rows list parts: plainly, if a question about the part number is answered so, or not. */
function likenessOf(rows: Rows): 'plain' | 'open' | 'none' {
  const { header, columns, questions } = suggestMapping(rows)
  const has = (...fields: string[]) =>
    columns.some((column) => column !== null && fields.includes(column))
  const asks = (...fields: string[]) => questions.some(({ id }) => fields.includes(id))
  if (header === null || !(has(...COUNTED) || asks(...COUNTED))) return 'none'
  if (has(...NUMBERED)) return 'plain'
  return asks(...NUMBERED) ? 'open' : 'none'
}

const NUMBERED = ['item', 'manufacturerPartNumber']
const COUNTED = ['quantity', 'designators', 'origin', 'eccn']
