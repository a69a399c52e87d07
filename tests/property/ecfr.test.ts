import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { builtList } from '../../shared/ecfr/commerce-control-list.ts'
import { builtCountries, chartOf } from '../../shared/ecfr/countries.ts'
import { divisionsIn } from '../../shared/ecfr/division.ts'
import { entriesIn } from '../../shared/ecfr/entries.ts'
import { countryNames } from '../../shared/ecfr/name.ts'
import { paragraphsOf } from '../../shared/ecfr/paragraph.ts'
import type { Findings } from '../../shared/ecfr/unread.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { COLUMNS, type LicenceRow, type PackFiles } from '../../shared/rules/schema.ts'
import { currentLaw, type LawEntry, type LawRow } from '../ecfr/law.ts'
import { partOf } from '../ecfr/xml.ts'
import { check, RUNS } from './models.ts'

const { files } = currentPack()
const law = currentLaw()
const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const DAY = '2026-09-24'
/** Each run reads XML, so that there are fewer of them. */
const READ_RUNS = Math.ceil(RUNS / 10)
const place = { day: DAY, tag: 'T', hash }

// Entries whose rows of the table are one row each of the pack.
const entries = law.entries.filter(({ eccn, tables }) => tables.length > 0 && eccn !== '3E001')

/** The pack with one entry alone. */
function baseOf(eccn: string): PackFiles {
  const entry = files.eccns.flatMap((file) => file.entries).find((one) => one.eccn === eccn)
  if (!entry) throw new Error(eccn)
  const eccns = [{ note: 'One entry.', entries: [entry] }]
  return { ...files, eccns, conditions: { conditions: [] } }
}

/** What is built of one entry, over the pack with that entry alone. */
function builtEntry(entry: LawEntry) {
  const findings: Findings = { unread: [], refusals: [] }
  const [list] = divisionsIn(partOf({ ...law, entries: [entry], paragraphs: {} }, '774'), 'x.xml')
  if (!list) throw new Error('no list')
  const base = baseOf(entry.eccn)
  const { eccns, conditions } = builtList(base, entriesIn(list), place, findings)
  const rowsIn = (of: PackFiles['eccns']) => of[0]?.entries[0]?.rows ?? []
  return { before: rowsIn(base.eccns), after: rowsIn(eccns), conditions, findings }
}

const decisive = ({ source: _, wording: __, ...row }: LicenceRow) => JSON.stringify(row)
const lines = (rows: readonly LicenceRow[]) => rows.map(decisive)

const mutation = fc.record({
  kind: fc.constantFrom('none', 'removed', 'words', 'column', 'note'),
  entry: fc.constantFrom(...entries),
  row: fc.nat(30),
  column: fc.constantFrom(...COLUMNS),
  words: fc.constantFrom(' for use in space', ', except those that fly', ' when it is Tuesday'),
})

test('of an entry of which one row is changed, exactly that row differs or is asked', () => {
  check(
    17,
    mutation,
    ({ kind, entry, row, column, words }) => {
      const all = entry.tables.flat()
      const at = row % all.length
      const old = all[at] as LawRow
      const reason = old.control.slice(0, 2)
      const rule = `${column.slice(0, 2)} Column ${column[2]}`
      const become = (): LawRow[] => {
        if (kind === 'removed') return []
        if (kind === 'words') return [{ ...old, control: old.control + words }]
        if (kind === 'column') return [{ control: old.control, rule }]
        return [old]
      }
      let passed = 0
      const tables = entry.tables
        .map((table) => table.flatMap((one) => (passed++ === at ? become() : [one])))
        .filter((table) => table.length > 0)
      const notes = kind === 'note' ? [`A license is required${words}.`] : []
      const { before, after, conditions, findings } = builtEntry({ ...entry, tables, notes })
      expect(findings.refusals).toEqual([])
      const ofTable = before.filter(({ added }) => added === undefined)
      const target = ofTable[at] as LicenceRow
      // Rows of the same words are one and the same: which of them is meant, nobody can tell.
      const gone = lines(before).filter((one) => !lines(after).includes(one))
      const come = lines(after).filter((one) => !lines(before).includes(one))
      if (kind === 'none') expect([gone, come, findings.unread]).toEqual([[], [], []])
      if (kind === 'removed') {
        const isOnly = all.length === 1
        expect(after.length).toBe(before.length - (isOnly ? 0 : 1))
        expect(gone.filter((one) => one !== decisive(target))).toEqual([])
        expect(findings.unread.length).toBe(isOnly ? 1 : 0)
        if (isOnly) expect(after.at(-1)?.possible).toEqual({ any: ['ALL'] })
      }
      if (kind === 'words') {
        expect(after.length).toBe(before.length)
        expect(gone.filter((one) => one !== decisive(target))).toEqual([])
        expect(come.length).toBe(1)
        expect(findings.unread.length).toBe(1)
        const [asked] = after.filter((one) => come.includes(decisive(one)))
        expect(conditions.conditions.map(({ id }) => id)).toContain(asked?.scope[0]?.if)
      }
      if (kind === 'column') {
        expect(after.length).toBe(before.length)
        expect(gone.filter((one) => one !== decisive(target))).toEqual([])
        const [changed] = after.filter((one) => come.includes(decisive(one)))
        // A column of another reason is not believed: it may reach everywhere.
        if (changed && changed.reason === column.slice(0, 2) && reason === column.slice(0, 2))
          expect(changed.column).toBe(column)
        else if (changed)
          expect([changed.possible, findings.unread.length]).toEqual([{ any: ['ALL'] }, 1])
        expect(come.length).toBeLessThanOrEqual(1)
      }
      if (kind === 'note') {
        const hasHandMade = before.length > ofTable.length
        expect(gone).toEqual([])
        expect(findings.unread.length).toBe(1)
        expect(after.length).toBe(before.length + (hasHandMade ? 0 : 1))
      }
    },
    READ_RUNS,
  )
})

