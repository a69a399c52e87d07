import { HyperFormula } from 'hyperformula'
import type { Sweep } from '../../shared/calc/sweep.ts'

/**
 * The same sums as a careful spreadsheet user would build them: lines sorted by class with a value on
 * each, a SUM a class, and a SUMPRODUCT a destination. One cell, the quantity of the product, feeds all
 * of it; the task sets it and lets HyperFormula recalculate.
 */
export function spreadsheet(sweep: Sweep): { task: () => unknown; low(column: number): number } {
  const { lines, columns, countedSets, multiplicity, sums: inBuckets } = sweep
  const buckets = Array.from(inBuckets.keys())
  const byBucket: number[][][] = buckets.map(() => [])
  for (let node = 0; node < multiplicity.length; node++) {
    for (let at = lines.leafStart[node]!; at < lines.leafStart[node + 1]!; at++) {
      byBucket[lines.leafClass[at]!]!.push([
        multiplicity[node]!,
        lines.leafQuantity[at]!,
        lines.leafUnit[at]!,
      ])
    }
  }
  const rows = byBucket
    .flat()
    .map((cells, row) => [...cells, `=A${row + 1}*B${row + 1}*C${row + 1}*Sums!$A$1`])
  const sums: (string | number)[][] = [[1]]
  let first = 1
  byBucket.forEach((group, bucket) => {
    sums.push([bucket, `=SUM(Lines!$D$${first}:$D$${first + group.length - 1})`])
    first += group.length
  })
  const weights = columns.map((column) => {
    const low = countedSets[column.countedSet]!.low
    return buckets.map((bucket) => (low.includes(bucket) ? 1 : 0))
  })
  const destinations = buckets.map((bucket) => weights.map((weight) => weight[bucket]!))
  const totals = columns.map((_, column) => {
    const letter = columnLetters(column)
    return `=SUMPRODUCT(${letter}1:${letter}${buckets.length},Sums!$B$2:$B$${buckets.length + 1})`
  })
  const engine = HyperFormula.buildFromSheets(
    { Lines: rows, Sums: sums, Destinations: [...destinations, totals] },
    { licenseKey: 'gpl-v3', maxRows: 200_000, maxColumns: 400 },
  )
  const sheet = engine.getSheetId('Sums') as number
  const result = engine.getSheetId('Destinations') as number
  let quantity = 1
  return {
    task: () => {
      quantity = quantity === 1 ? 2 : 1
      return engine.setCellContents({ sheet, col: 0, row: 0 }, [[quantity]])
    },
    low: (column) =>
      Number(engine.getCellValue({ sheet: result, col: column, row: buckets.length })) / quantity,
  }
}

function columnLetters(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}
