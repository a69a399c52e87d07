import { describe, expect, test } from 'vitest'
import { checkModel } from '../../shared/model/read.ts'
import type { Model } from '../../shared/model/schema.ts'
import { applyPlan } from '../../shared/tabular/apply.ts'
import { suggestMapping } from '../../shared/tabular/columns.ts'
import { commandsOf } from '../../shared/tabular/commands.ts'
import {
  isIndented,
  placesByIndent,
  placesByLevel,
  placesByParent,
} from '../../shared/tabular/hierarchy.ts'
import { type KnownItem, knownItems } from '../../shared/tabular/known.ts'
import { type PlanInput, planRows, type RowOutcome } from '../../shared/tabular/plan.ts'

const W: KnownItem = { id: 'W', type: 'product', kind: 'commodity', lines: [] }

function plan(table: string, more: Partial<PlanInput> = {}) {
  const rows = table
    .trim()
    .split('\n')
    .map((line) => line.replace(/^ {4}/, '').split('|'))
    .map((row) => row.map((cell) => cell.replace(/_/g, ' ')))
  return planRows({ rows, mapping: suggestMapping(rows), product: 'W', known: [W], ...more })
}

const kinds = (outcomes: readonly RowOutcome[]) => outcomes.map(({ kind }) => kind)

/** Each problem as "row column: message". */
function problems(outcomes: readonly RowOutcome[]): string[] {
  return outcomes
    .flatMap((outcome) => (outcome.kind === 'broken' ? outcome.problems : []))
    .map(({ row, column, message }) => `${row} ${column}: ${message}`)
}

function warnings(outcomes: readonly RowOutcome[]): string[] {
  return outcomes
    .flatMap((outcome) => outcome.warnings)
    .map(({ row, column, message }) => `${row} ${column}: ${message}`)
}

const lines = (outcomes: readonly RowOutcome[]) =>
  outcomes.flatMap((outcome) =>
    'line' in outcome && outcome.line
      ? [`${outcome.line.product} > ${outcome.line.quantity} ${outcome.line.item}`]
      : [],
  )

describe('The structure', () => {
  const parents = (places: readonly { parent: number | null }[]) =>
    places.map(({ parent }) => parent)

  test.each<[string, string[], (number | null)[]]>([
    ['numbers', ['1', '2', '2', '1', '2', '3'], [null, 0, 0, null, 3, 4]],
    ['numbers from 0', ['0', '1', '1', '0'], [null, 0, 0, null]],
    ['numbers from 2', ['2', '3', '2'], [null, 0, null]],
    ['outline numbers', ['1', '1.1', '1.2', '2', '2.1', '2.1.1'], [null, 0, 0, null, 3, 4]],
    ['outline numbers with a point at the end', ['1.', '1.1.', '2.'], [null, 0, null]],
    ['numbers with points before', ['.1', '..2', '..2', '.1'], [null, 0, 0, null]],
    ['points alone', ['.', '..', '...', '.'], [null, 0, 1, null]],
    ['plus signs', ['+', '+ +', '+'], [null, 0, null]],
    ['numbers after blanks', ['1', '  2', '    3', '  2'], [null, 0, 1, 0]],
    ['numbers that a spreadsheet made fractions', ['1.0', '2.0', '1.0'], [null, 0, null]],
  ])('Is read from a column of %s', (_, cells, expected) => {
    const places = placesByLevel(cells)
    expect(parents(places)).toEqual(expected)
    expect(places.some(({ problem }) => problem)).toBe(false)
  })

  test('Has a problem where a level is missing, blank or none', () => {
    const found = placesByLevel(['1', '3', 'x', '', '1']).map(({ problem }) => problem)
    expect(found).toEqual([
      undefined,
      'level 3 follows level 1: a level is missing',
      '"x" is no level',
      'has no level',
      undefined,
    ])
    expect(placesByLevel(['2', '1'])[0]?.problem).toBe(
      'level 2 follows the product: a level is missing',
    )
  })

  test('Has a problem where an outline number stands below another one’s', () => {
    expect(placesByLevel(['1', '2', '1.1'])[2]?.problem).toBe('1.1 stands below 2, not below 1')
  })

  test('Is read from indents', () => {
    const cells = ['A', '  B', '    C', '  D', 'E']
    expect(isIndented(cells)).toBe(true)
    expect(isIndented(['A', 'B', ''])).toBe(false)
    expect(parents(placesByIndent(cells))).toEqual([null, 0, 1, 0, null])
  })

  test('Is read from a column of parents, in any order', () => {
    const places = placesByParent(['B', 'A', 'C', 'D'], ['A', 'W', '', 'X'], 'W')
    expect(parents(places)).toEqual([1, null, null, null])
    expect(places.map(({ depth }) => depth)).toEqual([2, 1, 1, 1])
    expect(places[3]?.problem).toContain('no row is the part X')
  })
})

