import type { LastingFloor } from '../../../shared/calc/result/price-floor.ts'
import { floorTable } from '../../../shared/report/floor-table.ts'
import type { TableReport } from '../../../shared/report/table.ts'
import type { ReportBasis } from '../../stores/report-basis.ts'
import { differenceKey } from './difference.ts'
import type { Shown } from './view.ts'

/** The lowest prices on screen as a list, a row a product and destination; what is not worked out is left out and counted. */
export function floorReport(
  { lines, columns }: Shown,
  cells: ReadonlyMap<string, LastingFloor>,
  basis: ReportBasis,
): TableReport {
  const { workspace, revision, day, rules, ...rest } = basis
  const products = lines.flatMap((line) => (line.kind === 'product' ? [line.product] : []))
  const names = new Map(products.map(({ id, name }) => [id, name]))
  const floors = products.flatMap(({ id }) =>
    columns.flatMap(({ code }) => cells.get(differenceKey(id, code)) ?? []),
  )
  const without = products.length * columns.length - floors.length
  const table = floorTable(floors, {
    ...rest,
    asOf: rules.replace(/^EAR /, ''),
    subtitle: `${workspace}, revision ${revision}, for the day ${day}`,
    nameOf: (id) => names.get(id) ?? '',
  })
  if (without === 0) return table
  return { ...table, notes: [...table.notes, `Not worked out for ${without} cells on screen.`] }
}
