import type { Party } from '../model/party.ts'
import type { SingleCommand } from '../workspace/commands.ts'
import { PARTY_COLUMNS, type PartyColumn, readPartyCell } from './party-cells.ts'

/** What a table of parties would do, and what of it cannot be read. */
export interface PartyPlan {
  commands: SingleCommand[]
  added: number
  changed: number
  /** What is wrong in a row, by its number from 1. */
  problems: { row: number; message: string }[]
}

const HEADINGS: Record<PartyColumn | 'id', RegExp> = {
  id: /^(id|party|party id|number|customer( no\.?| number)?|no\.?)$/i,
  name: /^(name|company|party name|customer name)$/i,
  otherNames: /^(other names?|alias(es)?|alt(ernate)? names?|a\.?k\.?a\.?)$/i,
  country: /^country( code)?$/i,
  roles: /^roles?$/i,
  addresses: /^address(es)?$/i,
  owners: /^owners?$/i,
  ownersKnown: /^owners known$/i,
  documents: /^documents?$/i,
  note: /^(notes?|remarks?|comments?)$/i,
}

/** The columns of the register by heading; without a header, as they stand in the register. */
function columnsOf(first: readonly string[]): { columns: Map<string, number>; isHeader: boolean } {
  const columns = new Map<string, number>()
  first.forEach((text, at) => {
    for (const [name, heading] of Object.entries(HEADINGS))
      if (heading.test(text.trim()) && !columns.has(name)) columns.set(name, at)
  })
  if (columns.has('name')) return { columns, isHeader: true }
  const inOrder = ['id', ...PARTY_COLUMNS].map((name, at) => [name, at] as const)
  return { columns: new Map(inOrder), isHeader: false }
}

/**
 * Rows of a table as parties: new ones, and the cells of those that are there, by id. A party without
 * an id gets its name as one. Owners are set after all parties are there. A row with a cell that cannot
 * be read is left out and named.
 */
export function planParties(
  rows: readonly (readonly string[])[],
  known: readonly Party[],
): PartyPlan {
  const [first = [], ...others] = rows
  const { columns, isHeader } = columnsOf(first)
  const body = isHeader ? others : rows
  const ids = new Map(known.map((party) => [party.id, party]))
  const plan: PartyPlan = { commands: [], added: 0, changed: 0, problems: [] }
  const owners: SingleCommand[] = []
  const taken = new Set<string>()
  for (const [i, row] of body.entries()) {
    if (row.every((cell) => cell.trim() === '')) continue
    const place = i + (isHeader ? 2 : 1)
    const cellOf = (name: string) => row[columns.get(name) ?? -1]?.trim() ?? ''
    const id = cellOf('id') || cellOf('name')
    const cells = cellsOf(cellOf)
    const message =
      id === ''
        ? 'no id and no name'
        : taken.has(id)
          ? 'its id stands in an earlier row'
          : cells.problem
    if (message !== null) {
      plan.problems.push({ row: place, message })
      continue
    }
    taken.add(id)
    const { owners: owned, ...own } = cells.set
    if (ids.has(id)) {
      plan.changed++
      if (Object.keys(own).length > 0) plan.commands.push({ kind: 'changeParty', id, set: own })
    } else {
      plan.added++
      plan.commands.push({ kind: 'setParty', party: { ...own, id, name: own.name ?? id } })
    }
    if (owned) owners.push({ kind: 'changeParty', id, set: { owners: owned } })
  }
  plan.commands.push(...owners)
  return plan
}

/** What the cells of a row set, or what is wrong with the first that cannot be read. */
function cellsOf(cellOf: (name: string) => string): {
  set: Partial<Omit<Party, 'id'>>
  problem: string | null
} {
  let set: Partial<Omit<Party, 'id'>> = {}
  for (const column of PARTY_COLUMNS) {
    const text = cellOf(column)
    if (text === '') continue
    const cell = readPartyCell(column, text)
    if (!cell.ok) return { set, problem: `${column}: ${cell.message}` }
    set = { ...set, ...cell.value }
  }
  return { set, problem: null }
}
