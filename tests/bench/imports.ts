import { join } from 'node:path'
import Papa from 'papaparse'
import { openWritable } from '../../db/connection.ts'
import { Workspace } from '../../db/workspace.ts'
import { readSheets } from '../../shared/sheets/read.ts'
import { suggestMapping } from '../../shared/tabular/columns.ts'
import { commandsOf } from '../../shared/tabular/commands.ts'
import { type Plan, planRows } from '../../shared/tabular/plan.ts'
import type { SingleCommand } from '../../shared/workspace/commands.ts'
import { median } from './measure.ts'
import { generator } from './model.ts'
import type { Report } from './report.ts'
import { session } from './workspace-file.ts'

const PRODUCT = 'W'

/** A table of so many rows, as a purchasing department keeps it. */
export function tableOf(rows: number): string {
  const random = generator(740)
  const pick = (items: readonly string[]) => items[Math.floor(random() * items.length)] as string
  const lines = Array.from({ length: rows }, (_, i) =>
    [
      `PN-${i}`,
      `"Part ${i}, of the bench"`,
      pick(['1', '2', '4', '0.5', '12']),
      (0.01 + random() * 40).toFixed(4),
      'USD',
      pick(['US', 'DE', 'JP', 'TW']),
      pick(['EAR99', '3A991', '5A991', '3A001.a.2']),
    ].join(','),
  )
  const head = 'Part Number,Description,Quantity,Unit Price,Currency,Country of Origin,ECCN'
  return `${[head, ...lines].join('\n')}\n`
}

/** From the bytes of a table to the plan of all that its rows do. */
export async function planned(bytes: Uint8Array): Promise<Plan> {
  const { sheets } = await readSheets(bytes, 'table.csv')
  const [sheet] = sheets
  if (!sheet) throw new Error('the table has no rows')
  const { rows, numbers, marks } = sheet
  return planRows({
    rows,
    numbers,
    marks,
    mapping: suggestMapping(rows),
    product: PRODUCT,
    known: [{ id: PRODUCT, type: 'product' }],
    companies: [],
    defaults: {},
    answers: {},
    currencies: ['USD'],
    keepBrokenFields: false,
    revises: false,
  })
}

/** Reading a table of 50,000 rows into a plan, over a parser that only takes the text apart. */
export async function measureCsv(say: (text: string) => void): Promise<Report> {
  say('a table of 50000 rows into a plan')
  const text = tableOf(50_000)
  const bytes = new TextEncoder().encode(text)
  const plan = await planned(bytes)
  const lines = commandsOf(plan).filter(({ kind }) => kind === 'addLine').length
  if (lines !== 50_000) throw new Error(`${lines} of 50000 rows become lines`)
  const pairs: [number, number][] = []
  for (let i = -1; i < 5; i++) {
    const ours = await timeOf(() => planned(bytes))
    const parse = await timeOf(() => Papa.parse(new TextDecoder().decode(bytes)))
    if (i >= 0) pairs.push([ours, parse])
  }
  return {
    importCsv50kRatioToParse: median(pairs.map(([ours, parse]) => ours / parse)),
    importCsv50kMilliseconds: median(pairs.map(([ours]) => ours)),
  }
}

/** Writing a plan into a workspace, over a bare insert of the same rows with the log; and its growth. */
export async function measureApply(folder: string, say: (text: string) => void): Promise<Report> {
  const times = new Map<number, { ours: number; bulk: number }[]>()
  for (const rows of [10_000, 50_000]) {
    const commands = await commandsFor(rows)
    const rounds = rows === 10_000 ? 3 : 2
    for (let round = 0; round < rounds; round++) {
      say(`an import of ${rows} rows is written, round ${round + 1} of ${rounds}`)
      const ours = await applied(join(folder, `apply-${rows}-${round}.minimis`), commands)
      const bulk = await inserted(join(folder, `bulk-${rows}-${round}.minimis`), commands)
      times.set(rows, [...(times.get(rows) ?? []), { ours, bulk }])
    }
  }
  const of = (rows: number) => times.get(rows) as { ours: number; bulk: number }[]
  const ours = (rows: number) => median(of(rows).map((time) => time.ours))
  return {
    importApply50kRatioToBulkInsert: median(of(50_000).map((time) => time.ours / time.bulk)),
    importApply50kOver10kPerRow: ours(50_000) / 5 / ours(10_000),
    importApply50kMilliseconds: ours(50_000),
    importApply10kMilliseconds: ours(10_000),
  }
}

export async function commandsFor(rows: number): Promise<SingleCommand[]> {
  const plan = await planned(new TextEncoder().encode(tableOf(rows)))
  return commandsOf(plan) as SingleCommand[]
}

function newWorkspace(path: string): Workspace {
  const workspace = Workspace.create(path, session)
  workspace.apply({ kind: 'setProduct', product: { id: PRODUCT, kind: 'commodity' } })
  return workspace
}

/** Milliseconds in which the workspace writes the commands as one change. */
export async function applied(path: string, commands: SingleCommand[]): Promise<number> {
  const workspace = newWorkspace(path)
  try {
    return await timeOf(() => workspace.apply({ kind: 'batch', what: 'Import', commands }))
  } finally {
    workspace.close()
  }
}

/** Milliseconds of prepared inserts of the same rows, each with its image in the log, and one commit. */
async function inserted(path: string, commands: readonly SingleCommand[]): Promise<number> {
  newWorkspace(path).close()
  const database = openWritable(path)
  try {
    const revision = 1 + Number(database.prepare('SELECT max(revision) FROM change').pluck().get())
    const insert = (table: string, columns: string) => {
      const names = columns.split(', ')
      const statement = database.prepare(
        `INSERT INTO ${table} (${columns}) VALUES (${names.map(() => '?').join(', ')})`,
      )
      return (...values: (string | number | null)[]) => {
        statement.run(values)
        log.run(
          revision,
          table,
          JSON.stringify(Object.fromEntries(names.map((n, i) => [n, values[i]]))),
        )
      }
    }
    const log = database.prepare(
      'INSERT INTO change_row (revision, table_name, after) VALUES (?, ?, ?)',
    )
    const item = insert('item', 'id, type')
    const part = insert('part', 'id, position, name, kind, origin, eccn, extra')
    const price = insert(
      'price',
      'item, destination, entity, valid_from, amount, currency, basis, extra',
    )
    const line = insert('bom_line', 'product, position, item, quantity, extra')
    return await timeOf(() =>
      database
        .transaction(() => {
          database.pragma('defer_foreign_keys = ON')
          database
            .prepare(
              "INSERT INTO change (revision, at, who, what, command) VALUES (?, '', '', '', '{}')",
            )
            .run(revision)
          let [parts, lines] = [0, 0]
          for (const command of commands) {
            if (command.kind === 'setPart') {
              const { id, name, kind, origin, eccn, price: of } = command.part
              item(id, 'part')
              part(id, ++parts, name ?? null, kind, origin ?? null, eccn ?? null, '{}')
              if (of) price(id, '', '', '', of.amount, of.currency, of.basis ?? null, '{}')
            } else if (command.kind === 'addLine')
              line(command.product, ++lines, command.line.item, command.line.quantity, '{}')
          }
        })
        .immediate(),
    )
  } finally {
    database.close()
  }
}

async function timeOf(task: () => unknown): Promise<number> {
  const start = performance.now()
  await task()
  return performance.now() - start
}
