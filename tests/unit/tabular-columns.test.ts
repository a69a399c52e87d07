import { describe, expect, test } from 'vitest'
import {
  checkMapping,
  columnLetters,
  mappingKey,
  suggestMapping,
} from '../../shared/tabular/columns.ts'
import { FIELDS, HEADINGS } from '../../shared/tabular/fields.ts'
import { mappingOf, readMappingFile } from '../../shared/tabular/mapping-file.ts'

describe('The suggested mapping', () => {
  test.each<[string, string[], (string | null)[]]>([
    [
      'of a Digi-Key export takes the manufacturer’s number as part number',
      ['Manufacturer Part Number', 'Digi-Key Part Number', 'Quantity', 'Quantity Available'],
      ['item', null, 'quantity', null],
    ],
    [
      'of a Mouser cart',
      ['Mouser No', 'Mfr. No', 'Manufacturer', 'Description', 'Order Qty.', 'Price (USD)'],
      [null, 'item', 'supplier', 'name', 'quantity', 'unitPrice'],
    ],
    [
      'of a SAP bill of materials',
      ['Stufe', 'Pos.', 'Komponente', 'Objektkurztext', 'Menge', 'ME', 'Währung', 'Preiseinheit'],
      ['level', 'position', 'item', 'name', 'quantity', 'unit', 'currency', 'priceUnit'],
    ],
    [
      'of a KiCad export',
      ['Reference', 'Value', 'Footprint', 'Datasheet', 'Qty'],
      ['designators', 'item', null, null, 'quantity'],
    ],
    [
      'of an Altium export',
      ['Comment', 'Description', 'Designator', 'Footprint', 'LibRef', 'Quantity'],
      ['note', 'name', 'designators', null, 'item', 'quantity'],
    ],
    [
      'of an OrCAD export',
      ['Item Number', 'Quantity', 'Part Reference', 'Value', 'MPN'],
      ['item', 'quantity', 'designators', null, 'manufacturerPartNumber'],
    ],
    [
      'of French headings',
      ['Niveau', 'Code article', 'Désignation', 'Quantité', 'Prix unitaire', 'Pays d’origine'],
      ['level', 'item', 'name', 'quantity', 'unitPrice', 'origin'],
    ],
    [
      'of Spanish headings',
      ['Nivel', 'Número de pieza', 'Descripción', 'Cantidad', 'Precio unitario', 'País de origen'],
      ['level', 'item', 'name', 'quantity', 'unitPrice', 'origin'],
    ],
    [
      'of Chinese headings',
      ['层级', '物料编码', '名称', '数量', '单位', '单价', '币种', '原产国', '海关编码'],
      ['level', 'item', 'name', 'quantity', 'unit', 'unitPrice', 'currency', 'origin', 'hts'],
    ],
    [
      'of Japanese headings',
      ['レベル', '品番', '品名', '数量', '単価', '原産国', 'メーカー'],
      ['level', 'item', 'name', 'quantity', 'unitPrice', 'origin', 'supplier'],
    ],
  ])('%s', (_, headings, fields) => {
    expect(suggestMapping([headings]).columns).toEqual(fields)
  })

  test('Knows the headings that Minimis writes, each for sure', () => {
    const { header, columns, confidence } = suggestMapping([FIELDS.map((field) => HEADINGS[field])])
    expect(header).toBe(0)
    expect(columns).toEqual([...FIELDS])
    expect(confidence.every((score) => score === 1)).toBe(true)
  })

  test('Finds the headings below titles', () => {
    const rows = [
      ['Bill of materials', '', ''],
      ['Project: X', '', ''],
      [],
      ['Part Number', 'Qty', 'COO'],
      ['A', '1', 'US'],
    ]
    expect(suggestMapping(rows)).toMatchObject({
      header: 3,
      columns: ['item', 'quantity', 'origin'],
    })
  })

  test('Asks of a column without a known heading whose cells are ECCNs or countries', () => {
    const rows = [
      ['Part Number', 'Qty', 'Foo', 'Bar'],
      ['A', '1', '3A001.a.2', 'Germany'],
      ['B', '2', 'EAR99', 'USA'],
      ['C', '2', '?', ''],
    ]
    const { columns, questions } = suggestMapping(rows)
    expect(columns).toEqual(['item', 'quantity', null, null])
    expect(questions.map(({ id, readings }) => [id, readings.map(({ value }) => value)])).toEqual([
      ['origin', ['Bar', '-']],
      ['eccn', ['Foo', '-']],
    ])
    const answers = { origin: 'Bar', eccn: 'Foo' }
    expect(suggestMapping(rows, { answers })).toMatchObject({
      columns: ['item', 'quantity', 'eccn', 'origin'],
      questions: [],
    })
  })

  test('Is less sure of a column of quantities that holds no numbers', () => {
    const rows = [
      ['Part Number', 'Menge'],
      ['A', 'viel'],
      ['B', 'wenig'],
    ]
    expect(suggestMapping(rows).confidence[1]).toBeLessThan(0.5)
  })

  test('Finds no headings where there are none', () => {
    expect(suggestMapping([['A-100', '3', '12.50']]).header).toBeNull()
    expect(suggestMapping([])).toMatchObject({ header: null, columns: [], questions: [] })
  })
})

