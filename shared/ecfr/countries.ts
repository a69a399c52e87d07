import type { CalendarDay } from '../model/calendar-day.ts'
import { holdsOn } from '../rules/dated.ts'
import { COLUMNS, type Column, type Country, type PackFiles } from '../rules/schema.ts'
import type { Division } from './division.ts'
import type { CountryNames } from './name.ts'
import { type Cell, type Table, tablesIn } from './table.ts'
import { inside, lineOf } from './text.ts'
import type { Findings } from './unread.ts'

type Group = Country['groups'][number]

/** What the Commerce Country Chart (738 Supp. 1) says, by country code. */
export interface TextChart {
  rows: ReadonlyMap<string, { chart: Column[] | null; footnotes: number[]; line: number }>
  /** The words of its footnotes, by number. */
  footnotes: ReadonlyMap<number, { text: string; line: number }>
}

/** What the Country Groups (740 Supp. 1) say: the groups of each country, and those not surely read. */
export type TextGroups = ReadonlyMap<string, { groups: Set<Group>; open: Set<Group> }>

/**
 * Reads the Commerce Country Chart. A row whose cells are merged, pointing to another part, has no marks
 * of its own; a cell with anything but an X refuses the pack, since no mark is guessed.
 */
export function chartOf(
  division: Division,
  names: CountryNames,
  { refusals }: Findings,
): TextChart {
  const { file } = division
  const rows = new Map<string, { chart: Column[] | null; footnotes: number[]; line: number }>()
  const footnotes = new Map<number, { text: string; line: number }>()
  const table = tablesOf(division).find((one) => columnsOf(one).length > 0)
  if (!table) {
    refusals.push({ file, line: division.line, message: `${division.cite}: has no chart` })
    return { rows, footnotes }
  }
  const columns = columnsOf(table)
  const unknown = columns.filter((name) => !COLUMNS.includes(name as Column))
  if (unknown.length > 0 || columns.length !== COLUMNS.length) {
    const message = `${division.cite}: has the columns ${columns.join(', ')}, not ${COLUMNS.join(', ')}`
    refusals.push({ file, line: table.line, message })
    return { rows, footnotes }
  }
  for (const cells of table.body) {
    const [first, ...marks] = cells
    if (!first || first.text === '') continue
    if (marks.length === 0 || marks.every(({ text }) => text === first.text)) {
      takeFootnote(first)
      continue
    }
    const code = codeOf(first, names, division, refusals)
    if (code === undefined) continue
    const isPointer = marks.slice(1).every(({ isSpanned }) => isSpanned)
    if (!isPointer && marks.length !== columns.length) {
      const message = `${division.cite}: the row of ${first.text} has ${marks.length} cells, not ${columns.length}`
      refusals.push({ file, line: first.line, message })
      continue
    }
    const strange = isPointer ? undefined : marks.find(({ text }) => !/^X?$/i.test(text))
    if (strange)
      refusals.push({
        file,
        line: strange.line,
        message: `${division.cite}: the row of ${first.text} has "${strange.text}" in a cell, neither X nor nothing`,
      })
    const chart = isPointer ? null : COLUMNS.filter((_, i) => marks[i]?.text !== '')
    if (rows.has(code))
      refusals.push({
        file,
        line: first.line,
        message: `${division.cite}: ${first.text} has two rows`,
      })
    rows.set(code, { chart, footnotes: footnotesOf(first), line: first.line })
  }
  for (const cell of table.foot) takeFootnote(cell)
  return { rows, footnotes }

  function takeFootnote({ text, footnotes: marked, line }: Cell): void {
    const [, written, words = text] = text.match(/^(\d+)\s+([\s\S]+)$/) ?? []
    const number = marked[0] ?? (written === undefined ? undefined : Number(written))
    if (number !== undefined) footnotes.set(number, { text: words, line })
  }
}

function columnsOf(table: Table): string[] {
  const names = (table.head.at(-1) ?? []).slice(1).map(({ text }) => text.replace(/\s+/g, ''))
  return names.some((name) => /^[A-Z]{2}\d$/.test(name)) ? names : []
}

