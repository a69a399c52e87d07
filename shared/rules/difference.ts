import { canonicalJson } from '../model/canonical-json.ts'
import { namesAsked } from './names-asked.ts'
import { idOf } from './places.ts'
import { citationsIn } from './reason.ts'
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

/** Tables of which no result is made. */
const OF_WORDS: ReadonlySet<string> = new Set([
  'header',
  'groups',
  'supplement6',
  'proseRules',
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
  'otherwise',
  'prose',
  'reading',
  'redFlag',
  'refusal',
  'shortSupplyOnly',
  'source',
  'switchedOff',
  'title',
  'unseen',
  'until',
  'why',
  'wording',
  'wordings',
  'words',
  'yes',
])

/** Members that say something in one table, and decide in others. */
const WORDS_OF_TABLE: Partial<Record<keyof PackFiles, ReadonlySet<string>>> = {
  conditions: new Set(['question', 'items']),
  notices: new Set(['text']),
  switches: new Set(['question']),
}

/** Texts of which it decides only whether they are there: then a notice more is raised. */
const TOLD_WHERE_THERE: ReadonlySet<string> = new Set(['notice', 'withoutContent'])

/** Tables whose rows are reasons why content counts, by whose citations notices and exclusions look them up. */
const COUNTED_BY: ReadonlySet<string> = new Set(['eccns', 'part746'])

/** Tables in whose lists the first row that fits is taken, or stands first in a result. */
const ORDERED: ReadonlySet<string> = new Set([
  'chartNotes',
  'levels',
  'noLevel',
  'directProduct',
  'partyRules',
])

/** Lists of such tables whose rows are looked up by what they name, one each, so that their order says nothing. */
const LOOKED_UP: ReadonlySet<string> = new Set(['noLevel.families', 'partyRules.opens'])

/** Lists of tables that give names to what the program knows by itself. */
const NAMES: ReadonlySet<string> = new Set(['partyRules.roles'])

/**
 * What the rows of two packs that hold on a day say differently, table by table. Rows with an id are
 * compared member by member; of others, such as licence rows, those that are alike on both sides are
 * left out. Where nothing with `decides` is among them, no result can differ because of rows.
 */
