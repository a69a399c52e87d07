import type { PricedFigures } from '../../../shared/calc/result/result.ts'
import { matrixReport } from '../../../shared/report/matrix.ts'
import type { TableReport } from '../../../shared/report/table.ts'
import type { ComparedDestination } from '../../../shared/scenario/compare.ts'
import type { ReportBasis } from '../../stores/report-basis.ts'
import { headed } from '../../ui/report-table.ts'
import { cellAt, type MatrixCell } from './cell.ts'
import { type Difference, differenceKey } from './difference.ts'
import type { Shown } from './view.ts'

/**
 * The matrix as it stands on screen, as a table for print, files and the clipboard. `difference` is
 * what a scenario makes of the cells, where that is what the screen shows.
 */
export function viewReport(
  { columns, lines }: Shown,
  basis: ReportBasis,
  difference: Pick<Difference, 'name' | 'cells'> | null,
): TableReport {
  const { revision } = basis
  return matrixReport({
    ...headed(
      difference
        ? `Verdicts by destination under the scenario “${difference.name}”`
        : 'Verdicts by destination',
      basis,
    ),
    about: ['Name', 'Company', 'As of'],
    destinations: columns.map(({ code, name }) => `${name} (${code})`),
    products: lines.flatMap((line) => {
      if (line.kind === 'company') return []
      const { product, answered } = line
      return [
        {
          name: product.id,
          about: [
            product.name,
            product.makerName ?? product.madeBy ?? 'not known',
            standingOf(difference ? revision : (answered?.revision ?? null), revision),
          ],
          cells: columns.map(({ at, code }) =>
            difference
              ? changedCell(difference.cells.get(differenceKey(product.id, code)))
              : answered && cellAt(answered.row, at),
          ),
        },
      ]
    }),
  })
}

/** Base and scenario of a cell; null: not worked out. */
function changedCell(
  compared: ComparedDestination | undefined,
): { base: MatrixCell; now: MatrixCell } | null {
  const now = compared?.scenarios[0]?.figures
  return compared && now ? { base: cellOfFigures(compared.base), now: cellOfFigures(now) } : null
}

function cellOfFigures({ act, rule, threshold, share, price }: PricedFigures): MatrixCell {
  return { act, candidates: '', rule, level: threshold, price, ...share }
}

/** Which revision the figures of a row are of; one that is not on screen is called older. */
function standingOf(of: number | null, revision: number): string {
  if (of === null) return 'not worked out'
  return of === revision ? `revision ${revision}` : `older: revision ${of}`
}
