import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Built, buildPack } from '../../shared/ecfr/build.ts'
import { type Division, divisionsIn } from '../../shared/ecfr/division.ts'
import { entriesIn } from '../../shared/ecfr/entries.ts'
import { type KnownWords, knownWords, readRow, wordingOf } from '../../shared/ecfr/licence-rows.ts'
import { filesOn } from '../../shared/rules/dated.ts'
import { differencesOf } from '../../shared/rules/difference.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import type { LicenceRow, PackFiles } from '../../shared/rules/schema.ts'
import { currentLaw, type Law, type LawEntry } from './law.ts'
import { partOf, titleOf } from './xml.ts'

const { files } = currentPack()
const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const law = currentLaw()
const entriesOf = ({ eccns }: PackFiles) => eccns.flatMap((file) => file.entries)

/** What is built of a law, from the whole title or some parts. */
function builtOf(
  of: Law,
  asked: Partial<Parameters<typeof buildPack>[0]> & { parts?: string[] } = {},
) {
  const { parts, ...others } = asked
  const divisions = divisionsIn(titleOf(of, parts), 'title-15.xml')
  return buildPack({ divisions, asOf: '2026-09-24', base: files, hash, ...others })
}

function filesOf(built: Built): PackFiles {
  if (!built.ok) throw new Error(built.refusals.map(({ message }) => message).join('\n'))
  return built.files
}

/** The law with another entry in the place of one. */
function withEntry(eccn: string, change: (entry: LawEntry) => LawEntry): Law {
  return { ...law, entries: law.entries.map((one) => (one.eccn === eccn ? change(one) : one)) }
}

/** Rows without where and by what words they were read. */
function bare(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(bare)
  if (typeof data !== 'object' || data === null) return data
  const left = new Set(['source', 'chartSource', 'sources', 'wording', 'wordings'])
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) => (left.has(name) ? [] : [[name, bare(value)]])),
  )
}

describe('A title that says what the pack here says', () => {
  let built: Built
  beforeAll(() => {
    built = builtOf(law)
  }, 300_000)

  test('gives every row of the pack again, and nothing is unread', () => {
    const made = filesOf(built)
    expect(bare(made)).toEqual(bare(files))
    expect(differencesOf(files, made).filter(({ decides }) => decides)).toEqual([])
    expect(built.report.unread).toEqual([])
    expect(built.report.built.filter(({ rows, before }) => rows !== before)).toEqual([])
    expect(built.report).toMatchObject({
      rows: { carried: 1551, read: 0, unread: 0, gone: 0, handMade: 28 },
      newEntries: [],
      goneEntries: [],
    })
  })

  test('dates what was read by the day of the text, and leaves the rest as it was', () => {
    const made = filesOf(built)
    const tag = 'eCFR-2026-09-24'
    expect(entriesOf(made).every(({ source }) => source === tag)).toBe(true)
    const added = entriesOf(made)
      .find(({ eccn }) => eccn === '1C351')
      ?.rows.at(-1)
    expect(added).toMatchObject({ added: 'read from 742.18', source: 'S' })
    const of = (code: string) => made.countries.countries.findLast((row) => row.code === code)
    expect(of('DE')).toMatchObject({ source: tag, chartSource: tag })
    expect(of('HK')).toMatchObject({ source: 'S' })
    expect(made.levels.levels[0]?.source).toBe('L')
  })

  test('names what no text fills, and the places that were not compared', () => {
    const { readings, handMade } = built.report
    expect(handMade.map(({ what }) => what)).toContain('cases without a level')
    expect(readings.notCompared).toContain('734.4(a)(3)')
    expect([readings.same, readings.changed, readings.gone, readings.notGiven]).toEqual([
      [],
      [],
      [],
      [],
    ])
  })

  test('gives the words of every place that the pack cites', () => {
    if (!built.ok) throw new Error('refused')
    const of = (place: string) => built.ok && built.texts.find((one) => one.place === place)?.text
    expect(of('734.4(a)(3)')).toBe('(3) Words of 734.4(a)(3).')
    expect(of('742.6(a)(6)')).toContain('(iii) ')
    expect(of('774 Supp. 1, 3A001')).toContain('NS applies to entire entry')
    expect(of('738 Supp. 1, footnote 7')).toContain('India')
  })

  test('and once more over what was built: prose of the same words is of the new day, other prose is asked', () => {
    const base = filesOf(built)
    const changed = { ...law, paragraphs: { ...law.paragraphs, '742.6(a)(7)': 'Other words.' } }
    const again = builtOf(changed, { base, asOf: '2026-11-27' })
    expect(again.ok).toBe(false)
    if (again.ok) return
    expect(again.refusals.map(({ message }) => message.split(': ')[0])).toEqual([
      '742.6',
      '742.6(a)',
      '742.6(a)(7)',
    ])
    expect(again.refusals[2]?.message).toMatch(/says other words.*--keep "742\.6\(a\)\(7\)"/)
    const reading = again.report.readings.changed[2]
    expect(reading).toMatchObject({ place: '742.6(a)(7)', text: '(7) Other words.', isKept: false })
    expect(reading?.readings.join(' ')).toMatch(/China, Russia/)
    const kept = filesOf(builtOf(changed, { base, asOf: '2026-11-27', kept: ['742.6'] }))
    expect(kept.header).toMatchObject({ id: 'ear-2026-11-27', asOf: '2026-11-27' })
    expect(kept.levels.levels[0]?.source).toBe('eCFR-2026-11-27')
    expect(differencesOf(base, kept).filter(({ decides }) => decides)).toEqual([])
  })
})