export function differencesOf(before: PackFiles, after: PackFiles): Difference[] {
  const found: Difference[] = []
  const asked = [before, after].map(namesAsked)
  const isAsked = (name: string) => asked.some((names) => names.has(name))
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

  /** Adds a difference; of what no rule asks it decides nothing. */
  function add(difference: Difference): void {
    found.push({ ...difference, decides: difference.decides && mayDecide(difference) })
  }

  /** The citations among some by which a notice or an exclusion looks rows up. */
  function citedByName(cites: readonly unknown[]): string[] {
    const all = cites.flatMap((cite) => (typeof cite === 'string' ? citationsIn(cite) : []))
    return all.filter(isAsked)
  }

  function mayDecide({ table, row, member, before: was, after: is }: Difference): boolean {
    if (table === 'countries' && (member === 'groups' || member === 'mayBeIn'))
      return names(was, is).some(isAsked)
    if (table === 'eccns' && member === 'reasons') return names(was, is).includes('NS')
    if ((table === 'lists' || table === 'conditions') && row[0] !== undefined)
      return isAsked(row[0])
    return true
  }

  function walk(was: unknown, is: unknown, at: At): void {
    if (isSame(was, is)) return
    if (Array.isArray(was) && Array.isArray(is)) {
      walkList(was, is, at)
      return
    }
    if (isRow(was) && isRow(is)) {
      const cite = citeOf(is) ?? citeOf(was) ?? at.cite
      for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
        const isOther = typeof was[name] === 'string' && typeof is[name] === 'string'
        const isTold = at.table === 'noLevel' && TOLD_WHERE_THERE.has(name) && isOther
        const isCitedByName =
          name === 'cite' && COUNTED_BY.has(at.table) && citedByName([was.cite, is.cite]).length > 0
        const isNames = at.row.length === 0 && NAMES.has(`${at.table}.${name}`)
        const isWords =
          isTold || isNames || (isOfWords(at.table, at.member, name) && !isCitedByName)
        const decides = at.decides && !isWords
        walk(was[name], is[name], { ...at, member: name, decides, cite })
      }
      return
    }
    add({ ...at, before: was, after: is })
  }

  function walkList(was: readonly unknown[], is: readonly unknown[], at: At): void {
    const ids = [...was, ...is].map(idOf)
    const isNamed = ids.every((id) => id !== undefined) && isOnceEach(was) && isOnceEach(is)
    if (isNamed) {
      const byId = (list: readonly unknown[]) => new Map(list.map((one) => [idOf(one) ?? '', one]))
      const [old, now] = [byId(was), byId(is)]
      for (const id of new Set([...old.keys(), ...now.keys()])) {
        const [one, other] = [old.get(id), now.get(id)]
        const row = [...at.row, id]
        if (one !== undefined && other !== undefined) walk(one, other, { ...at, row, member: null })
        else
          add({
            ...at,
            row,
            member: null,
            before: one,
            after: other,
            cite: citeOf(other ?? one),
          })
      }
      const inOrder = [old, now].map((rows) =>
        [...rows.keys()].filter((id) => old.has(id) && now.has(id)),
      )
      if (!isSame(inOrder[0], inOrder[1])) {
        const decides = at.decides && isOrdered(at)
        add({ ...at, decides, before: inOrder[0], after: inOrder[1] })
      }
      return
    }
    const texts = (list: readonly unknown[]) => list.map((one) => canonicalJson(one))
    const gone = without(was, texts(is))
    const come = without(is, texts(was))
    if (gone.length === 0 && come.length === 0) {
      const decides = at.decides && isOrdered(at) && !isOrderless(was)
      add({ ...at, decides, before: was, after: is })
      return
    }
    if (![...gone, ...come].some(isRow)) {
      add({ ...at, before: gone, after: come })
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
        isSame(
          decidingPart(at.table, other, citedByName),
          decidingPart(at.table, row, citedByName),
        ),
      )
      const [same] = like < 0 ? [] : come.splice(like, 1)
      const cite = citeOf(same ?? row) ?? at.cite
      if (same === undefined) add({ ...at, before: row, after: undefined, cite })
      else add({ ...at, before: row, after: same, decides: false, cite })
    }
    for (const row of come)
      add({ ...at, before: undefined, after: row, cite: citeOf(row) ?? at.cite })
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

/** Whether of the rows of a list the first that fits is taken, or stands first in a result. */
function isOrdered({ table, row, member }: Pick<Difference, 'table' | 'row' | 'member'>): boolean {
  return ORDERED.has(table) && !(row.length === 0 && LOOKED_UP.has(`${table}.${member}`))
}

/** Whether a list is one of names, whose order says nothing. */
function isOrderless(list: readonly unknown[]): boolean {
  return list.every((one) => typeof one === 'string')
}

/**
 * Whether a member says something and decides nothing; `of`: the member in which it lies. A question of
 * 734.9 names what is answered, and the name of a fact says which is looked at.
 */
function isOfWords(table: keyof PackFiles, of: string | null, member: string): boolean {
  if (of === 'fact') return false
  return WORDS.has(member) || (WORDS_OF_TABLE[table]?.has(member) ?? false)
}

/** The names in two lists. */
function names(one: unknown, other: unknown): string[] {
  return [one, other].flat().filter((name) => typeof name === 'string')
}

/** A row without what decides nothing in it, at any depth; of its citations those that are asked by name. */
function decidingPart(
  table: keyof PackFiles,
  data: unknown,
  citedByName: (cites: readonly unknown[]) => string[],
  of: string | null = null,
): unknown {
  if (Array.isArray(data)) {
    const parts = data.map((one) => decidingPart(table, one, citedByName, of))
    if (ORDERED.has(table)) return parts
    return parts.map((part) => canonicalJson(part)).sort()
  }
  if (!isRow(data)) return data
  const cited = citedByName([data.cite])
  return Object.fromEntries([
    ...Object.entries(data)
      .filter(([name]) => !isOfWords(table, of, name))
      .map(([name, value]) => [name, decidingPart(table, value, citedByName, name)]),
    ...(cited.length > 0 ? [['cite', cited.sort()]] : []),
  ])
}
