import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCsv, writeCsv } from '../../shared/sheets/csv.ts'
import { csvRows } from '../../shared/sheets/csv-rows.ts'
import { readXml } from '../../shared/sheets/xml.ts'

describe('Quotes in comma-separated text', () => {
  test('that are not closed end with their line, and swallow no row after it', () => {
    const text = ['PN,Qty,Name', 'A,1,ok', 'B,1,"3.5 inch', 'C,2,FPGA', 'D,3,FPGA'].join('\n')
    const { rows, broken, notes } = readCsv(text)
    expect(rows.map(([item, quantity]) => [item, quantity])).toEqual([
      ['PN', 'Qty'],
      ['A', '1'],
      ['B', '1'],
      ['C', '2'],
      ['D', '3'],
    ])
    expect([broken, rows[2]?.[2]]).toEqual([[], '"3.5 inch'])
    expect(notes).toEqual([
      'row 3: a quote (") that is not closed where a cell ends is read as it stands',
    ])
  })

  test('that hide how many cells a row has break this row alone', () => {
    const text = ['PN,Name,Qty', 'A,ok,1', 'B,"red, "wide",1', 'C,"a, b",2', 'D,x,3'].join('\n')
    const { rows, broken } = readCsv(text)
    expect(broken).toEqual([{ row: 2, message: expect.stringContaining('is not closed') }])
    expect(rows.slice(3)).toEqual([
      ['C', 'a, b', '2'],
      ['D', 'x', '3'],
    ])
  })

  test('that hold whole rows of the table are not those of a cell', () => {
    const text = ['PN,Qty,Name', 'A,1,"x', 'B,2,y', 'C,3,z"', 'D,4,w'].join('\n')
    const { rows } = csvRows(text, ',')
    expect(rows.map(([item]) => item)).toEqual(['PN', 'A', 'B', 'C', 'D'])
  })

  test('may hold line breaks and delimiters', () => {
    const text = 'PN,Name,Qty\nA,"two\nlines, and more",1\nB,"say ""x""",2'
    expect(csvRows(text, ',')).toEqual({
      rows: [
        ['PN', 'Name', 'Qty'],
        ['A', 'two\nlines, and more', '1'],
        ['B', 'say "x"', '2'],
      ],
      broken: [],
      literal: [],
    })
  })

  test('wherever one too many stands, all other rows are as they were', () => {
    const cell = fc.constantFrom('A-1', '12', '3,5', 'a "b"', 'x\ny', '', 'long text')
    const table = fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 4, maxLength: 12 })
    fc.assert(
      fc.property(table, fc.nat(), fc.nat(3), (body, pick, column) => {
        const rows = [['PN', 'Qty', 'Name', 'Origin'], ...body.map((row) => [...row])]
        const at = 1 + (pick % body.length)
        const damaged = rows.map((row, i) => {
          const lines = writeCsv([row]).slice(1).trimEnd()
          if (i !== at) return lines
          const bare = row.map((text) => text.replace(/["\n,]/g, ' '))
          bare[column] = `"${bare[column]}`
          return bare.join(',')
        })
        const found = readCsv(damaged.join('\r\n'), ',')
        const others = found.rows.filter((_, i) => i !== at)
        expect(others).toEqual(rows.filter((_, i) => i !== at))
        expect(found.broken.length + found.notes.length).toBe(1)
      }),
      { numRuns: 2000, seed: 20261129 },
    )
  })

  test('by the thousand are read in time, with each row that has one broken', () => {
    const lines = Array.from({ length: 5000 }, (_, i) => `P-${i},1,"a, b ${i},x`)
    const { rows, broken } = readCsv(['PN,Qty,Name,Note', ...lines].join('\n'))
    expect([rows.length, broken.length]).toEqual([5001, 5000])
  })
})

test('attributes are read with their entities', () => {
  const found: string[] = []
  readXml('<a b="R&amp;D &quot;x&quot;" c="plain"/>', {
    open: (_, { b = '', c = '' }) => found.push(b, c),
  })
  expect(found).toEqual(['R&D "x"', 'plain'])
})
