import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { LIST_PLACES } from '../../shared/ecfr/lists.ts'
import { TABLE_SUPPLEMENTS } from '../../shared/ecfr/table-supplements.ts'
import { placesIn } from '../../shared/rules/cited-place.ts'
import { holdsOn } from '../../shared/rules/dated.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import type { PackFiles } from '../../shared/rules/schema.ts'

/** A row of a licence requirement table, in the words of the Commerce Control List. */
export interface LawRow {
  control: string
  rule: string
}

/** An entry as the text has it, with as many licence requirement tables as it has there. */
export interface LawEntry {
  eccn: string
  heading: string
  reasons: string[]
  tables: LawRow[][]
  notes: string[]
  exceptions: Record<string, string>
}

export interface LawCountry {
  code: string
  chartName: string
  groupName: string
  groups: string[]
  chart: string[] | null
  inChart: boolean
  footnotes: number[]
}

/** What the regulations say, as far as a pack is built from them: what the pack here says, in the form of the text. */
export interface Law {
  countries: LawCountry[]
  footnotes: Record<number, string>
  entries: LawEntry[]
  /** Names of countries by the place of the list. */
  lists: Record<string, string[]>
  goods: Record<string, { code: string; price: string | undefined }[]>
  /** The words of paragraphs, ours, by their place. */
  paragraphs: Record<string, string>
}

const { files } = currentPack()

/** Spellings of the text that differ from the names of the pack. */
const CHART_NAMES: Record<string, string> = {
  BS: 'Bahamas, The',
  CN: 'China',
  CI: "Cote d'Ivoire",
  FM: 'Micronesia (Federated State of)',
  KN: 'St. Kitts and Nevis',
  SC: 'Seycheles',
}
const GROUP_NAMES: Record<string, string> = { CI: "Cote d'lvoire" }

/** The entries that have two licence requirement tables, with the rows of the first. */
const TWO_TABLES: Record<string, number> = { '1C351': 1, '3D005': 2, '8C609': 4 }

const nameOf = (code: string) =>
  files.countries.countries.findLast((row) => row.code === code)?.name ?? code

const DAY = files.header.asOf

/** The law that says what the pack here says. */
export function currentLaw(): Law {
  const rows = tableOf<{ eccn: string; control: string; rule: string }>('licence-rows.csv')
  const words = new Map(
    tableOf<{ eccn: string; heading: string; gbs: string }>('entries.csv').map((row) => [
      row.eccn,
      row,
    ]),
  )
  const flags = new Map(files.exceptions.flags.map((row) => [row.eccn, row]))
  const entries = files.eccns
    .flatMap((file) => file.entries)
    .map((entry): LawEntry => {
      const own = rows
        .filter(({ eccn }) => eccn === entry.eccn)
        .map(({ control, rule }) => ({ control, rule }))
      const first = TWO_TABLES[entry.eccn] ?? own.length
      return {
        eccn: entry.eccn,
        heading: words.get(entry.eccn)?.heading || entry.title,
        reasons: entry.reasons,
        tables: [own.slice(0, first), own.slice(first)].filter((table) => table.length > 0),
        notes: [],
        exceptions: {
          GBS: words.get(entry.eccn)?.gbs || 'N/A',
          ...exceptionsOf(flags.get(entry.eccn)),
        },
      }
    })
  const held = files.countries.countries.filter((row) => holdsOn(row, DAY))
  const countries = held
    .filter((row) => (row.chart !== null && row.chart.length >= 0) || row.groups.length > 0)
    .map(
      (row): LawCountry => ({
        code: row.code,
        chartName: CHART_NAMES[row.code] ?? row.name,
        groupName: GROUP_NAMES[row.code] ?? row.name,
        groups: row.groups,
        chart: row.chart,
        inChart: row.code !== 'US',
        footnotes: row.footnotes ?? [],
      }),
    )
  return {
    countries,
    footnotes: Object.fromEntries(
      files.chartNotes.footnotes.map(({ number, meaning }) => [number, meaning]),
    ),
    entries,
    lists: Object.fromEntries(
      Object.entries(LISTS).map(([place, id]) => [place, membersOf(id).map(nameOf)]),
    ),
    goods: Object.fromEntries(
      files.hts.lists.map(({ id, codes, unitPriceAboveUsd }) => [
        `746 ${id.replace('supplement-', 'Supp. ')}`,
        codes.map((code) => ({ code, price: unitPriceAboveUsd?.[code] })),
      ]),
    ),
    paragraphs: paragraphsOf(files),
  }
}

/** The places of the lists of countries, with their ids in the pack. */
const LISTS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(LIST_PLACES).map(([id, place]) => [place, id]),
)

const membersOf = (id: string) => files.lists.lists.find((list) => list.id === id)?.members ?? []

/** Every paragraph that the pack cites, in words of our own. */
function paragraphsOf(pack: PackFiles): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [, cite = ''] of JSON.stringify(pack).matchAll(/"cite":"([^"]+)"/g))
    for (const { cite: place, labels, division } of placesIn(cite))
      if (labels.length > 0 || !TABLE_SUPPLEMENTS.has(division)) found[place] = `Words of ${place}.`
  for (const [place, id] of Object.entries(LISTS))
    if (!place.includes('Supp.'))
      found[place] =
        `Words of ${place}. The countries are: ${membersOf(id).map(sentenceName).join('; ')}.`
  return found
}

/** The name of a country as a sentence has it. */
const sentenceName = (code: string) => nameOf(code)

function exceptionsOf(flags: PackFiles['exceptions']['flags'][number] | undefined) {
  if (!flags) return {}
  const { eccn: _, cite: __, source: ___, STA, ...others } = flags
  const words = Object.entries(others).map(([code, flag]) => {
    const { usd } = flag as { usd?: string }
    const sum = usd && `$${Number(usd).toLocaleString('en-US')}`
    if ((flag as { for: string }).for === 'entry') return [code, sum ?? 'Yes']
    return [code, `${sum ?? 'Yes'} for some of its paragraphs`]
  })
  return Object.fromEntries([...words, ...(STA ? [['STA', 'Conditions of our own words.']] : [])])
}

function tableOf<Row>(name: string): Row[] {
  const text = readFileSync(join(import.meta.dirname, 'data', name), 'utf8')
  return Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data
}
