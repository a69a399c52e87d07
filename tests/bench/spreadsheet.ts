import { HyperFormula } from 'hyperformula'
import type { Handed, Verdicts } from './handed.ts'
import { type TypedRows, typedRows } from './plain.ts'

type Cells = (string | number)[]

/**
 * The workspace's rows as a careful spreadsheet user would lay them out: how many of each product lie
 * in one of the top product, lines sorted by group with a value on each, a SUM a group, a SUMPRODUCT a
 * destination for either bound, and an IF for each verdict.
 */
export function spreadsheet(path: string, handed: Handed): Verdicts {
  const rows = typedRows(path, handed)
  const { surely, possibly, levels, within } = handed
  const groups = Array.from({ length: handed.groupCount }, (_, group) => group)
  const { uses, products } = structure(rows)
  const { lines, sums } = values(rows, groups)
  const bound = (counting: readonly Int32Array[]): Cells[] => {
    const weights = groups.map((group) => counting.map((list) => (list.includes(group) ? 1 : 0)))
    const totals = counting.map((_, column) => {
      const letter = columnLetters(column)
      const range = `${letter}1:${letter}${groups.length}`
      return `=SUMPRODUCT(${range},Sums!$A$1:$A$${groups.length})/${rows.price}`
    })
    return [...weights, totals]
  }
  const verdicts = levels.map((level, to): Cells => {
    if (level === null) return [within[to] as string]
    const at = `${columnLetters(to)}${groups.length + 1}`
    return [
      `=IF(High!${at}<=${level},"${within[to]}",IF(Low!${at}>${level},"subject","undetermined"))`,
    ]
  })
  const engine = HyperFormula.buildFromSheets(
    {
      Products: products,
      Uses: uses,
      Lines: lines,
      Sums: sums,
      Low: bound(surely),
      High: bound(possibly),
      Verdicts: verdicts,
    },
    { licenseKey: 'gpl-v3', maxRows: 200_000, maxColumns: 400 },
  )
  const shares = (name: string) => {
    const sheet = engine.getSheetId(name) as number
    return Float64Array.from(surely, (_, col) =>
      Number(engine.getCellValue({ sheet, col, row: groups.length })),
    )
  }
  const sheet = engine.getSheetId('Verdicts') as number
  const outcomes = levels.map((_, row) => String(engine.getCellValue({ sheet, col: 0, row })))
  const found = { outcomes, low: shares('Low'), high: shares('High') }
  engine.destroy()
  return found
}

/** How many of each product: the sum over the lines that hold it, which stand together. */
function structure({ products, top, lineProduct, lineItem, lineQuantity }: TypedRows): {
  uses: Cells[]
  products: Cells[]
} {
  const using: Cells[][] = Array.from({ length: products }, () => [])
  lineItem.forEach((item, at) => {
    if (item >= 0)
      using[item]?.push([`=Products!$A$${(lineProduct[at] as number) + 1}*${lineQuantity[at]}`])
  })
  const ends = endsOf(using)
  const totals = using.map((cells, i): Cells => {
    if (i === top) return [1]
    const end = ends[i] as number
    return cells.length === 0 ? [0] : [`=SUM(Uses!$A$${end - cells.length + 1}:$A$${end})`]
  })
  return { uses: using.flat(), products: totals }
}

/** The value on each line, and the sum of each group's lines, which stand together. */
function values(
  { lineProduct, lineItem, lineQuantity, partGroup, partWorth }: TypedRows,
  groups: readonly number[],
): { lines: Cells[]; sums: Cells[] } {
  const inGroup: [number, number, number][][] = groups.map(() => [])
  lineItem.forEach((item, at) => {
    if (item >= 0) return
    const part = -1 - item
    inGroup[partGroup[part] as number]?.push([
      (lineProduct[at] as number) + 1,
      lineQuantity[at] as number,
      partWorth[part] as number,
    ])
  })
  const ends = endsOf(inGroup)
  const lines = inGroup
    .flat()
    .map(
      ([product, quantity, price], i): Cells => [
        quantity,
        price,
        `=Products!$A$${product}*A${i + 1}*B${i + 1}`,
      ],
    )
  const sums = inGroup.map((cells, i): Cells => {
    const end = ends[i] as number
    return cells.length === 0 ? [0] : [`=SUM(Lines!$C$${end - cells.length + 1}:$C$${end})`]
  })
  return { lines, sums }
}

/** The row, from 1, at which each block ends. */
function endsOf(blocks: readonly unknown[][]): number[] {
  let end = 0
  return blocks.map((block) => {
    end += block.length
    return end
  })
}

function columnLetters(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}