describe('The words of a row alone', () => {
  const [list] = divisionsIn(titleOf(law, ['774']), 'x.xml')
  const texts = entriesIn(list as Division)
  const nothing: KnownWords = { controls: new Map(), rules: new Map() }
  const decisive = ({ reason, scope, column, destinations, exportedFrom, ...row }: LicenceRow) =>
    JSON.stringify([reason, scope, column, destinations, exportedFrom, row.switch])

  test('are never read otherwise than a person read them, and what is not read is asked or open', () => {
    const known = knownWords(entriesOf(files))
    const counts = { alike: 0, unread: 0, byWordsOfThisListAlone: 0 }
    const other: string[] = []
    for (const text of texts) {
      const entry = entriesOf(files).find(({ eccn }) => eccn === text.eccn)
      for (const row of text.rows) {
        const read = readRow(row, text, { known, hash })
        const ours = entry?.rows.filter(({ wording }) => wording === wordingOf(row, hash)) ?? []
        if (!readRow(row, text, { known: nothing, hash }).unread) counts.byWordsOfThisListAlone += 1
        if (read.unread) {
          counts.unread += 1
          expect(read.row.possible ?? read.row.scope[0]?.if).toBeDefined()
        } else if (ours.some((one) => decisive(one) === decisive(read.row))) counts.alike += 1
        else other.push(`${text.eccn}: ${row.control} | ${row.rule}`)
      }
    }
    expect(other).toEqual([])
    expect(counts).toEqual({ alike: 1316, unread: 235, byWordsOfThisListAlone: 1077 })
  })

  test('are found in merged cells, in one column, in an empty cell and in a second table', () => {
    const rows = (eccn: string) => texts.find((text) => text.eccn === eccn)?.rows
    expect(rows('1C350')).toMatchObject([
      { control: 'CB applies to entire entry CB Column 2.', rule: '' },
    ])
    expect(rows('0E982')).toMatchObject([{ rule: '' }])
    expect(rows('1D018')?.[1]?.rule).toBe('')
    expect([rows('1C351'), rows('3D005'), rows('8C609')].map((found) => found?.length)).toEqual([
      3, 4, 6,
    ])
    expect(texts.find(({ eccn }) => eccn === '2E003')?.strange).toEqual([])
  })
})

