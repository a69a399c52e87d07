/** The rows of a grid: a list, or what can be read as one. */
export interface Rows<Row> extends Iterable<Row> {
  readonly length: number
  /** The rows that say something else than they did, where all stand in their places; null: not known. */
  changedFrom?(before: Rows<Row>): readonly Row[] | null
}

/** What turns the rows of a grid into others. */
export interface RowChanges<Row> {
  removed: Row[]
  /** Runs of new rows, each with its place among the rows as they are to be, from the first on. */
  added: { at: number; rows: Row[] }[]
  /** Rows that stay where they are and say something else. */
  updated: readonly Row[]
}

/** More runs than this are not put in one by one. */
const MOST_RUNS = 50

/**
 * How the rows that are shown become others, told by their ids and by which are the same objects;
 * null: too different, all are to be set anew. Looks at the rows one by one, but only compares; rows
 * that know what changed in them are not looked at.
 */
export function rowChanges<Row>(
  before: Rows<Row>,
  after: Rows<Row>,
  idOf: (row: Row) => string,
): RowChanges<Row> | null {
  const updated = after.changedFrom?.(before)
  if (updated) return { removed: [], added: [], updated }
  return listChanges(listOf(before), listOf(after), idOf)
}

function listOf<Row>(rows: Rows<Row>): readonly Row[] {
  return Array.isArray(rows) ? rows : [...rows]
}

function listChanges<Row>(
  before: readonly Row[],
  after: readonly Row[],
  idOf: (row: Row) => string,
): RowChanges<Row> | null {
  const inPlace = updatesInPlace(before, after, idOf)
  if (inPlace) return { removed: [], added: [], updated: inPlace }
  const updated: Row[] = []
  const isSame = (a: Row | undefined, b: Row | undefined) => {
    if (a === b) return true
    return a !== undefined && b !== undefined && idOf(a) === idOf(b)
  }
  const keep = (i: number, j: number) => {
    if (before[i] !== after[j]) updated.push(after[j] as Row)
  }
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && isSame(before[start], after[start])) keep(start, start++)
  let end = 0
  while (end < most - start && isSame(before.at(-1 - end), after.at(-1 - end))) {
    keep(before.length - 1 - end, after.length - 1 - end)
    end++
  }
  const old = before.slice(start, before.length - end)
  const fresh = after.slice(start, after.length - end)
  const middle = changesBetween(old, fresh, idOf)
  if (!middle || middle.added.length > MOST_RUNS) return null
  return {
    removed: middle.removed,
    added: middle.added.map(({ at, rows }) => ({ at: at + start, rows })),
    updated: [...updated, ...middle.updated],
  }
}

/** The rows that say something else, where all stand where they stood; null: they do not. */
function updatesInPlace<Row>(
  before: readonly Row[],
  after: readonly Row[],
  idOf: (row: Row) => string,
): Row[] | null {
  if (before.length !== after.length) return null
  const updated: Row[] = []
  for (let i = 0; i < after.length; i++) {
    if (before[i] === after[i]) continue
    if (idOf(before[i] as Row) !== idOf(after[i] as Row)) return null
    updated.push(after[i] as Row)
  }
  return updated
}

/** As above, for rows that differ at both ends. Rows that change places are taken out and put in again. */
function changesBetween<Row>(
  before: readonly Row[],
  after: readonly Row[],
  idOf: (row: Row) => string,
): RowChanges<Row> | null {
  const places = new Map(before.map((row, i) => [idOf(row), i]))
  const kept = new Set<string>()
  const added: RowChanges<Row>['added'] = []
  const updated: Row[] = []
  let last = -1
  after.forEach((row, at) => {
    const id = idOf(row)
    const place = places.get(id)
    if (place !== undefined && place > last) {
      last = place
      kept.add(id)
      if (before[place] !== row) updated.push(row)
      return
    }
    const run = added.at(-1)
    if (run && run.at + run.rows.length === at) run.rows.push(row)
    else added.push({ at, rows: [row] })
  })
  return { removed: before.filter((row) => !kept.has(idOf(row))), added, updated }
}
