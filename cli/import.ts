import { readFileSync, writeFileSync } from 'node:fs'
import { checkModel } from '../shared/model/read.ts'
import type { Model } from '../shared/model/schema.ts'
import type { Sheet } from '../shared/sheets/sheet.ts'
import { applyPlan } from '../shared/tabular/apply.ts'
import {
  checkMapping,
  columnLetters,
  type Mapping,
  suggestMapping,
} from '../shared/tabular/columns.ts'
import type { PlanCommand } from '../shared/tabular/commands.ts'
import { headingsOf } from '../shared/tabular/headings.ts'
import { knownItems } from '../shared/tabular/known.ts'
import { type MappingFile, mappingOf, readMappingFile } from '../shared/tabular/mapping-file.ts'
import { type Plan, planRows } from '../shared/tabular/plan.ts'
import type { Answers, TableQuestion } from '../shared/tabular/question.ts'
import { answersOf, checkTaken, questionLines } from './import-answers.ts'
import { linesCommands, linesWayOf } from './import-lines.ts'
import { findSheet } from './import-sheet.ts'
import { lineOf, note, notReadable } from './import-text.ts'
import { dayOf, loadModel, parseOptions, problemLine } from './options.ts'
import { oneLine, problemLines } from './problems.ts'
import { UsageError } from './usage-error.ts'

export const importUsage = `import FILE.csv|.xlsx --product ID -o MODEL.json [--map MAPPING.json]
       [--into MODEL.json|FILE.minimis] [--keep-broken-fields] [--sheet NAME] [--encoding NAME]
       [--delimiter CHARACTER] [--header ROW] [--take FIELD="Heading"]… [--currency CODE]
       [--decimal .|,] [--answer ID=VALUE]… [--lines update|replace|add]
         the lines of a product from a table, as a model file; what the table leaves open is
         asked, with the option that settles it`

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
      delimiter: { type: 'string' },
      header: { type: 'string' },
      take: { type: 'string', multiple: true },
      answer: { type: 'string', multiple: true },
      currency: { type: 'string' },
      decimal: { type: 'string' },
      lines: { type: 'string' },
    },
  })
  const [path, ...more] = positionals
  const { product, output } = values
  if (path === undefined || more.length > 0 || !product || !output) {
    throw new UsageError([`usage: minimis ${importUsage}`])
  }
  const file = values.map === undefined ? null : loadMapping(values.map)
  if (file && (values.take || values.header)) {
    throw new UsageError(['--map: says the columns, and --take and --header say them too'])
  }
  const answers = answersOf(values)
  const found = await findSheet(path, values)
  for (const text of found.notes) note(text)
  if (found.question) throw asked(path, [found.question])
  const { sheet } = found
  const base = baseModel(values.into, product, file, answers)
  const way = linesWayOf(values.lines, base, product)
  const mapping = file
    ? fitted(file, sheet, values.map ?? '')
    : suggested(path, sheet, answers, values.take ?? [], base)
  checkUsable(mapping, file, values.map ?? path)
  const plan = planRows({
    rows: sheet.rows,
    numbers: sheet.numbers,
    marks: sheet.marks,
    mapping,
    product,
    known: knownItems(base),
    companies: base.entities,
    defaults: { ...file?.defaults, ...currencyOf(answers), decimal: file?.decimal },
    answers,
    currencies: values.into === undefined ? [] : [base.currency],
    keepBrokenFields: values['keep-broken-fields'] ?? false,
    revises: way !== 'add',
  })
  showRemarks(path, plan)
  if (plan.questions.length > 0) throw asked(path, plan.questions)
  const problems = plan.outcomes.flatMap((outcome) =>
    outcome.kind === 'broken' ? outcome.problems : [],
  )
  if (problems.length > 0) {
    throw new UsageError(problems.map((problem) => lineOf(path, problem)))
  }
  const commands = linesCommands(plan, base, way)
  const model = checkModel(applyPlan(base, commands))
  if (!model.ok) throw new UsageError(model.problems.map((problem) => problemLine(path, problem)))
  write(output, model.value)
  process.stderr.write(`${output}: ${summary(plan, commands)}\n`)
}

