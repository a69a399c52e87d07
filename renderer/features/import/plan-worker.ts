import { cleanCell } from '../../../shared/tabular/clean.ts'
import type { PlanReply, PlanRequest } from './plan-messages.ts'
import { commandsOfPlanned, type Planned } from './planned.ts'
import { readTable, type Table } from './read-table.ts'

let table: Table = { rows: [] }
let planned: Planned | null = null

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
      return {
        kind: 'commands',
        commands: planned ? commandsOfPlanned(planned, request.choice) : [],
      }
    const read = readTable(table, request.context)
    planned = read.planned
    return { kind: 'reading', reading: read.reading }
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}

function mentioned(ids: readonly string[]): string[] {
  const texts = new Set(table.rows.flatMap((row) => row.map((cell) => cleanCell(cell).trim())))
  return ids.filter((id) => texts.has(id))
}
