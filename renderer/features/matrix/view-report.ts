import type { Figures, Method } from '../../../shared/calc/result/result.ts'
import { matrixReport } from '../../../shared/report/matrix.ts'
import type { TableReport } from '../../../shared/report/table.ts'
import { METHOD_WORDS } from '../../../shared/report/words.ts'
import type { ComparedDestination } from '../../../shared/scenario/compare.ts'
import { cellAt, type MatrixCell } from './cell.ts'
import { type Difference, differenceKey } from './difference.ts'
import type { Shown } from './view.ts'

/** What a view of the matrix rests on. */
export interface ViewContext {
  workspace: string
  revision: number
  /** The day of the determination. */
  day: string
  /** The day of the rules. */
  asOf: string
  method: Method
  /** The pack's switches that are not at their default, by name. */
  choices: Record<string, string>
  /** What a scenario makes of the cells, where that is what the screen shows. */
  difference: Pick<Difference, 'name' | 'cells'> | null
}

/** The matrix as it stands on screen, as a table for print, files and the clipboard. */
export function viewReport({ columns, lines }: Shown, context: ViewContext): TableReport {
  const { workspace, revision, day, asOf, method, choices, difference } = context
  return matrixReport({
    title: difference
      ? `Verdicts by destination under the scenario “${difference.name}”`
      : 'Verdicts by destination',
    subtitle: `${workspace}, revision ${revision}, for the day ${day}`,
    notes: [
      `Method: ${METHOD_WORDS[method]}. Rules: EAR ${asOf}. Shares are of US content in the price.`,
      ...Object.entries(choices).map(([name, option]) => `Switch ${name}: ${option}`),
    ],
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

function cellOfFigures({ outcome, rule, threshold, share }: Figures): MatrixCell {
  return { outcome, rule, level: threshold, ...share }
}

/** Which revision the figures of a row are of; one that is not on screen is called older. */
function standingOf(of: number | null, revision: number): string {
  if (of === null) return 'not worked out'
  return of === revision ? `revision ${revision}` : `older: revision ${of}`
}
