import { documentHead } from '../shared/calc/evaluate.ts'
import { LiveEvaluation } from '../shared/calc/evaluation.ts'
import type { LastingFloor } from '../shared/calc/result/price-floor.ts'
import type { Method } from '../shared/calc/result/result.ts'
import { floorTable } from '../shared/report/floor-table.ts'
import { FLOOR_NOTES } from '../shared/report/floor-words.ts'
import { shownCell } from '../shared/report/sheet.ts'
import { tableSheet } from '../shared/report/table-sheet.ts'
import { LastingFloors } from '../shared/scenario/floors/lasting-floors.ts'
import { writeCsv } from '../shared/sheets/csv.ts'
import { writeXlsx } from '../shared/sheets/xlsx.ts'
import { BASIS_OPTIONS, destinationsAsked, methodAsked, productsAsked } from './asked.ts'
import { floorTables } from './floor-table.ts'
import { loadModelFor, parseOptions } from './options.ts'
import { UsageError } from './usage-error.ts'
import { floorUsage } from './usages.ts'
import { writeNew } from './write-new.ts'

/** What `minimis floor --json` writes. */
export interface FloorDocument extends Omit<ReturnType<typeof documentHead>, 'format'> {
  format: 'minimis-floors'
  method: Method
  notes: readonly string[]
  floors: LastingFloor[]
}

/** `minimis floor`: the lowest selling price at which products are not subject, by destination. */
export async function floorCommand(args: string[]): Promise<void> {
  const { values, positionals } = parseOptions({
    args,
    allowPositionals: true,
    options: {
      product: { type: 'string', multiple: true },
      to: { type: 'string', multiple: true },
      top: { type: 'boolean' },
      csv: { type: 'boolean' },
      xlsx: { type: 'string' },
      ...BASIS_OPTIONS,
    },
  })
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0) throw new UsageError([`usage: minimis ${floorUsage}`])
  const method = methodAsked(values)
  const problems: string[] = []
  if ([values.json, values.csv, values.xlsx !== undefined].filter(Boolean).length > 1)
    problems.push('--json, --csv and --xlsx exclude each other')
  if (values.xlsx !== undefined && !/\.xlsx$/i.test(values.xlsx))
    problems.push(`--xlsx: ${values.xlsx} is no .xlsx file`)
  if (problems.length > 0) throw new UsageError(problems)
  const { model, day, later, choices, pack } = loadModelFor(path, values)
  const products = productsAsked(model, values.product, values.top ?? false, problems)
  const destinations = destinationsAsked(pack, values.to, problems)
  if (problems.length > 0) throw new UsageError(problems)
  const basis = { pack, choices, day }
  const lasting = new LastingFloors(LiveEvaluation.of(model, basis), basis, later)
  const floors = products.flatMap((product) => lasting.of(product, destinations, method))
  const head = documentHead(model, basis)
  if (values.json) {
    const document: FloorDocument = {
      ...head,
      format: 'minimis-floors',
      method,
      notes: FLOOR_NOTES,
      floors,
    }
    process.stdout.write(`${JSON.stringify(document, null, 2)}\n`)
    return
  }
  if (!values.csv && values.xlsx === undefined) {
    process.stdout.write(floorTables(floors, { head, method, model, pack }))
    return
  }
  const names = new Map(model.products.map(({ id, name }) => [id, name ?? '']))
  const { rows, name } = tableSheet(
    floorTable(floors, {
      subtitle: `${path}, for the day ${day}`,
      method,
      asOf: pack.header.asOf,
      currency: model.currency,
      choices,
      nameOf: (id) => names.get(id) ?? '',
    }),
  )
  const cells = rows.map((row) => row.map(shownCell))
  if (values.csv) process.stdout.write(writeCsv(cells))
  if (values.xlsx !== undefined)
    writeNew(values.xlsx, await writeXlsx([{ name, rows: cells }]), { option: '--xlsx' })
}
