import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { checkModel, type Problem } from '../shared/model/read.ts'
import type { Model } from '../shared/model/schema.ts'
import { readSheets, SheetError } from '../shared/sheets/read.ts'
import type { Sheet } from '../shared/sheets/sheet.ts'
import { applyPlan } from '../shared/tabular/apply.ts'
import {
  checkMapping,
  columnLetters,
  type Mapping,
  suggestMapping,
} from '../shared/tabular/columns.ts'
import { commandsOf } from '../shared/tabular/commands.ts'
import { knownItems } from '../shared/tabular/known.ts'
import { type MappingFile, mappingOf, readMappingFile } from '../shared/tabular/mapping-file.ts'
import { type Plan, planRows, type RowProblem } from '../shared/tabular/plan.ts'
import { dayOf, loadModel, parseOptions } from './options.ts'
import { oneLine } from './problems.ts'
import { UsageError } from './usage-error.ts'

export const importUsage = `import FILE.csv|.xlsx --product ID -o MODEL.json [--map MAPPING.json] [--sheet NAME]
       [--into MODEL.json|FILE.minimis] [--keep-broken-fields] [--encoding NAME]
         the lines of a product from a table, as a model file`

/** `minimis import`: reads a table into a model file. Writes all of it, or nothing. */
export async function importTable(args: string[]): Promise<void> {
  const { values, positionals } = parseOptions({
    args,
    allowPositionals: true,
    options: {
      map: { type: 'string' },
      product: { type: 'string' },
      sheet: { type: 'string' },
      into: { type: 'string' },
      output: { type: 'string', short: 'o' },
      'keep-broken-fields': { type: 'boolean' },
      encoding: { type: 'string' },
    },
  })
  const [path, ...more] = positionals
  const { product, output } = values
  if (path === undefined || more.length > 0 || !product || !output) {
    throw new UsageError([`usage: minimis ${importUsage}`])
  }
  const file = values.map === undefined ? null : loadMapping(values.map)
  const sheet = await loadSheet(path, values.sheet, values.encoding)
  const mapping = file ? fitted(file, sheet, values.map ?? '') : suggested(sheet)
  checkUsable(mapping, file, values.map ?? path)
  const base = baseModel(values.into, product, file)
  const plan = planRows({
    rows: sheet.rows,
    numbers: sheet.numbers,
    mapping,
    product,
    known: knownItems(base),
    companies: base.entities,
    defaults: { ...file?.defaults, decimal: file?.decimal },
    keepBrokenFields: values['keep-broken-fields'] ?? false,
  })
  const problems = plan.outcomes.flatMap((outcome) =>
    outcome.kind === 'broken' ? outcome.problems : [],
  )
  showRemarks(path, plan)
  if (problems.length > 0) throw new UsageError(problems.map((problem) => lineOf(path, problem)))
  const model = checkModel(applyPlan(base, commandsOf(plan)))
  if (!model.ok) throw new UsageError(model.problems.map((problem) => problemLine(path, problem)))
  write(output, model.value)
  process.stderr.write(`${summary(plan, output)}\n`)
}

async function loadSheet(
  path: string,
  name: string | undefined,
  encoding: string | undefined,
): Promise<Sheet> {
  const { sheets, notes } = await readTable(path, encoding)
  for (const text of notes) note(`${path}: ${text}`)
  const filled = sheets.filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== '')))
  const names = sheets.map((sheet) => sheet.name).join(', ')
  if (name !== undefined) {
    const named = sheets.find((sheet) => sheet.name === name)
    if (!named) throw new UsageError([`--sheet: ${path} has no sheet "${name}"; there is ${names}`])
    return named
  }
  const [first] = filled
  if (!first) throw new UsageError([`${path}: there is nothing in it`])
  if (filled.length > 1) note(`${path}: sheet "${first.name}" of ${names} (--sheet takes another)`)
  return first
}

async function readTable(path: string, encoding: string | undefined) {
  try {
    const options = encoding === undefined ? {} : { encoding }
    return await readSheets(readFileSync(path), basename(path), options)
  } catch (error) {
    if (error instanceof SheetError) throw new UsageError([error.message])
    if (error instanceof RangeError && encoding !== undefined) {
      throw new UsageError([`--encoding: "${encoding}" is no encoding such as utf-8 or gbk`])
    }
    throw notReadable(path, error)
  }
}

