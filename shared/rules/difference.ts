import { canonicalJson } from '../model/canonical-json.ts'
import { idOf } from './places.ts'
import type { PackFiles } from './schema.ts'

type Row = Record<string, unknown>

/** One thing that the rows of two packs, or of two days of one, say differently. */
export interface Difference {
  /** The table of the pack. */
  table: keyof PackFiles
  /** The row, by ids from the table on, such as ["3A001"] or ["AE"]; of a licence row, its entry. */
  row: readonly string[]
  /** The member of the row that differs; null: the row as a whole is there or is not. */
  member: string | null
  /** What is there before and not after, and after and not before. */
  before: unknown
  after: unknown
  /** Whether results can differ by it; false: words, citations and sources alone. */
  decides: boolean
  /** Where it stands, by the row after, or the one before where that is gone. */
  cite: string | null
}

/** Tables of which no verdict is made: what they say is said beside one. */
const OF_WORDS: ReadonlySet<string> = new Set([
  'header',
  'groups',
  'supplement6',
  'proseRules',
  'notices',
  'grounds',
  'anchors',
  'wordings',
])

/** Members that say something and decide nothing. */
const WORDS: ReadonlySet<string> = new Set([
  'added',
  'announced',
  'because',
  'chartSource',
  'cite',
  'cites',
  'fails',
  'from',
  'footnotes',
  'meaning',
  'name',
  'no',
  'note',
  'notice',
  'otherwise',
  'prose',
  'reading',
  'refusal',
  'source',
  'switchedOff',
  'title',
  'unseen',
  'until',
  'why',
  'withoutContent',
  'wording',
  'wordings',
  'words',
  'yes',
])

/**
 * What the rows of two packs that hold on a day say differently, table by table. Rows with an id are
 * compared member by member; of others, such as licence rows, those that are alike on both sides are
 * left out. Where nothing with `decides` is among them, no verdict can differ because of rows.
 */
export function differencesOf(before: PackFiles, after: PackFiles): Difference[] {
  const found: Difference[] = []
  for (const table of tablesOf(before, after)) {
    walk(tableOf(before, table), tableOf(after, table), {
      table,
      row: [],
      member: null,
      decides: !OF_WORDS.has(table),
      cite: null,
    })
  }
  return found

  type At = Omit<Difference, 'before' | 'after'>

  function walk(was: unknown, is: unknown, at: At): void {
    if (isSame(was, is)) return
    if (Array.isArray(was) && Array.isArray(is)) {
      walkList(was, is, at)
      return
    }
    if (isRow(was) && isRow(is)) {
      const cite = citeOf(is) ?? citeOf(was) ?? at.cite
      for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
        const decides = at.decides && !isOfWords(at.table, name)
        walk(was[name], is[name], { ...at, member: name, decides, cite })
      }
      return
    }
    found.push({ ...at, before: was, after: is })
  }

  function walkList(was: readonly unknown[], is: readonly unknown[], at: At): void {
    const ids = [...was, ...is].map(idOf)
    const isNamed = ids.every((id) => id !== undefined) && isOnceEach(was) && isOnceEach(is)
    if (isNamed) {
      const byId = (list: readonly unknown[]) => new Map(list.map((one) => [idOf(one) ?? '', one]))
      const [old, now] = [byId(was), byId(is)]
      const length = found.length
      for (const id of new Set([...old.keys(), ...now.keys()])) {
        const [one, other] = [old.get(id), now.get(id)]
        const row = [...at.row, id]
        if (one !== undefined && other !== undefined) walk(one, other, { ...at, row, member: null })
        else
          found.push({
            ...at,
            row,
            member: null,
            before: one,
            after: other,
            cite: citeOf(other ?? one),
          })
      }
      // The order of rows decides where the first that fits is taken.
      if (found.length === length)
        found.push({ ...at, before: [...old.keys()], after: [...now.keys()] })
      return
    }
    const texts = (list: readonly unknown[]) => list.map((one) => canonicalJson(one))
    const gone = without(was, texts(is))
    const come = without(is, texts(was))
    if (gone.length === 0 && come.length === 0) {
      found.push({ ...at, decides: at.decides && !isOrderless(was), before: was, after: is })
      return
    }
    if (![...gone, ...come].some(isRow)) {
      found.push({ ...at, before: gone, after: come })
      return
    }
    pairRows(gone, come, at)
  }

  /** Rows without ids: those that differ in words alone are one difference of words. */
  function pairRows(gone: unknown[], come: unknown[], at: At): void {
    if (at.table !== 'eccns' && gone.length === come.length) {
      for (const [i, row] of gone.entries()) walk(row, come[i], at)
      return
    }
    for (const row of gone) {
      const like = come.findIndex((other) =>
        isSame(decidingPart(at.table, other), decidingPart(at.table, row)),
      )
      const [same] = like < 0 ? [] : come.splice(like, 1)
      const cite = citeOf(same ?? row) ?? at.cite
      if (same === undefined) found.push({ ...at, before: row, after: undefined, cite })
      else found.push({ ...at, before: row, after: same, decides: false, cite })
    }
    for (const row of come)
      found.push({ ...at, before: undefined, after: row, cite: citeOf(row) ?? at.cite })
  }
}

/** The tables of either side: packs of earlier determinations lack some. */
function tablesOf(before: PackFiles, after: PackFiles): (keyof PackFiles)[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names] as (keyof PackFiles)[]
}

/** The rows of a table; of the Commerce Control List, its entries of all categories. */
function tableOf(files: PackFiles, table: keyof PackFiles): unknown {
  return table === 'eccns' ? files.eccns.flatMap(({ entries }) => entries) : files[table]
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (one === undefined || other === undefined) return false
  return canonicalJson(one) === canonicalJson(other)
}

function isRow(data: unknown): data is Row {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}

function citeOf(row: unknown): string | null {
  return isRow(row) && typeof row.cite === 'string' ? row.cite : null
}

function isOnceEach(list: readonly unknown[]): boolean {
  const ids = list.map(idOf)
  return new Set(ids).size === ids.length
}

/** The items of a list that are not among the texts, each text taken once. */
function without(list: readonly unknown[], texts: string[]): unknown[] {
  return list.filter((one) => {
    const at = texts.indexOf(canonicalJson(one))
    if (at < 0) return true
    texts.splice(at, 1)
    return false
  })
}

/** Whether a list is one of names, whose order says nothing. */
function isOrderless(list: readonly unknown[]): boolean {
  return list.every((one) => typeof one === 'string')
}

/** Whether a member says something and decides nothing; a question of 734.9 names what is answered. */
function isOfWords(table: keyof PackFiles, member: string): boolean {
  return WORDS.has(member) || (member === 'question' && table !== 'directProduct')
}

/** A row without what decides nothing in it, at any depth. */
function decidingPart(table: keyof PackFiles, data: unknown): unknown {
  if (Array.isArray(data)) return data.map((one) => decidingPart(table, one))
  if (!isRow(data)) return data
  return Object.fromEntries(
    Object.entries(data)
      .filter(([name]) => !isOfWords(table, name))
      .map(([name, value]) => [name, decidingPart(table, value)]),
  )
}