function asked(path: string, questions: readonly TableQuestion[]): UsageError {
  return new UsageError(questions.flatMap((question) => questionLines(path, question)))
}

function currencyOf({ currency }: Answers): { currency?: string } {
  return currency === undefined ? {} : { currency }
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

function fitted(file: MappingFile, { rows }: Sheet, path: string): Mapping {
  const mapping = mappingOf(file, rows)
  if (!mapping.ok) throw new UsageError(mapping.problems.map((row) => problemLine(path, row)))
  return mapping.value
}

/** Without a mapping the suggested one is used, and said; what it leaves open is asked. */
function suggested(
  path: string,
  { rows }: Sheet,
  answers: Answers,
  takes: readonly string[],
  { entities }: Model,
): Mapping {
  const mapping = suggestMapping(rows, { answers, companies: entities })
  const headings = headingsOf(rows, mapping)
  checkTaken(takes, headings, mapping.columns.length)
  note(mapping.header === null ? 'no headings found' : `headings in row ${mapping.header + 1}`)
  const remarks = new Map(mapping.remarks.map(({ column, text }) => [column, `: ${text}`]))
  mapping.columns.forEach((field, column) => {
    const heading = headings[column]?.trim() || `column ${columnLetters(column)}`
    const isSure = (mapping.confidence[column] ?? 0) >= 0.9
    const taken = field ? `${field}${isSure ? '' : ' (not sure)'}` : 'not taken over'
    note(oneLine(`  ${heading}: ${taken}${remarks.get(column) ?? ''}`))
  })
  if (mapping.pricePer) note(`prices are for ${mapping.pricePer} units`)
  if (mapping.countsDesignators) note('quantities are counted from the designators')
  if (mapping.questions.length > 0) throw asked(path, mapping.questions)
  return mapping
}

function checkUsable(mapping: Mapping, file: MappingFile | null, path: string): void {
  const problems = checkMapping(mapping, file?.defaults?.quantity)
  if (problems.length > 0) throw new UsageError(problems.map((text) => `${path}: ${text}`))
}

/** The model that the lines are added to, with the product in it. */
function baseModel(
  into: string | undefined,
  product: string,
  file: MappingFile | null,
  answers: Answers,
): Model {
  const kind = file?.defaults?.kind ?? 'commodity'
  const model: Model =
    into === undefined
      ? {
          format: 'minimis-model',
          version: 1,
          currency: answers.currency ?? file?.defaults?.currency ?? 'USD',
          rates: [],
          entities: [],
          parts: [],
          products: [],
        }
      : loadModel(into, dayOf(undefined))
  const there = model.products.find(({ id }) => id === product)
  if (there) return model
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

function summary({ counts }: Plan, commands: readonly PlanCommand[]): string {
  const number = (...kinds: PlanCommand['kind'][]) =>
    commands.filter(({ kind }) => kinds.includes(kind)).length
  const items = `${number('setPart', 'setProduct')} items added, ${number('changePart', 'changeProduct')} changed`
  const lines = `${number('addLine')} lines added, ${number('setLine')} changed, ${number('removeLine')} removed`
  return `${items}; ${lines}; ${counts.skipped} rows passed over`
}

/** Remarks that are the same for many rows of a column are one line. */
function showRemarks(path: string, plan: Plan): void {
  const kept = plan.outcomes
    .flatMap((outcome) => ('kept' in outcome ? outcome.kept : []))
    .map((problem) => ({ ...problem, message: `left unknown: ${problem.message}` }))
  const all = [...plan.outcomes.flatMap(({ warnings }) => warnings), ...kept]
  const alike = Map.groupBy(all, ({ column, message }) => `${column}: ${message}`)
  const lines = [...alike].map(([text, remarks]) => {
    const rows = remarks.map(({ row }) => row)
    const where = rows.length === 1 ? `row ${rows[0]}` : `${rows.length} rows from ${rows[0]} on`
    return oneLine(`${path}: ${where}, ${text}`)
  })
  for (const line of problemLines(lines, 'remark')) note(line)
}
