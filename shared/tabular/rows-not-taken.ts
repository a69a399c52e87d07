import {
  LONGEST_CELL,
  LONGEST_NAME,
  MOST_CELLS,
  MOST_PROBLEMS,
  type RowNotTaken,
} from '../model/rows-not-taken.ts'
import type { Model } from '../model/schema.ts'
import type { SingleCommand } from '../workspace/commands.ts'
import type { TrayRow } from '../workspace/views.ts'
import type { Mapping, Rows } from './columns.ts'
import { headingsOf } from './headings.ts'
import type { Plan } from './plan.ts'
import type { LinesWay } from './revision.ts'

/** The commands by which a product keeps rows of a table. */
export type RowCommand = Extract<SingleCommand, { kind: 'keepRows' | 'removeRow' }>

/** The broken rows of a plan as they stand in the table, which `source` names. */
export function rowsNotTakenOf(
  { product, outcomes }: Plan,
  { rows, mapping, source }: { rows: Rows; mapping: Mapping; source: string },
): RowNotTaken[] {
  const headings = textsOf(headingsOf(rows, mapping))
  return outcomes.flatMap((outcome): RowNotTaken[] => {
    if (outcome.kind !== 'broken') return []
    const { row, under } = outcome
    const problems = outcome.problems.slice(0, MOST_PROBLEMS).map(({ column, message }) => ({
      column: column.slice(0, LONGEST_NAME),
      message: message.slice(0, LONGEST_CELL),
    }))
    return [
      {
        source: source.slice(0, LONGEST_NAME),
        row,
        headings,
        cells: textsOf(rows[row - 1] ?? []),
        problems,
        ...(under !== null && under !== product ? { under } : {}),
      },
    ]
  })
}

function textsOf(cells: readonly string[]): string[] {
  return cells.slice(0, MOST_CELLS).map((cell) => cell.slice(0, LONGEST_CELL))
}

/**
 * The commands by which a product keeps the broken rows of a table. One that it keeps already, open or
 * set aside, is not kept twice; where the table takes the place of the lines, open rows of earlier
 * tables go.
 */
export function keepingCommands({
  product,
  rows,
  present,
  way,
}: {
  product: string
  rows: readonly RowNotTaken[]
  present: readonly TrayRow[]
  way: LinesWay
}): RowCommand[] {
  const left = new Map<string, TrayRow[]>()
  for (const row of present) left.set(keyOf(row), [...(left.get(keyOf(row)) ?? []), row])
  const fresh = rows.filter((row) => left.get(keyOf(row))?.shift() === undefined)
  const gone = way === 'add' ? [] : [...left.values()].flat().filter(({ setAside }) => !setAside)
  return [
    ...gone.map(({ id }): RowCommand => ({ kind: 'removeRow', row: id })),
    ...(fresh.length > 0 ? [{ kind: 'keepRows', product, rows: fresh } satisfies RowCommand] : []),
  ]
}

/** The same for the same cells under the same headings. */
function keyOf({ headings, cells, under }: RowNotTaken): string {
  return JSON.stringify([headings, cells, under ?? null])
}

/** The rows that the products of a model keep, numbered from 1 through all of them. */
export function trayOfModel({ products }: Pick<Model, 'products'>): Map<string, TrayRow[]> {
  let last = 0
  return new Map(
    products.map(({ id, rowsNotTaken }) => [
      id,
      (rowsNotTaken ?? []).map((row) => ({ ...row, id: ++last })),
    ]),
  )
}

/** The model after commands that keep rows or remove them by the numbers of `trayOfModel`. */
export function applyRowCommands(model: Model, commands: readonly RowCommand[]): Model {
  if (commands.length === 0) return model
  const tray = trayOfModel(model)
  const removed = new Set(commands.flatMap((one) => (one.kind === 'removeRow' ? [one.row] : [])))
  const products = model.products.map((product) => {
    const { rowsNotTaken: _, ...rest } = product
    const kept = (tray.get(product.id) ?? []).flatMap(({ id, ...row }) =>
      removed.has(id) ? [] : [row],
    )
    const fresh = commands.flatMap((one) =>
      one.kind === 'keepRows' && one.product === product.id ? one.rows : [],
    )
    const rows = [...kept, ...fresh]
    return rows.length === 0 ? rest : { ...rest, rowsNotTaken: rows }
  })
  return { ...model, products }
}
