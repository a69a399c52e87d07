import { describe, expect, test } from 'vitest'
import type { ResultLine } from '../../../shared/calc/result/result.ts'
import type { Model } from '../../../shared/model/schema.ts'
import { reportHtml } from '../../../shared/report/result-html.ts'
import { reportSheets } from '../../../shared/report/result-sheets.ts'
import { shownCell, stackSheets } from '../../../shared/report/sheet.ts'
import { STATEMENT } from '../../../shared/report/statement.ts'
import { reasonText } from '../../../shared/report/words.ts'
import { demo, reportOf, resultOf, wordsOf } from './support.ts'

/** Every kind of outcome, rule and gap that the demo has. */
const CASES = [
  ['ER-4200', 'CN'],
  ['ER-4200', 'IR'],
  ['OT-8000', 'CN'],
  ['RU-2600', 'CN'],
  ['SC-220', 'CN'],
  ['MW-3100', 'CN'],
  ['RT-7R', 'CN'],
  ['RT-9M', 'CN'],
  ['LB-600', 'CN'],
  ['TP-ARRAY', 'CN'],
  ['SW-2400', 'RU'],
  ['CG-70', 'IR'],
  ['RU-3500', 'HK'],
] as const

const cells = (product: string, destination: string) =>
  reportSheets(reportOf(product, destination)).flatMap((sheet) => sheet.rows.flat().map(shownCell))

describe.each(CASES)('the report on %s to %s', (product, destination) => {
  const result = resultOf(product, destination)
  const report = reportOf(product, destination)
  const words = wordsOf(reportHtml(report))
  const sheets = new Map(reportSheets(report).map((sheet) => [sheet.name, sheet.rows]))

  test('has every line of the result, with path, reasons and citations', () => {
    const lists: [string, ResultLine[]][] = [
      ['Counted', result.counted],
      ['Not counted', result.notCounted],
      ['Unknown', result.unknown],
    ]
    expect(lists.flatMap(([, lines]) => lines).length).toBeGreaterThan(0)
    for (const [name, lines] of lists) {
      const rows = sheets.get(name)?.slice(1) ?? []
      expect(rows).toHaveLength(lines.length)
      lines.forEach((line, i) => {
        const row = rows[i]?.map((cell) => cell ?? '') ?? []
        expect(row[0]).toBe(line.path.at(-1))
        expect(row[2]).toContain(line.path.join(' / '))
        expect(row[9]).toBe(line.reasons.map(reasonText).join(' · '))
        expect(row[10]).toMatch(/^(eCFR|BIS|not read) \d{4}/)
        expect(words).toContain(line.path.join(' / '))
        for (const text of [...line.because, ...line.cite]) expect(words).toContain(text)
      })
    }
  })

  test('has the need with its conditions, and what is told before the calculation', () => {
    const { need, calculation } = result
    const rows = sheets.get('Licence need') ?? []
    const told = [...need.reasons, ...(need.conditions ?? [])]
    expect(told.length).toBeGreaterThan(0)
    for (const { why, cite } of told) {
      expect(words).toContain(why)
      expect(rows.map((row) => [row[1], row[3]])).toContainEqual([why, cite.join('; ')])
    }
    const [before] = rows.filter(([name]) => name === 'Before the calculation')
    if (!calculation) return expect(before).toBeUndefined()
    const said = { no: /no calculation is/, yes: /: a calculation is/, unknown: /is open: / }
    expect(before?.[1]).toMatch(said[calculation.asked])
    expect(words).toContain(String(before?.[1]))
  })

  test('has every step and every notice', () => {
    const rowsOf = (entries: { items?: readonly unknown[] }[]) =>
      entries.reduce((sum, { items = [] }) => sum + Math.max(1, items.length), 1)
    expect(sheets.get('Steps')).toHaveLength(rowsOf(result.steps))
    expect(sheets.get('Notices')).toHaveLength(rowsOf(result.notices))
    for (const { rule, reasons } of result.steps)
      for (const part of [rule, ...reasons.flatMap(({ why, cite }) => [why, ...cite])])
        expect(words).toContain(part)
    for (const { text, cite, items = [] } of result.notices)
      for (const part of [text, cite, ...items]) expect(words).toContain(part)
  })

  test('names verdict, rules, revision, who and when, and says that it is no clearance', () => {
    for (const text of [
      report.verdict.word,
      report.verdict.paragraph,
      'ear-2026-09-24',
      '2026-09-24',
      'Revision: 118',
      'R. Haas',
      '2026-11-24 10:42 +01:00',
      STATEMENT,
    ])
      expect(words).toContain(text)
    expect(sheets.get('Verdict')?.flat()).toContain(STATEMENT)
  })

  test('shows no value or share for a line that has none', () => {
    for (const [name, lines] of [
      ['Not counted', result.notCounted],
      ['Unknown', result.unknown],
    ] as const) {
      lines.forEach((line, i) => {
        const row = sheets.get(name)?.[i + 1] ?? []
        if (line.value !== null) return
        expect(row.slice(4, 6)).toEqual(['not known', null])
        expect(row[7]).toBeNull()
        expect(row[6]).not.toMatch(/\d/)
      })
    }
  })
})

test('a product without a price has neither a share nor headroom, and no figure says zero', () => {
  const model: Model = {
    ...demo,
    products: demo.products.map((product) =>
      product.id === 'ER-4200' ? { ...product, price: null, prices: null } : product,
    ),
  }
  const report = reportOf('ER-4200', 'CN', { model })
  const figures = new Map(report.figures.map((figure) => [figure.name, figure]))
  const unknown = { text: 'not known', exact: null }
  expect(report.verdict.word).toBe('undetermined')
  expect(figures.get('Share of controlled US content')).toMatchObject(unknown)
  expect(figures.get('Fair market selling price')).toMatchObject(unknown)
  expect([...figures.keys()].some((name) => /Headroom|Above/.test(name))).toBe(false)
  for (const line of [...report.counted, ...report.notCounted, ...report.unknown])
    expect(line.share).toBeNull()
})

