import { canonicalJson } from '../model/canonical-json.ts'
import type { Party } from '../model/party.ts'
import type { SingleCommand } from '../workspace/commands.ts'
import { PARTY_COLUMNS, type PartyColumn, readPartyCell } from './party-cells.ts'

/** What a table of parties would do, and what of it cannot be read. */
export interface PartyPlan {
  commands: SingleCommand[]
  added: number
  changed: number
  /** Rows that say what the register has already. */
  same: number
  /** The rows that would be taken over, in their order. */
  rows: PartyRowPlan[]
  /** What is wrong in a row, by its number from 1. */
  problems: { row: number; message: string }[]
  /** Headings of columns that say nothing here; empty where there is no header. */
  ignored: string[]
}

/** A row that would be taken over. */
export interface PartyRowPlan {
  row: number
  id: string
  is: 'added' | 'changed' | 'same'
  set: PartyMembers
}

type PartyMembers = Partial<Omit<Party, 'id'>>

const HEADINGS: Record<PartyColumn | 'id', RegExp> = {
  id: /^(id|party|party id|number|(customer|account|partner|vendor) ?(id|no\.?|number)|no\.?)$/i,
  name: /^(name|company|company name|party name|customer name|legal name|customer|consignee)$/i,
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
function columnsOf(first: readonly string[]): {
  columns: Map<string, number>
  isHeader: boolean
  ignored: string[]
} {
  const columns = new Map<string, number>()
  first.forEach((text, at) => {
    for (const [name, heading] of Object.entries(HEADINGS))
      if (heading.test(text.trim()) && !columns.has(name)) {
        columns.set(name, at)
        break
      }
  })
  const used = new Set(columns.values())
  if (columns.has('name')) {
    const ignored = first.filter((text, at) => text.trim() !== '' && !used.has(at))
    return { columns, isHeader: true, ignored }
  }
  const inOrder = ['id', ...PARTY_COLUMNS].map((name, at) => [name, at] as const)
  return { columns: new Map(inOrder), isHeader: false, ignored: [] }
}

/**
 * Rows of a table as parties: new ones, and the cells of those that are there, by id. A party without
 * an id gets its name as one. Owners are set after all parties are there. A row with a cell that cannot
 * be read, or an owner that is nowhere, is left out and named.
 */
export function planParties(
  rows: readonly (readonly string[])[],
  known: readonly Party[],
): PartyPlan {
  const [first = [], ...others] = rows
  const { columns, isHeader, ignored } = columnsOf(first)
  const body = isHeader ? others : rows
  const ids = new Map(known.map((party) => [party.id, party]))
  const problems: PartyPlan['problems'] = []
  const taken = new Map<string, PartyRowPlan>()
  for (const [i, row] of body.entries()) {
    if (row.every((cell) => cell.trim() === '')) continue
    const place = i + (isHeader ? 2 : 1)
    const cellOf = (name: string) => row[columns.get(name) ?? -1]?.trim() ?? ''
    const id = cellOf('id') || cellOf('name')
    const { set, problem } = cellsOf(cellOf)
    const message =
      id === '' ? 'no id and no name' : taken.has(id) ? 'its id stands in an earlier row' : problem
    if (message === null) taken.set(id, { row: place, id, is: isOf(ids.get(id), set), set })
    else problems.push({ row: place, message })
  }
  problems.push(...leaveWithoutOwners(taken, ids))
  const planned = [...taken.values()]
  const those = (is: PartyRowPlan['is']) => planned.filter((one) => one.is === is).length
  return {
    commands: commandsOf(planned),
    added: those('added'),
    changed: those('changed'),
    same: those('same'),
    rows: planned,
    problems: problems.sort((a, b) => a.row - b.row),
    ignored,
  }
}

function isOf(known: Party | undefined, set: PartyMembers): PartyRowPlan['is'] {
  if (!known) return 'added'
  return canonicalJson({ ...known, ...set }) === canonicalJson(known) ? 'same' : 'changed'
}

/** Takes rows out whose owners are neither in the register nor in the table, until none is left. */
function leaveWithoutOwners(
  taken: Map<string, PartyRowPlan>,
  ids: ReadonlyMap<string, Party>,
): PartyPlan['problems'] {
  const problems: PartyPlan['problems'] = []
  let isSettled = false
  while (!isSettled) {
    isSettled = true
    for (const { id, row, set } of taken.values()) {
      const owners = (set.owners ?? []).map(({ party }) => party)
      const lacking = owners.filter((owner) => !ids.has(owner) && !taken.has(owner))
      const twice = owners.find((owner, at) => owners.indexOf(owner) !== at)
      const message = owners.includes(id)
        ? 'owners: it cannot be its own owner'
        : lacking.length > 0
          ? `owners: ${lacking.map((one) => `${one} is no party of the register, nor one of this table that is taken over`).join('; ')}`
          : twice !== undefined
            ? `owners: ${twice} stands twice`
            : null
      if (message === null) continue
      taken.delete(id)
      problems.push({ row, message })
      isSettled = false
    }
  }
  return problems
}

function commandsOf(planned: readonly PartyRowPlan[]): SingleCommand[] {
  const own = planned.flatMap(({ id, is, set: { owners: _, ...set } }): SingleCommand[] => {
    if (is === 'added') return [{ kind: 'setParty', party: { ...set, id, name: set.name ?? id } }]
    const isNothing = is === 'same' || Object.keys(set).length === 0
    return isNothing ? [] : [{ kind: 'changeParty', id, set }]
  })
  const owned = planned.flatMap(({ id, is, set: { owners } }): SingleCommand[] =>
    owners && is !== 'same' ? [{ kind: 'changeParty', id, set: { owners } }] : [],
  )
  return [...own, ...owned]
}

/** What the cells of a row set, or what is wrong with each that cannot be read. */
function cellsOf(cellOf: (name: string) => string): { set: PartyMembers; problem: string | null } {
  let set: PartyMembers = {}
  const wrong: string[] = []
  for (const column of PARTY_COLUMNS) {
    const text = cellOf(column)
    if (text === '') continue
    const cell = readPartyCell(column, text)
    if (cell.ok) set = { ...set, ...cell.value }
    else wrong.push(`${column}: ${cell.message}`)
  }
  return { set, problem: wrong.length > 0 ? wrong.join('; ') : null }
}
