import { HyperFormula } from 'hyperformula'
import type { Shares, Start } from './contender.ts'
import { type TypedLines, typedLines } from './typed-lines.ts'

type Cells = (string | number)[]

/**
 * The file's lines as a careful spreadsheet user would lay them out: how many of each product lie in
 * one of the top product, lines sorted by group with a value on each, a SUM a group, and a SUMPRODUCT
 * a destination for either bound.
 */
export function spreadsheet(start: Start): Shares {
  const lines = typedLines(start)
  const { surely, possibly } = start.answers
  const groups = Array.from({ length: lines.groups }, (_, group) => group)
  const { uses, products } = structure(lines)
  const { rows, sums } = values(lines, groups)
  const bound = (counting: readonly Int32Array[]) => {
    const weights = groups.map((group) => counting.map((list) => (list.includes(group) ? 1 : 0)))
    const totals = counting.map((_, column) => {
      const letter = columnLetters(column)
      const range = `${letter}1:${letter}${groups.length}`
      return `=SUMPRODUCT(${range},Sums!$A$1:$A$${groups.length})/${lines.price}`
    })
    return [...weights, totals]
  }
  const engine = HyperFormula.buildFromSheets(
    {
      Products: products,
      Uses: uses,
      Lines: rows,
      Sums: sums,
      Low: bound(surely),
      High: bound(possibly),
    },
    { licenseKey: 'gpl-v3', maxRows: 200_000, maxColumns: 400 },
  )
  const shares = (name: string) => {
    const sheet = engine.getSheetId(name)!
    return Float64Array.from(surely, (_, col) =>
      Number(engine.getCellValue({ sheet, col, row: groups.length })),
    )
  }
  const found = { low: shares('Low'), high: shares('High') }
  engine.destroy()
  return found
}

/** How many of each product: the sum over the lines that hold it, which stand together. */
function structure({ subStart, subProduct, subQuantity }: TypedLines): {
  uses: Cells[]
  products: Cells[]
} {
  const using: Cells[][] = Array.from({ length: subStart.length - 1 }, () => [])
  for (let product = 0; product + 1 < subStart.length; product++)
    for (let at = subStart[product]!; at < subStart[product + 1]!; at++)
      using[subProduct[at]!]!.push([`=Products!$A$${product + 1}*${subQuantity[at]}`])
  const ends = endsOf(using)
  const products = using.map(
    (cells, i): Cells =>
      i === 0 ? [1] : [`=SUM(Uses!$A$${ends[i]! - cells.length + 1}:$A$${ends[i]})`],
  )
  return { uses: using.flat(), products }
}

/** The value on each line, and the sum of each group's lines, which stand together. */
function values(lines: TypedLines, groups: readonly number[]): { rows: Cells[]; sums: Cells[] } {
  const { partStart, partGroup, partQuantity, partPrice } = lines
  const inGroup: Cells[][] = groups.map(() => [])
  for (let product = 0; product + 1 < partStart.length; product++)
    for (let at = partStart[product]!; at < partStart[product + 1]!; at++)
      inGroup[partGroup[at]!]!.push([product + 1, partQuantity[at]!, partPrice[at]!])
  const ends = endsOf(inGroup)
  const rows = inGroup.flat().map(([product, quantity = 0, price = 0], i): Cells => {
    const value = `=Products!$A$${product}*A${i + 1}*B${i + 1}`
    return [quantity, price, value]
  })
  const sums = inGroup.map(
    (cells, i): Cells =>
      cells.length === 0 ? [0] : [`=SUM(Lines!$C$${ends[i]! - cells.length + 1}:$C$${ends[i]})`],
  )
  return { rows, sums }
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
