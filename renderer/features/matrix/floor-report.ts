import type { LastingFloor } from '../../../shared/calc/result/price-floor.ts'
import { floorTable } from '../../../shared/report/floor-table.ts'
import type { TableReport } from '../../../shared/report/table.ts'
import { differenceKey } from './difference.ts'
import type { Shown } from './view.ts'
import type { ViewContext } from './view-report.ts'

/** The lowest prices on screen as a list, a row a product and destination; what is not worked out is left out and counted. */
export function floorReport(
  { lines, columns }: Shown,
  cells: ReadonlyMap<string, LastingFloor>,
  context: Omit<ViewContext, 'difference'> & { currency: string },
): TableReport {
  const { workspace, revision, day, ...rest } = context
  const products = lines.flatMap((line) => (line.kind === 'product' ? [line.product] : []))
  const names = new Map(products.map(({ id, name }) => [id, name]))
  const floors = products.flatMap(({ id }) =>
    columns.flatMap(({ code }) => cells.get(differenceKey(id, code)) ?? []),
  )
  const without = products.length * columns.length - floors.length
  const table = floorTable(floors, {
    ...rest,
    subtitle: `${workspace}, revision ${revision}, for the day ${day}`,
    nameOf: (id) => names.get(id) ?? '',
  })
  if (without === 0) return table
  return { ...table, notes: [...table.notes, `Not worked out for ${without} cells on screen.`] }
}
