import { type ReadCell, unreadable } from './cell.ts'
import { readCountry } from './country.ts'

const STATES = new Set(
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC'.split(
    ' ',
  ),
)

/** Whether a column of origins has states of the United States in it: codes of a state and of no country. */
export function hasStates(cells: readonly string[]): boolean {
  return cells.some((cell) => isState(cell) && !readCountry(cell).ok)
}

/** The country of a cell in a column that has states in it: a code that both have says neither. */
export function readCountryAmongStates(text: string): ReadCell<string> {
  const code = text.trim()
  return isState(code)
    ? unreadable(`"${code}" may be a state of the United States, as others in this column are`)
    : readCountry(text)
}

function isState(cell: string): boolean {
  return STATES.has(cell.trim().toUpperCase())
}