test('a part without a price leaves the share without a bound', () => {
  const { figures } = reportOf('SC-220', 'CN')
  expect(figures.map(({ name, text, exact }) => [name, text, exact])).toEqual([
    ['Share of controlled US content', '2.80 % to no bound', '103617/3700000 to no bound'],
    ['De minimis level', '25.00 %', '25 %'],
    ['Controlled US content', '58.00 USD to no bound', '58 to no bound'],
    ['Fair market selling price', '2,071.09 USD (basis: arms-length)', '7400000/3573'],
    ['Headroom below the level', 'at most 459.77 USD', 'at most 1642766/3573'],
  ])
})

test('what is taken for granted stands with the amount that rests on it', () => {
  const { assumptions } = reportOf('SC-220', 'CN')
  expect(assumptions.map(({ name, text, exact }) => [name, text, exact])).toEqual([
    [
      'Undeclared foreign parts',
      '18, worth 200.58 USD, 9.68 % of the price; no US content in them would change the outcome',
      '7063152187477/35213900000',
    ],
    ['Incorporated by default', '36, worth 1,105.18 USD, and 2 of no known value', null],
  ])
})

test('a result without a level says what decided in its place', () => {
  expect(reportOf('ER-4200', 'IR').figures[1]).toMatchObject({
    text: 'none: 734.4(b) decides before any percentage',
    exact: null,
  })
  expect(reportOf('LB-600', 'CN').figures[1]?.text).toContain('734.3(a)(2)')
})

test.each([
  [
    'OT-8000',
    'CN',
    '734.4(d) applies: 25.00 % is not above 25 %, so it is not subject by reason of de minimis, assuming that',
  ],
  ['RU-3500', 'CN', 'Subject to the EAR. 734.4(d) does not help: 25.03 % is above 25 %.'],
  ['RT-9M', 'CN', 'Subject to the EAR. 734.4(a)(6)(i) applies: US 9x515 or 600-series content'],
  ['LB-600', 'CN', 'Subject to the EAR. 734.3(a)(2) applies: made in US'],
  [
    'TP-ARRAY',
    'CN',
    'De minimis may not be relied on yet: the one-time report for CN may be relied on from 2026-12-11.',
  ],
  ['SC-220', 'CN', 'Not determined: what is known leaves more than one verdict possible. Open:'],
])('the verdict on %s to %s is given with its reason', (product, destination, sentence) => {
  expect(reportOf(product, destination).verdict.paragraph).toContain(sentence)
})

test('both methods stand side by side where they differ, with the claim and its reason', () => {
  const { methods, discrete } = reportOf('RU-2600', 'CN')
  expect(
    methods.map(({ method, verdict, figures }) => [method, verdict, figures[0]?.text]),
  ).toEqual([
    ['look-through', 'subject, no licence by destination', '26.09 %'],
    ['second incorporation', 'not subject', '11.41 %'],
  ])
  expect(discrete[0]?.path).toBe('RU-2600 / ASM-TRX-26')
  expect(discrete[0]?.reason).not.toBe('')
  expect(reportOf('ER-4200', 'CN').methods).toEqual([])
})

test('a switch that is not on its default is marked', () => {
  const { rules } = reportOf('ER-4200', 'SY', { choices: { syriaSpp: 'excluded' } })
  const changed = rules.switches.filter((row) => !row.isDefault)
  expect(changed).toMatchObject([{ id: 'syriaSpp', option: 'excluded' }])
  expect(rules.switches.length).toBeGreaterThan(1)
})

test('Hong Kong is named as what it is treated as', () => {
  const facts = new Map(reportOf('RU-3500', 'HK').facts.map(({ name, text }) => [name, text]))
  expect(facts.get('Destination')).toContain('(HK)')
  expect(facts.get('Destination treated as')).toContain('(CN)')
})

test('a question of the rules stands in its own words', () => {
  const result = resultOf('SC-220', 'CN')
  const own = result.unknown.find((line) => line.path.length === 1)
  expect(own?.missing).toEqual(['militaryCommodity'])
  const line = reportOf('SC-220', 'CN').unknown.find(({ isProduct }) => isProduct)
  expect(line).toMatchObject({ missing: 'whether it is a military commodity', share: null })
})

test('no cell of a sheet is a fraction that a spreadsheet takes for a date', () => {
  const all = CASES.flatMap(([product, destination]) => cells(product, destination))
  expect(all.some((cell) => cell.startsWith('ratio '))).toBe(true)
  expect(all.filter((cell) => /^\d+\/\d+$/.test(cell))).toEqual([])
})

test('sheets below one another keep all rows, each block under its name', () => {
  const sheets = reportSheets(reportOf('ER-4200', 'CN'))
  const stacked = stackSheets('ER-4200 to CN', sheets)
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0)
  expect(stacked.rows).toHaveLength(rows + 2 * sheets.length - 1)
  expect(stacked.rows[stacked.header]).toEqual(sheets[0]?.rows[0])
  expect(stacked.rows.flat()).toContain('NOT COUNTED')
})

test('the same result gives the same page', () => {
  expect(reportHtml(reportOf('ER-4200', 'CN'))).toBe(reportHtml(reportOf('ER-4200', 'CN')))
})
