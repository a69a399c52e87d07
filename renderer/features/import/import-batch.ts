import type { LinesWay } from '../../../shared/tabular/revision.ts'
import { keepingCommands } from '../../../shared/tabular/rows-not-taken.ts'
import type { Command, SingleCommand } from '../../../shared/workspace/commands.ts'
import { call } from '../../stores/call.ts'
import { count } from '../../ui/format.ts'
import type { PlannedChange } from './plan-messages.ts'
import type { TableUse } from './read-table.ts'

interface BatchInput {
  change: PlannedChange
  use: TableUse
  /** The product whose lines the table gives. */
  product: string
  isNew: boolean
  way: LinesWay
  /** How it is called in the history. */
  verb: string
  /** What comes before, such as a new product, and what is remembered of the table. */
  first: readonly SingleCommand[]
  last: readonly SingleCommand[]
}

/** Everything that a table does, as one change; null: it changes nothing. Rows that cannot be taken stay at the product. */
export async function batchOf(
  input: BatchInput,
): Promise<Extract<Command, { kind: 'batch' }> | null> {
  const { change, use, product, isNew, way, verb, first, last } = input
  const commands = change.commands as SingleCommand[]
  if (use === 'facts') {
    if (commands.length === 0) return null
    const what = `${verb} facts of ${count(commands.length, 'part')}`
    return { kind: 'batch', what, commands: [...commands, ...last] }
  }
  const present = isNew ? [] : (await call('bom.rowsNotTaken', { product })).rows
  const kept = keepingCommands({ product, rows: change.notTaken, present, way })
  if (commands.length + kept.length === 0) return null
  return {
    kind: 'batch',
    what: whatOf(verb, commands, product),
    commands: [...first, ...commands, ...kept, ...last],
  }
}

function whatOf(verb: string, commands: readonly SingleCommand[], product: string): string {
  const times = (wanted: SingleCommand['kind']) =>
    commands.filter(({ kind }) => kind === wanted).length
  const changed = times('setLine')
  const removed = times('removeLine')
  const told = [
    count(times('addLine'), 'line'),
    ...(changed > 0 ? [`${changed} changed`] : []),
    ...(removed > 0 ? [`${removed} removed`] : []),
  ]
  return `${verb} ${told.join(', ')} into ${product}`
}
