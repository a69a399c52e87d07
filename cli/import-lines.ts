import { rowsInWords } from '../shared/model/rows-not-taken.ts'
import type { Model } from '../shared/model/schema.ts'
import type { PlanCommand } from '../shared/tabular/commands.ts'
import type { Plan } from '../shared/tabular/plan.ts'
import { linesOfModel } from '../shared/tabular/present-lines.ts'
import {
  LINES_WAYS,
  type LinesWay,
  type RevisionEntry,
  reviseLines,
} from '../shared/tabular/revision.ts'
import { commandsOfRevision } from '../shared/tabular/revision-commands.ts'
import {
  applyRowCommands,
  keepingCommands,
  rowsNotTakenOf,
  trayOfModel,
} from '../shared/tabular/rows-not-taken.ts'
import { note } from './import-text.ts'
import { oneLine, problemLines } from './problems.ts'
import { UsageError } from './usage-error.ts'

/**
 * What a table does to the lines that a product has. Throws a UsageError where it has some and the
 * option does not say: they are never added to silently.
 */
export function linesWayOf(given: string | undefined, model: Model, product: string): LinesWay {
  const way = LINES_WAYS.find((name) => name === given)
  if (way) return way
  if (given !== undefined)
    throw new UsageError([`--lines: "${given}" is none of ${LINES_WAYS.join(', ')}`])
  const lines = model.products.find(({ id }) => id === product)?.lines.length ?? 0
  if (lines === 0) return 'add'
  throw new UsageError([
    `${product} has ${lines} lines already: what does the table do to them?`,
    '  --lines update   adds, changes and removes what differs',
    '  --lines replace  puts the lines of the table in their place',
    '  --lines add      adds all lines of the table to them',
  ])
}

/** The commands of a plan the way asked for, and what they do to lines, said. */
export function linesCommands(plan: Plan, model: Model, way: LinesWay): PlanCommand[] {
  const present = linesOfModel(model)
  const revision = reviseLines(plan, present)
  const commands = commandsOfRevision(plan, revision, { way, present })
  if (way === 'update') {
    const told = revision.entries.filter(({ kind }) => kind !== 'same').map(wordsOf)
    for (const line of problemLines(told, 'line')) note(oneLine(line))
    if (commands.length === 0) note('nothing changes')
  }
  return commands
}

/** The model with the broken rows of the table kept in the product, which is incomplete by them. */
export function withBrokenRows(
  model: Model,
  plan: Plan,
  table: Parameters<typeof rowsNotTakenOf>[1],
  way: LinesWay,
): Model {
  const { product } = plan
  const rows = rowsNotTakenOf(plan, table)
  if (rows.length > 0)
    note(`${product} keeps ${rowsInWords(rows)} not taken over, and is incomplete`)
  const present = trayOfModel(model).get(product) ?? []
  const commands = keepingCommands({ product, rows, present, way })
  const gone = commands.filter(({ kind }) => kind === 'removeRow').length
  if (gone > 0) note(`${gone} rows that ${product} kept of earlier tables are kept no longer`)
  return applyRowCommands(model, commands)
}

function wordsOf({ kind, product, item, planned, changes, reason }: RevisionEntry): string {
  const differing = changes.map(({ field, from, to }) => `${field} ${from ?? 'none'} → ${to}`)
  const quantity = planned && kind === 'added' ? [`${planned.quantity} of it`] : []
  const more = [...quantity, ...differing, ...(reason ? [reason] : [])].join(', ')
  return `${product}: ${item} ${kind}${more === '' ? '' : `: ${more}`}`
}