describe('A text that says something else', () => {
  const rowsOf = (made: PackFiles, eccn: string) =>
    entriesOf(made).find((entry) => entry.eccn === eccn)?.rows

  test('gives that row: a column, a country, a price; and asks for a scope that is not read', () => {
    const changed = withEntry('3A001', (entry) => ({
      ...entry,
      tables: entry.tables.map((table) =>
        table.map((row) =>
          row.control === 'NS applies to entire entry, except as noted'
            ? row
            : row.rule.startsWith('MT')
              ? { ...row, control: 'MT applies to items that fly' }
              : row.rule.startsWith('AT')
                ? { ...row, rule: 'AT Column 2.' }
                : row,
        ),
      ),
      notes: ['A license is required for whatever this note says.'],
    }))
    const countries = law.countries.map((one) =>
      one.code === 'KZ' ? { ...one, groups: [...one.groups, 'D:5'] } : one,
    )
    const built = builtOf({ ...changed, countries })
    const made = filesOf(built)
    const onDay = (all: PackFiles) => filesOn(all, '2026-09-24').files
    const differences = differencesOf(onDay(files), onDay(made)).filter(
      ({ table, decides }) => decides && table !== 'conditions',
    )
    expect(differences.map(({ table, row }) => `${table} ${row[0] ?? ''}`)).toEqual(
      expect.arrayContaining(['countries KZ', 'eccns 3A001']),
    )
    expect(new Set(differences.map(({ row }) => row[0]?.split('/')[0]))).toEqual(
      new Set(['KZ', '3A001']),
    )
    const rows = rowsOf(made, '3A001') ?? []
    expect(rows.find(({ column }) => column === 'AT2')).toMatchObject({ reason: 'AT', scope: [{}] })
    const asked = rows.find(({ reason }) => reason === 'MT')
    expect(asked).toMatchObject({
      column: 'MT1',
      scope: [{ if: expect.stringMatching(/^3A001\/not-read/) }],
    })
    expect(
      made.conditions.conditions.find(({ id }) => id === asked?.scope[0]?.if)?.question,
    ).toContain('items that fly')
    expect(rows.at(-1)).toMatchObject({ reason: 'NOTE', possible: { any: ['ALL'] } })
    expect(built.report.unread.map(({ cite, kept }) => [cite, kept])).toEqual([
      ['774 Supp. 1, 3A001', 'asked of each item'],
      ['774 Supp. 1, 3A001', 'asked of each item; may reach every destination'],
    ])
  })

  test.each<[string, Law, string[] | undefined, RegExp]>([
    [
      'an anchor that does not hold',
      {
        ...law,
        countries: law.countries.map((one) =>
          one.code === 'CY' ? { ...one, groups: [...one.groups, 'D:5'] } : one,
        ),
      },
      ['740'],
      /CY is in D:5/,
    ],
    [
      'a country under another name',
      {
        ...law,
        countries: law.countries.map((one) =>
          one.code === 'TR' ? { ...one, chartName: 'Turkey-on-Sea' } : one,
        ),
      },
      ['738'],
      /"Turkey-on-Sea" is the name of no country.*\n.*has no row in the chart any more/,
    ],
    [
      'a list that lost more than a tenth',
      {
        ...law,
        goods: { ...law.goods, '746 Supp. 4': (law.goods['746 Supp. 4'] ?? []).slice(0, 2000) },
      },
      ['746'],
      /supplement-4: 2000, where the pack before has 2405/,
    ],
  ])('refuses %s', (_, changed, parts, message) => {
    const built = builtOf(changed, parts && { parts })
    expect(built.ok ? '' : built.refusals.map((one) => one.message).join('\n')).toMatch(message)
  })

  test('that says nothing of what the rules rest on makes no newer pack', () => {
    const divisions = divisionsIn('<DIV5 N="734" TYPE="PART"></DIV5>', 'empty.xml')
    const built = buildPack({ divisions, asOf: '2026-09-25', base: files, hash })
    expect(built.ok ? [] : built.refusals.map(({ message }) => message)).toEqual([
      'has nothing that the rules rest on: a pack of 2026-09-25 would be the pack before under a later day',
    ])
  })

  test('with an entry whose table is not found holds it as one that may reach every destination', () => {
    const changed = withEntry('3A001', (entry) => ({
      ...entry,
      tables: [],
      notes: ['A license is required for whatever this note says.'],
    }))
    const built = builtOf(changed, { parts: ['774'] })
    expect(rowsOf(filesOf(built), '3A001')?.at(-1)).toMatchObject({
      scope: [{}],
      possible: { any: ['ALL'] },
      added: 'no table',
    })
    const had = entriesOf(files).find(({ eccn }) => eccn === '3A001')?.rows ?? []
    const inTable = had.filter((row) => row.added === undefined).length
    expect(built.report.goneRows).toEqual([{ eccn: '3A001', rows: inTable }])
    expect(built.report.unread.map(({ why }) => why)).toContain(
      `no licence requirement table was found, where the pack before has ${inTable} of its rows`,
    )
    const table = built.report.built.find(({ what }) => what.startsWith('rows of licence'))
    expect(table).toEqual({ what: table?.what, rows: 1551 - inTable, before: 1551 })
  })

  test.each([
    ['738', '738 Supp. 1: no row of the Country Chart'],
    ['740', '740 Supp. 1: no country of a Country Group'],
    ['774', '774 Supp. 1: no entry of the Commerce Control List'],
  ])('refuses Part %s without the table that it has', (part, message) => {
    const xml = `<DIV5 N="${part}" TYPE="PART"><DIV8 N="§ ${part}.1" TYPE="SECTION"><P>Words.</P></DIV8></DIV5>`
    const divisions = divisionsIn(xml, 'cut.xml')
    const built = buildPack({ divisions, asOf: '2026-09-24', base: files, hash })
    expect(built.ok ? [] : built.refusals.map((one) => one.message)).toContain(
      `${message} was found, though its part is given`,
    )
  })

  test('refuses a mark that is no X, a column too many, and a part that is given twice', () => {
    const xml = partOf(law, '738')
    const refused = (text: string) => {
      const built = buildPack({
        divisions: divisionsIn(text, 'p'),
        asOf: '2026-09-24',
        base: files,
        hash,
      })
      return built.ok
        ? ''
        : built.refusals.map(({ line, message }) => `${line}: ${message}`).join('\n')
    }
    expect(refused(xml.replace('>X<', '>Y<'))).toMatch(
      /^\d+: 738 Supp\. 1: the row of .* has "Y" in a cell/,
    )
    expect(refused(xml.replace('AT 2</TH>', 'AT 3</TH>'))).toMatch(/has the columns/)
    expect(refused(`<A>${xml}${xml}</A>`)).toMatch(/738 Supp\. 1: is given twice/)
  })
})
