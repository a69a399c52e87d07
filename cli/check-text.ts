import { ANSWER_WORDS } from '../shared/shipment/answer.ts'
import type { ShipmentAnswer } from '../shared/shipment/check.ts'
import { table } from './table.ts'

const COLUMNS = [
  { heading: '' },
  { heading: 'about' },
  { heading: 'of' },
  { heading: 'what' },
  { heading: 'where it stands' },
  { heading: 'source' },
]

/** An answer to a shipment as text for a terminal: the answer, and everything that it rests on. */
export function answerText({
  reference,
  destination,
  day,
  answer,
  lines,
  licence,
}: ShipmentAnswer): string {
  const { word, meaning, sign } = ANSWER_WORDS[answer]
  const under =
    licence === null || answer !== 'licensed' ? '' : ` (${licence.reference}, ${licence.number})`
  const rows = lines.map((line) => [
    ANSWER_WORDS[line.answer].sign,
    line.about,
    line.of,
    line.what,
    line.cite.join('; '),
    line.source,
  ])
  return `${sign} ${reference} to ${destination} on ${day}: ${word}${under}, ${meaning}.\n${table(COLUMNS, rows)}\n`
}
