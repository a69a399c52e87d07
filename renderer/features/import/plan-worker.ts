import { cleanCell } from '../../../shared/tabular/clean.ts'
import type { Mapping } from '../../../shared/tabular/columns.ts'
import { rowsNotTakenOf } from '../../../shared/tabular/rows-not-taken.ts'
import { textsOf } from '../../../shared/workspace/long-batch.ts'
import type { PlannedChange, PlanReply, PlanRequest } from './plan-messages.ts'
import { type Choice, commandsOfPlanned, type Planned } from './planned.ts'
import { readTable, type Table } from './read-table.ts'

let table: Table = { rows: [] }
let planned: Planned | null = null
let mapping: Mapping | null = null

addEventListener('message', ({ data }: MessageEvent<PlanRequest>) => {
  if (data.kind === 'table') {
    table = data.table
    return
  }
  postMessage(answer(data))
})

function answer(request: Exclude<PlanRequest, { kind: 'table' }>): PlanReply {
  try {
    if (request.kind === 'mentioned') return { kind: 'mentioned', ids: mentioned(request.ids) }
    if (request.kind === 'commands')
      return { kind: 'commands', ...changeOf(request.choice, request.source) }
    const read = readTable(table, request.context)
    planned = read.planned
    mapping = read.reading.mapping
    return { kind: 'reading', reading: read.reading }
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}

function changeOf(choice: Choice, source: string): PlannedChange {
  if (!planned || !mapping) return { texts: [], kinds: {}, notTaken: [] }
  const { rows } = table
  const commands = commandsOfPlanned(planned, choice)
  const kinds: PlannedChange['kinds'] = {}
  for (const { kind } of commands) kinds[kind] = (kinds[kind] ?? 0) + 1
  return {
    texts: textsOf(commands),
    kinds,
    notTaken:
      planned.kind === 'lines' ? rowsNotTakenOf(planned.plan, { rows, mapping, source }) : [],
  }
}

function mentioned(ids: readonly string[]): string[] {
  const texts = new Set(table.rows.flatMap((row) => row.map((cell) => cleanCell(cell).trim())))
  return ids.filter((id) => texts.has(id))
}