/** Reads the Country Groups: tables of A, D and E, and the list of B. */
export function groupsOf(division: Division, names: CountryNames, findings: Findings): TextGroups {
  const { file } = division
  const found = new Map<string, { groups: Set<Group>; open: Set<Group> }>()
  const of = (code: string) => {
    const known = found.get(code) ?? { groups: new Set<Group>(), open: new Set<Group>() }
    found.set(code, known)
    return known
  }
  for (const table of tablesOf(division)) {
    const heads = (table.head.at(-1) ?? []).map(({ text }) => text.match(/\[([ADE])\s*:\s*(\d)\]/))
    if (!heads.some(Boolean)) continue
    for (const [first, ...cells] of table.body) {
      if (!first || first.text === '' || isNote(first, cells)) continue
      const code = codeOf(first, names, division, findings.refusals)
      if (code === undefined) continue
      of(code)
      for (const [i, cell] of cells.entries()) {
        const head = heads[i + 1]
        if (!head || cell.text === '') continue
        const group = `${head[1]}:${head[2]}` as Group
        if (/^X$/i.test(cell.text)) of(code).groups.add(group)
        else {
          of(code).open.add(group)
          findings.unread.push({
            cite: division.cite,
            file,
            line: cell.line,
            words: cell.text,
            why: `the cell of ${first.text} under ${group} holds neither X nor nothing`,
            kept: `perhaps in ${group}`,
          })
        }
      }
    }
  }
  for (const item of listAfter(division, /^Country Group B\b/)) {
    const code = names(nameIn(lineOf(item)))
    if (code !== undefined) of(code).groups.add('B')
    else findings.refusals.push(unknownName(lineOf(item), division, item.line))
  }
  return found
}

/** The entries of the list that stands below a heading. */
function listAfter(division: Division, heading: RegExp) {
  const at = division.body.findIndex(
    (element) => /^HD\d$/.test(element.name) && heading.test(lineOf(element)),
  )
  if (at < 0) return []
  const after = division.body.slice(at + 1)
  const end = after.findIndex(({ name }) => /^HD\d$/.test(name))
  const within = end < 0 ? after : after.slice(0, end)
  return within.flatMap((element) => [...inside(element, LIST)])
}

const LIST = new Set(['LI'])

function tablesOf({ body }: Division): Table[] {
  return body.flatMap((element) => tablesIn(element))
}

/** Words over the whole width are a note. */
function isNote(first: Cell, cells: readonly Cell[]): boolean {
  return (
    cells.length === 0 || cells.every(({ text, isSpanned }) => isSpanned && text === first.text)
  )
}

function codeOf(
  cell: Cell,
  names: CountryNames,
  division: Division,
  refusals: Findings['refusals'],
): string | undefined {
  const code = names(nameIn(cell.text))
  if (code === undefined) refusals.push(unknownName(cell.text, division, cell.line))
  return code
}

/** A name without the marks of footnotes that are written behind it. */
function nameIn(text: string): string {
  return text.replace(/\s+[\d\s]*$/, '').trim()
}

function footnotesOf({ text, footnotes }: Cell): number[] {
  const written = text.match(/\s[\d\s]*$/)?.[0].match(/\d+/g) ?? []
  return [...footnotes, ...written.map(Number)]
}

function unknownName(name: string, { cite, file }: Division, line: number) {
  const message = `${cite}: "${name}" is the name of no country that is known; give it with --country "${name}=CODE"`
  return { file, line, message }
}

/**
 * The countries of a pack with the groups and chart rows of the text. A country that the text names no
 * more refuses the pack: its name may be written in another way.
 */
export function builtCountries(
  base: PackFiles['countries'],
  texts: { chart: TextChart | undefined; groups: TextGroups | undefined },
  { day, tag, divisions }: { day: CalendarDay; tag: string; divisions: readonly Division[] },
  { refusals }: Findings,
): PackFiles['countries'] {
  const { chart, groups } = texts
  const placeOf = (cite: string) => divisions.find((one) => one.cite === cite)
  const countries = base.countries.map((row) => {
    if (!holdsOn(row, day)) return row
    const inChart = chart?.rows.get(row.code)
    const inGroups = groups?.get(row.code)
    if (chart && row.chart !== null && !inChart)
      refuse(row, '738 Supp. 1', 'has no row in the chart')
    if (groups && row.groups.length > 0 && !inGroups) refuse(row, '740 Supp. 1', 'is in no group')
    if (!inChart && !inGroups) return row
    const { mayBeIn: _, footnotes: __, ...rest } = row
    const footnotes = inChart ? inChart.footnotes : row.footnotes
    const open = [...(inGroups?.open ?? [])]
    const isBoth = inChart !== undefined && (inGroups !== undefined || row.groups.length === 0)
    return {
      ...rest,
      groups: inGroups ? inOrder(inGroups.groups) : row.groups,
      chart: inChart ? inChart.chart : row.chart,
      ...(footnotes && footnotes.length > 0 && { footnotes }),
      ...(open.length > 0 && { mayBeIn: open }),
      source: inGroups || isBoth ? tag : row.source,
      ...(inChart && row.chartSource !== undefined && { chartSource: tag }),
    }
  })
  return { ...base, countries }

  function refuse({ name }: Country, cite: string, what: string): void {
    const place = placeOf(cite)
    const message = `${cite}: ${name} ${what} any more; if it is named otherwise now, give its name with --country "NAME=CODE"`
    refusals.push({ file: place?.file ?? '', line: place?.line ?? null, message })
  }
}

/** Groups in the order of the supplement. */
function inOrder(groups: ReadonlySet<Group>): Group[] {
  return [...groups].sort()
}
