import type { Method } from '../../../shared/calc/result/result.ts'
import { matrixReport } from '../../../shared/report/matrix.ts'
import type { TableReport } from '../../../shared/report/table.ts'
import { METHOD_WORDS } from '../../../shared/report/words.ts'
import { cellAt } from './cell.ts'
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
}

/** The matrix as it stands on screen, as a table for print, files and the clipboard. */
export function viewReport({ columns, lines }: Shown, context: ViewContext): TableReport {
  const { workspace, revision, day, asOf, method, choices } = context
  return matrixReport({
    title: 'Verdicts by destination',
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
            standingOf(answered?.revision ?? null, revision),
          ],
          cells: columns.map(({ at }) => answered && cellAt(answered.row, at)),
        },
      ]
    }),
  })
}

/** Which revision the figures of a row are of; one that is not on screen is called older. */
function standingOf(of: number | null, revision: number): string {
  if (of === null) return 'not worked out'
  return of === revision ? `revision ${revision}` : `older: revision ${of}`
}