describe('A mapping', () => {
  test('Without part number or quantity, or with a field twice, is not usable', () => {
    expect(checkMapping({ header: 0, columns: ['item', 'quantity'] })).toEqual([])
    expect(checkMapping({ header: 0, columns: ['item'] }, '1')).toEqual([])
    expect(checkMapping({ header: 0, columns: ['name', null] })).toHaveLength(2)
    expect(checkMapping({ header: 0, columns: ['item', 'quantity', 'eccn', 'eccn'] })).toEqual([
      '2 columns are the eccn',
    ])
    expect(checkMapping({ header: 0, columns: ['item', 'quantity', 'level', 'parent'] })).toEqual(
      [],
    )
    expect(checkMapping({ header: 0, columns: ['item', 'quantity', 'note', 'note'] })).toEqual([])
  })

  test('Is remembered under the same key whatever the order, case and units of the headings', () => {
    const key = mappingKey(['Part Number', 'Unit Price (USD)', 'Menge'])
    expect(mappingKey(['MENGE ', 'part number', 'Unit price [EUR]', ''])).toBe(key)
    expect(mappingKey(['Part Number', 'Menge'])).not.toBe(key)
  })

  test('Is read by its headings, and by the place of a column whose heading is not its own', () => {
    const rows = [
      ['x', '', '', ''],
      ['Part Number', 'Price', 'Price', 'Qty'],
    ]
    const mapping = { header: 1, columns: ['item', null, 'unitPrice', 'quantity'] as const }
    const file = {
      header: 2,
      columns: { 'Part Number': 'item', '#3': 'unitPrice', Qty: 'quantity' },
    } as const
    expect(mappingOf(file, rows)).toEqual({ ok: true, value: mapping })
    expect(mappingOf({ columns: file.columns }, rows)).toEqual({ ok: true, value: mapping })
  })

  test('Names every heading that is missing or stands twice', () => {
    const rows = [['Part Number', 'Price', 'Price']]
    const read = mappingOf({ header: 1, columns: { Price: 'unitPrice', Qty: 'quantity' } }, rows)
    expect(read.ok ? [] : read.problems.map(({ path }) => path)).toEqual([
      'columns.Price',
      'columns.Qty',
    ])
    expect(mappingOf({ header: 9, columns: {} }, rows).ok).toBe(false)
  })

  test('In a file that is wrong has a problem for each member that is', () => {
    const read = readMappingFile({
      header: 'x',
      columns: { A: 'thing' },
      defaults: { currency: 'euro', quantity: '-1', kind: 'x' },
      decimal: ';',
      more: 1,
    })
    const paths = read.ok ? [] : read.problems.map(({ path }) => path)
    expect(new Set(paths)).toEqual(
      new Set([
        'header',
        'columns.A',
        'defaults.currency',
        'defaults.quantity',
        'defaults.kind',
        'decimal',
        '(file)',
      ]),
    )
  })

  test('Names columns beyond Z as a spreadsheet does', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
    ])
  })
})
