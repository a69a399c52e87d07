import type { LinesWay } from '../../../shared/tabular/revision.ts'
import { keepingCommands } from '../../../shared/tabular/rows-not-taken.ts'
import type { SingleCommand } from '../../../shared/workspace/commands.ts'
import { type LongBatch, textsOf } from '../../../shared/workspace/long-batch.ts'
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
export async function batchOf(input: BatchInput): Promise<LongBatch | null> {
  const { change, use, product, isNew, way, verb, first, last } = input
  const planned = Object.values(change.kinds).reduce((sum, times) => sum + times, 0)
  if (use === 'facts') {
    if (planned === 0) return null
    const what = `${verb} facts of ${count(planned, 'part')}`
    return { what, texts: [...change.texts, ...textsOf(last)], count: planned + last.length }
  }
  const present = isNew ? [] : (await call('bom.rowsNotTaken', { product })).rows
  const kept = keepingCommands({ product, rows: change.notTaken, present, way })
  if (planned + kept.length === 0) return null
  const after = [...kept, ...last]
  return {
    what: whatOf(verb, change.kinds, product),
    texts: [...textsOf(first), ...change.texts, ...textsOf(after)],
    count: first.length + planned + after.length,
  }
}

function whatOf(verb: string, kinds: PlannedChange['kinds'], product: string): string {
  const { addLine = 0, setLine = 0, removeLine = 0 } = kinds
  const told = [
    count(addLine, 'line'),
    ...(setLine > 0 ? [`${setLine} changed`] : []),
    ...(removeLine > 0 ? [`${removeLine} removed`] : []),
  ]
  return `${verb} ${told.join(', ')} into ${product}`
}