describe('The plan of a table', () => {
  test('Has one outcome for every row, in their order', () => {
    const { outcomes, counts } = plan(`
    Bill of materials
    Part Number|Qty|COO
    A|1|US

    Part Number|Qty|COO
    B|many|DE
    A|2|
    Total|3|
    `)
    expect(kinds(outcomes)).toEqual([
      'skipped',
      'skipped',
      'adds',
      'skipped',
      'skipped',
      'broken',
      'line',
      'skipped',
    ])
    expect(counts).toEqual({ adds: 1, updates: 0, line: 1, skipped: 5, broken: 1 })
    expect(outcomes.map(({ row }) => row)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(outcomes.flatMap((row) => (row.kind === 'skipped' ? [row.reason] : []))).toEqual([
      'above the headings',
      'the headings',
      'blank',
      'the headings again',
      'a total',
    ])
  })

  test('Passes over totals that have no part number, and never a part that is called so', () => {
    const { outcomes } = plan(`
    Part Number|Description|Qty|Unit price
    A|Bolt|1|2 EUR
    |Total|1|2
    Gesamtsumme|||2
    TOTAL-FIT|Total fit kit|1|3 EUR
    `)
    expect(kinds(outcomes)).toEqual(['skipped', 'adds', 'skipped', 'skipped', 'adds'])
  })

  test('Makes a sub-assembly of a row that has rows below it', () => {
    const { outcomes } = plan(`
    Level|Part Number|Qty|COO|ECCN
    1|S|2||5A991
    2|A|3|US|EAR99
    1|B|1|DE|EAR99
    `)
    expect(lines(outcomes)).toEqual(['W > 2 S', 'S > 3 A', 'W > 1 B'])
    expect(outcomes[1]).toMatchObject({
      kind: 'adds',
      type: 'product',
      depth: 1,
      adds: { type: 'product', product: { id: 'S', kind: 'commodity', eccn: '5A991' } },
    })
    expect(outcomes[2]).toMatchObject({ type: 'part', depth: 2 })
  })

  test('Takes a first row that is the product itself as that', () => {
    const { outcomes } = plan(`
    Level|Part Number|Qty|ECCN|Unit price
    0|W||5A991|900 EUR
    1|A|3|EAR99|
    `)
    expect(outcomes[1]).toMatchObject({ kind: 'updates', line: null, depth: 0 })
    expect(lines(outcomes)).toEqual(['W > 3 A'])
  })

  test('Keeps lines that are alike apart', () => {
    const { outcomes } = plan(`
    Part Number|Qty
    A|1
    A|1
    `)
    expect(lines(outcomes)).toEqual(['W > 1 A', 'W > 1 A'])
    expect(kinds(outcomes)).toEqual(['skipped', 'adds', 'line'])
  })

  test('Leaves what is blank unknown', () => {
    const { outcomes } = plan(`
    Part Number|Qty|COO|ECCN|Unit Price|Currency
    A|1||||EUR
    B|1|?|n/a|-|
    `)
    expect(outcomes[1]).toMatchObject({ adds: { part: { id: 'A', kind: 'commodity' } } })
    for (const outcome of outcomes.slice(1)) {
      const part = outcome.kind === 'adds' && outcome.adds.type === 'part' ? outcome.adds.part : {}
      expect(Object.keys(part).sort()).toEqual(['id', 'kind'])
    }
    expect(warnings(outcomes)).toEqual([
      '3 COO: "?" was read as unknown',
      '3 ECCN: "n/a" was read as unknown',
      '3 Unit Price: "-" was read as unknown',
    ])
  })

  test('Names every cell that cannot be read, and adds nothing of its row', () => {
    const { outcomes } = plan(
      `
    Part Number|Qty|COO|ECCN|Unit price|HTS|US content
    A|x|Narnia|9Z|??1|12|150 %
    |1|US||||
    B||US||#N/A||
    C|-2|US||5||
    `,
    )
    expect(kinds(outcomes)).toEqual(['skipped', 'broken', 'broken', 'broken', 'broken'])
    const found = problems(outcomes)
    expect(found.filter((text) => text.startsWith('2 '))).toHaveLength(6)
    expect(found.filter((text) => !text.startsWith('2 '))).toEqual([
      '3 Part Number: has no part number',
      '4 Qty: has no quantity',
      '4 Unit price: "#N/A" is a formula error of the spreadsheet',
      '5 Qty: "-2" is a negative quantity',
      '5 Unit price: has no currency: give a column, or a currency for the whole table',
    ])
    expect(commandsOf(plan('Part Number|Qty\nA|x'))).toEqual([])
  })

  test('Can keep a row whose facts cannot be read, with the facts unknown and listed', () => {
    const table = `
    Part Number|Qty|COO|ECCN
    A|1|US|9Z
    B|x|US|EAR99
    `
    const { outcomes } = plan(table, { keepBrokenFields: true })
    expect(outcomes[1]).toMatchObject({
      kind: 'adds',
      adds: { part: { id: 'A', origin: 'US' } },
      kept: [{ row: 2, column: 'ECCN', text: '9Z' }],
    })
    expect(JSON.stringify(outcomes[1])).not.toContain('"eccn":')
    expect(outcomes[2]?.kind).toBe('broken')
    expect(kinds(plan(table).outcomes)).toEqual(['skipped', 'broken', 'broken'])
  })

  test('Has a problem on both rows where they contradict each other about a part', () => {
    const table = `
    Part Number|Qty|COO|Unit price
    A|1|US|2.00 EUR
    A|2|DE|2 EUR
    A|3||
    `
    expect(problems(plan(table).outcomes)).toEqual([
      '2 COO: row 3 says DE of the same part',
      '3 COO: row 2 says US of the same part',
    ])
    const kept = plan(table, { keepBrokenFields: true })
    expect(kinds(kept.outcomes)).toEqual(['skipped', 'adds', 'line', 'line'])
    expect(kept.outcomes[1]).toMatchObject({ kept: [{ row: 2 }] })
    expect(kept.outcomes[1]?.kind === 'adds' && kept.outcomes[1].adds).toEqual({
      type: 'part',
      part: { id: 'A', kind: 'commodity', price: { amount: '2.00', currency: 'EUR' } },
    })
  })

  test('Takes the first of differing names, with a warning on the others', () => {
    const { outcomes } = plan(`
    Part Number|Qty|Description
    A|1|Bolt
    A|1|Bolt M3
    `)
    expect(warnings(outcomes)).toEqual([
      '3 Description: row 2 says Bolt of the same part, which was taken',
    ])
    expect(outcomes[1]).toMatchObject({ adds: { part: { name: 'Bolt' } } })
  })

  test('Breaks the rows below a broken sub-assembly, and says which row it is', () => {
    const { outcomes } = plan(`
    Level|Part Number|Qty
    1|S|x
    2|T|1
    3|A|1
    1|B|1
    `)
    expect(kinds(outcomes)).toEqual(['skipped', 'broken', 'broken', 'broken', 'adds'])
    expect(problems(outcomes).slice(1)).toEqual([
      '3 Part Number: belongs to row 2, which is broken',
      '4 Part Number: belongs to row 3, which is broken',
    ])
  })

  test('Lists a sub-assembly that stands twice once, and has a problem where it differs', () => {
    const twice = plan(`
    Level|Part Number|Qty
    1|S|1
    2|A|1
    1|T|1
    2|S|3
    3|A|1.0
    `)
    expect(lines(twice.outcomes)).toEqual(['W > 1 S', 'S > 1 A', 'W > 1 T', 'T > 3 S'])
    expect(twice.outcomes[5]).toMatchObject({
      kind: 'skipped',
      reason: 'S has this line already on row 2',
    })
    const other = plan(`
    Level|Part Number|Qty
    1|S|1
    2|A|1
    1|S|1
    2|A|2
    `)
    expect(problems(other.outcomes)[0]).toBe('4 Part Number: has other lines here than on row 2')
  })

  test('Compares with the lines of a sub-assembly that the workspace has', () => {
    const table = `
    Level|Part Number|Qty
    1|S|1
    2|A|2
    `
    const A: KnownItem = { id: 'A', type: 'part' }
    const S = (lines: KnownItem['lines']): KnownItem => ({ id: 'S', type: 'product', lines })
    const known = (item: KnownItem) => plan(table, { known: [W, A, item] }).outcomes
    expect(kinds(known(S([{ item: 'A', quantity: '2' }])))).toEqual(['skipped', 'line', 'skipped'])
    expect(problems(known(S([{ item: 'A', quantity: '3' }])))[0]).toContain('other lines')
    expect(problems(known(S(undefined)))[0]).toContain('not known here')
    expect(lines(known(S([])))).toEqual(['W > 1 S', 'S > 2 A'])
  })

  test('Has a problem where a product would contain itself', () => {
    const table = `
    Parent|Part Number|Qty
    |S|1
    S|T|1
    T|S|1
    `
    expect(problems(plan(table).outcomes).join()).toMatch(
      /would contain itself: (S > T > S|T > S > T)/,
    )
    expect(problems(plan('Part Number|Qty\nB|1\nW|1').outcomes)).toEqual([
      '3 Part Number: a product would contain itself: W > W',
    ])
    const known: KnownItem[] = [
      W,
      { id: 'P', type: 'product', lines: [{ item: 'W', quantity: '1' }] },
    ]
    expect(problems(plan('Part Number|Qty\nP|1', { known }).outcomes)[0]).toMatch(
      /itself: (W > P > W|P > W > P)/,
    )
  })

  test('Says of a known part what changes from what to what, and leaves blanks as they are', () => {
    const A: KnownItem = {
      id: 'A',
      type: 'part',
      name: 'Bolt',
      kind: 'commodity',
      origin: 'DE',
      price: { amount: '2.50', currency: 'EUR', basis: 'arms-length' },
      facts: { memory: false },
    }
    const { outcomes } = plan(
      `
    Part Number|Qty|Description|COO|ECCN|Unit price|HTS
    A|1||US|EAR99|2,5 €|7318.15.00
    `,
      { known: [W, A] },
    )
    expect(outcomes[1]).toMatchObject({
      kind: 'updates',
      changes: [
        { field: 'origin', from: 'DE', to: 'US' },
        { field: 'eccn', from: null, to: 'EAR99' },
        { field: 'hts', from: null, to: '731815' },
      ],
    })
    expect(
      commandsOf({
        product: 'W',
        outcomes,
        counts: { adds: 0, updates: 1, line: 0, skipped: 1, broken: 0 },
        questions: [],
      }),
    ).toEqual([
      {
        kind: 'changePart',
        id: 'A',
        set: { origin: 'US', eccn: 'EAR99', facts: { memory: false, hts6: '731815' } },
      },
      { kind: 'addLine', product: 'W', line: { item: 'A', quantity: '1' } },
    ])
  })

  test('Turns a known part into a product where it gets lines', () => {
    const S: KnownItem = { id: 'S', type: 'part', kind: 'commodity', origin: 'US' }
    const known = [W, S]
    const planned = plan('Level|Part Number|Qty\n1|S|1\n2|A|1', { known })
    expect(commandsOf(planned).map(({ kind }) => kind)).toEqual([
      'turnIntoProduct',
      'setPart',
      'addLine',
      'addLine',
    ])
    expect(warnings(planned.outcomes)).toEqual([
      '2 Part Number: becomes a sub-assembly; of the part it was, not kept: origin',
    ])
  })

  test('Finds the currency in the cell, the column, the heading, or the default, and nowhere else', () => {
    const price = (table: string, more: Partial<PlanInput> = {}) => {
      const outcome = plan(table, more).outcomes[1]
      const part =
        outcome?.kind === 'adds' && outcome.adds.type === 'part' ? outcome.adds.part : null
      return part ? part.price : problems(outcome ? [outcome] : [])
    }
    expect(price('Part Number|Qty|Unit price\nA|1|5 €')).toEqual({ amount: '5', currency: 'EUR' })
    expect(price('Part Number|Qty|Unit price|Currency\nA|1|5|CHF')).toMatchObject({
      currency: 'CHF',
    })
    expect(price('Part Number|Qty|Unit price (GBP)\nA|1|5')).toMatchObject({ currency: 'GBP' })
    expect(
      price('Part Number|Qty|Unit price\nA|1|5', { defaults: { currency: 'JPY' } }),
    ).toMatchObject({ currency: 'JPY' })
    expect(price('Part Number|Qty|Unit price|Currency\nA|1|5 €|USD')).toEqual([
      '2 Unit price: is in EUR, and the currency is USD',
    ])
  })

  test('Divides an extended price, and a price for many, only where that is exact', () => {
    const { outcomes } = plan(`
    Part Number|Qty|Unit price|Price unit|Extended price
    A|4|||10 EUR
    B|3|||10 EUR
    C|1|12,5 EUR|1000|
    D|1|12,5 EUR|7|
    E|2|3 EUR||7 EUR
    F|3|0,335 EUR||1,01 EUR
    `)
    expect(outcomes[1]).toMatchObject({ adds: { part: { price: { amount: '2.5' } } } })
    expect(outcomes[3]).toMatchObject({ adds: { part: { price: { amount: '0.0125' } } } })
    expect(problems(outcomes)).toEqual([
      '3 Extended price: 10 divided by 3 has no exact decimal: give a unit price',
      '5 Unit price: 12.5 divided by 7 has no exact decimal',
    ])
    expect(warnings(outcomes)).toEqual(['6 Extended price: 2 × 3 is 6'])
  })

  test('Finds the decimal mark column by column, and settles thousands by the rest of the table', () => {
    const { outcomes } = plan(`
    Part Number|Qty|Unit price
    A|1,000|12,50 €
    B|2,500|1.250,00 €
    `)
    expect(lines(outcomes)).toEqual(['W > 1 A', 'W > 2.5 B'])
    expect(warnings(outcomes)).toEqual([])
    const alone = plan('Part Number|Qty\nA|1,000')
    expect(lines(alone.outcomes)).toEqual(['W > 1000 A'])
    expect(warnings(alone.outcomes)).toHaveLength(1)
    const set = plan('Part Number|Qty\nA|1,000', { defaults: { decimal: ',' } })
    expect(lines(set.outcomes)).toEqual(['W > 1 A'])
    expect(warnings(set.outcomes)).toEqual([])
  })

  test('Takes cells that are numbers in the file as they are, whatever the texts look like', () => {
    const rows = [
      ['Part Number', 'Qty', 'Unit price'],
      ['A', '1.234', '12,50 €'],
    ]
    const numbers = [
      [false, false, false],
      [false, true, false],
    ]
    const planned = planRows({
      rows,
      numbers,
      mapping: suggestMapping(rows),
      product: 'W',
      known: [W],
    })
    expect(lines(planned.outcomes)).toEqual(['W > 1.234 A'])
    expect(warnings(planned.outcomes)).toEqual([])
  })

  test('Reads quantities with their unit, and keeps designators in the note', () => {
    const { outcomes } = plan(`
    Designator|Part Number|Qty|Remarks
    R1, R2|A|2,5 m|cut
    10|B|3|
    `)
    expect(outcomes[1]).toMatchObject({
      line: { quantity: '2.5', unit: 'm', note: 'R1, R2; cut' },
    })
    expect(outcomes[2]).toMatchObject({ line: { quantity: '3' } })
    expect(JSON.stringify(outcomes[2])).not.toContain('"note"')
  })

  test('Keeps alternates that are items, and the others in the note', () => {
    const { outcomes } = plan(`
    Part Number|Qty|Alternates
    A|1|B; X-9
    B|1|
    `)
    expect(outcomes[1]).toMatchObject({ line: { alternates: ['B'], note: 'alternates: X-9' } })
    expect(warnings(outcomes)).toHaveLength(1)
  })

  test('Takes shares of US content as percentages where they are, and refuses more than all', () => {
    const share = (heading: string, ...cells: string[]) => {
      const table = ['Part Number|Qty', ...cells.map((_, i) => `A${i}|1`)].join('\n').split('\n')
      const rows = table.map((row, i) => `${row}|${i === 0 ? heading : cells[i - 1]}`)
      return plan(rows.join('\n'))
        .outcomes.slice(1)
        .map((outcome) => {
          const part =
            outcome.kind === 'adds' && outcome.adds.type === 'part' ? outcome.adds.part : null
          return part?.usContent?.share ?? outcome.kind
        })
    }
    expect(share('US content', '12 %', '0.5', '0')).toEqual(['0.12', '0.5', '0'])
    expect(share('US content %', '12', '0.5')).toEqual(['0.12', '0.005'])
    expect(share('US content', '12')).toEqual(['broken'])
  })

  test('Finds the maker of a sub-assembly among the companies, by id or name', () => {
    const companies = [{ id: 'DE1', name: 'Example Werke GmbH' }]
    const { outcomes } = plan(
      `
    Level|Part Number|Qty|Made by
    1|S|1|example werke gmbh
    2|A|1|
    1|T|1|Nobody
    2|A|1|
    `,
      { companies },
    )
    expect(outcomes[1]).toMatchObject({ adds: { product: { madeBy: 'DE1' } } })
    expect(problems(outcomes)[0]).toBe('4 Made by: "Nobody" is no company of the group')
  })

  test('Takes no word for a kind or a basis that is none', () => {
    const { outcomes } = plan(`
    Part Number|Qty|Kind|Price basis|Unit price
    A|1|constructor|constructor|1 €
    B|1|Software|Arm's length|1 €
    `)
    expect(problems(outcomes)).toEqual([
      '2 Kind: "constructor" is not commodity, software or technology',
      '2 Price basis: "constructor" is not arms-length, comparable or cost-built',
    ])
    expect(outcomes[2]).toMatchObject({
      adds: { part: { kind: 'software', price: { basis: 'arms-length' } } },
    })
  })

  test('Says so where it takes the kind from the ECCN', () => {
    const { outcomes } = plan('Part Number|Qty|ECCN\nFW|1|5D992.c')
    expect(outcomes[1]).toMatchObject({ adds: { part: { kind: 'software' } } })
    expect(warnings(outcomes)).toEqual(['2 Kind: taken to be software, as the ECCN is of group D'])
  })

  test('Names columns by their letter where there are no headings', () => {
    const { outcomes } = planRows({
      rows: [['A', 'x']],
      mapping: { header: null, columns: ['item', 'quantity'] },
      product: 'W',
      known: [W],
    })
    expect(problems(outcomes)).toEqual(['1 column B: "x" is not a number'])
  })

  test('Breaks each of twenty thousand rows below a broken one', () => {
    const rows = [
      ['Level', 'Part Number', 'Qty'],
      ['1', 'S', 'x'],
    ]
    for (let i = 0; i < 20_000; i++) rows.push(['2', `A${i}`, '1'])
    const { counts } = planRows({ rows, mapping: suggestMapping(rows), product: 'W', known: [W] })
    expect(counts.broken).toBe(20_001)
  })
})

describe('A table by parents that names several tops', () => {
  const rows = [
    ['Parent', 'Child', 'Qty'],
    ['TOP', 'ASM-A', '1'],
    ['TOP', 'ASM-B', '1'],
    ['ASM-A', 'A-1', '2'],
    ['ORPH', 'Z-1', '1'],
  ]
  const plan = (answers = {}) =>
    planRows({ rows, mapping: suggestMapping(rows), product: 'W', known: [], answers })

  test('is asked which of them is the product', () => {
    const [question] = plan().questions
    expect(question).toMatchObject({ id: 'top', about: 'structure' })
    expect(question?.readings.map(({ value }) => value)).toEqual(['TOP', 'ORPH', '-'])
    const { outcomes, questions } = plan({ top: 'TOP' })
    expect(questions).toEqual([])
    expect(outcomes.map(({ kind }) => kind)).toEqual(['skipped', 'adds', 'adds', 'adds', 'broken'])
    expect(outcomes[3]).toMatchObject({ line: { product: 'ASM-A' } })
  })

  test('is broken where none of them is', () => {
    expect(plan({ top: '-' })).toMatchObject({ questions: [], counts: { broken: 4 } })
  })
})

describe('The model after a plan', () => {
  test('Is valid and holds what the table says', () => {
    const model: Model = {
      format: 'minimis-model',
      version: 1,
      currency: 'EUR',
      rates: [],
      entities: [],
      parts: [{ id: 'S', kind: 'commodity', origin: 'US' }],
      products: [{ id: 'W', kind: 'commodity', lines: [] }],
    }
    const planned = plan(
      `
    Level|Part Number|Qty|COO|Unit price|Notes
    1|S|2|||
    2|A|3|US|4 EUR|solder
    `,
      { known: knownItems(model) },
    )
    const after = applyPlan(model, commandsOf(planned))
    expect(checkModel(after)).toMatchObject({ ok: true })
    expect(after.parts).toEqual([
      { id: 'A', kind: 'commodity', origin: 'US', price: { amount: '4', currency: 'EUR' } },
    ])
    expect(after.products).toEqual([
      { id: 'W', kind: 'commodity', lines: [{ item: 'S', quantity: '2' }] },
      { id: 'S', kind: 'commodity', lines: [{ item: 'A', quantity: '3', note: 'solder' }] },
    ])
    expect(model.products[0]?.lines).toEqual([])
  })
})