function loadMapping(path: string): MappingFile {
  let data: unknown
  try {
    data = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError([`${path}: is not valid JSON`])
    throw notReadable(path, error)
  }
  const read = readMappingFile(data)
  if (!read.ok) throw new UsageError(read.problems.map((problem) => problemLine(path, problem)))
  return read.value
}

function notReadable(path: string, error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === undefined) return error
  return new UsageError([`${path}: ${code === 'ENOENT' ? 'no such file' : message}`])
}

function fitted(file: MappingFile, { rows }: Sheet, path: string): Mapping {
  const mapping = mappingOf(file, rows)
  if (!mapping.ok) throw new UsageError(mapping.problems.map((row) => problemLine(path, row)))
  return mapping.value
}

/** Without a mapping the suggested one is used, and said. */
function suggested({ rows }: Sheet): Mapping {
  const mapping = suggestMapping(rows)
  const headings = mapping.header === null ? [] : (rows[mapping.header] ?? [])
  note(mapping.header === null ? 'no headings found' : `headings in row ${mapping.header + 1}`)
  mapping.columns.forEach((field, column) => {
    const heading = headings[column]?.trim() || `column ${columnLetters(column)}`
    const isSure = (mapping.confidence[column] ?? 0) >= 0.9
    note(`  ${heading}: ${field ? `${field}${isSure ? '' : ' (not sure)'}` : 'not taken over'}`)
  })
  return mapping
}

function checkUsable(mapping: Mapping, file: MappingFile | null, path: string): void {
  const problems = checkMapping(mapping, file?.defaults?.quantity)
  if (problems.length > 0) throw new UsageError(problems.map((text) => `${path}: ${text}`))
}

/** The model that the lines are added to, with the product in it. */
function baseModel(into: string | undefined, product: string, file: MappingFile | null): Model {
  const kind = file?.defaults?.kind ?? 'commodity'
  const model: Model =
    into === undefined
      ? {
          format: 'minimis-model',
          version: 1,
          currency: file?.defaults?.currency ?? 'USD',
          rates: [],
          entities: [],
          parts: [],
          products: [],
        }
      : loadModel(into, dayOf(undefined))
  const there = model.products.find(({ id }) => id === product)
  if (there) {
    if (there.lines.length > 0) note(`${product} has ${there.lines.length} lines; more are added`)
    return model
  }
  if (model.parts.some(({ id }) => id === product)) {
    throw new UsageError([`--product: "${product}" is a part of ${into}, not a product`])
  }
  note(
    `${product} is a new product: its price, maker and ECCN are unknown unless the table says them`,
  )
  return { ...model, products: [...model.products, { id: product, kind, lines: [] }] }
}

function write(path: string, model: Model): void {
  try {
    writeFileSync(path, `${JSON.stringify(model, null, 2)}\n`)
  } catch (error) {
    throw notReadable(path, error)
  }
}

function summary({ counts }: Plan, output: string): string {
  const { adds, updates, line, skipped } = counts
  return `${output}: ${adds} items added, ${updates} changed, ${line} more lines; ${skipped} rows passed over`
}

function note(text: string): void {
  process.stderr.write(`note ${text}\n`)
}

/** Remarks that are the same for many rows of a column are one line. */
function showRemarks(path: string, plan: Plan): void {
  const kept = plan.outcomes
    .flatMap((outcome) => ('kept' in outcome ? outcome.kept : []))
    .map((problem) => ({ ...problem, message: `left unknown: ${problem.message}` }))
  const all = [...plan.outcomes.flatMap(({ warnings }) => warnings), ...kept]
  const alike = Map.groupBy(all, ({ column, message }) => `${column}: ${message}`)
  for (const [text, remarks] of alike) {
    const rows = remarks.map(({ row }) => row)
    const where = rows.length === 1 ? `row ${rows[0]}` : `${rows.length} rows from ${rows[0]} on`
    note(oneLine(`${path}: ${where}, ${text}`))
  }
}

function lineOf(path: string, { row, column, message }: RowProblem): string {
  return oneLine(`${path}: row ${row}, ${column}: ${message}`)
}

function problemLine(path: string, problem: Problem): string {
  return oneLine(`${path}: ${problem.path}: ${problem.message}`)
}