const shown = law.countries.filter(({ inChart, chart }) => inChart && chart !== null)

test('of a chart in which one mark is moved, exactly the row of that country differs', () => {
  const names = countryNames(files.countries.countries, {})
  check(
    17,
    fc.tuple(
      fc.subarray(shown, { minLength: 2, maxLength: 4 }),
      fc.nat(3),
      fc.constantFrom(...COLUMNS),
    ),
    ([countries, which, column]) => {
      const at = which % countries.length
      const moved = countries.map((one, i) => {
        const has = one.chart?.includes(column)
        const chart = COLUMNS.filter((name) => (name === column ? !has : one.chart?.includes(name)))
        return i === at ? { ...one, chart } : one
      })
      const findings: Findings = { unread: [], refusals: [] }
      const xml = partOf({ ...law, countries: moved, paragraphs: {} }, '738')
      const divisions = divisionsIn(xml, 'x.xml')
      const chart = chartOf(divisions[0] as never, names, findings)
      const base = {
        ...files.countries,
        countries: files.countries.countries.filter(({ code }) =>
          countries.some((one) => one.code === code),
        ),
      }
      const built = builtCountries(
        base,
        { chart, groups: undefined },
        { ...place, divisions },
        findings,
      )
      expect(findings).toEqual({ unread: [], refusals: [] })
      const differ = built.countries.filter(
        (row, i) => JSON.stringify(row.chart) !== JSON.stringify(base.countries[i]?.chart),
      )
      expect(differ.map(({ code }) => code)).toEqual([countries[at]?.code])
      expect(differ[0]?.chart).toEqual(moved[at]?.chart)
    },
    READ_RUNS,
  )
})

const ROWS = [
  [...'abcdefghijk'],
  ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11'],
  ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi'],
  [...'ABCDEFGHIJK'],
  ['1', '2', '3'],
]
interface Tree {
  inner: Tree[]
}
type Levels = Record<'letters' | 'numbers' | 'romans' | 'capitals' | 'italics', Tree[]>
const tree = fc.letrec<Levels>((tie) => {
  const row = (inner: fc.Arbitrary<Tree[]>, most: number) =>
    fc.array(fc.record({ inner }), { maxLength: most })
  return {
    italics: row(fc.constant([]), 3),
    capitals: row(tie('italics'), 3),
    // A row of Roman numbers has more than one, or none could tell (i) from the letter.
    romans: row(tie('capitals'), 4).map((nodes) => (nodes.length === 1 ? [] : nodes)),
    numbers: row(tie('romans'), 4),
    letters: row(tie('numbers'), 11),
  }
}).letters

test('the paragraphs of a section are found where they stand, though they are written flat', () => {
  check(
    17,
    tree,
    (top) => {
      const places: string[][] = []
      const write = (nodes: readonly Tree[], outer: readonly string[]): void => {
        for (const [i, { inner }] of nodes.entries()) {
          const own = [...outer, ROWS[outer.length]?.[i] as string]
          places.push(own)
          write(inner, own)
        }
      }
      write(top, [])
      const shownAs = (own: string[]) => (own.length === 5 ? `<I>${own.at(-1)}</I>` : own.at(-1))
      const body = places.map((own) => `<P>(${shownAs(own)}) Words.</P>`).join('')
      const xml = `<DIV5 N="734" TYPE="PART"><DIV8 N="734.1"><HEAD>§ 734.1</HEAD>${body}</DIV8></DIV5>`
      const found = divisionsIn(xml, 'x.xml').flatMap(paragraphsOf)
      expect(found.map(({ labels }) => labels)).toEqual(places)
    },
    READ_RUNS,
  )
})
