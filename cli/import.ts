import { basename } from 'node:path'
import type { Model } from '../shared/model/schema.ts'
import { remarkOnEccn } from '../shared/rules/eccn-remark.ts'
import { carriedPacks, type Packs } from '../shared/rules/packs/at-hand.ts'
import { applyPlan } from '../shared/tabular/apply.ts'
import { NONE } from '../shared/tabular/column-questions.ts'
import { checkMapping, type Mapping, NO_QUANTITY } from '../shared/tabular/columns.ts'
import type { PlanCommand } from '../shared/tabular/commands.ts'
import { knownItems } from '../shared/tabular/known.ts'
import type { MappingFile } from '../shared/tabular/mapping-file.ts'
import { type Plan, planRows } from '../shared/tabular/plan.ts'
import type { Answers } from '../shared/tabular/question.ts'
import { answersOf } from './import-answers.ts'
import { noteElsewhere } from './import-effects.ts'
import { importFacts } from './import-facts.ts'
import { linesCommands, linesWayOf, withBrokenRows } from './import-lines.ts'
import { asked, defaultsOf, fitted, loadMapping, suggested } from './import-mapping.ts'
import { writeModel } from './import-model.ts'
import { findSheet } from './import-sheet.ts'
import { lineOf, note, showOverwritten, showPassedOver, showRemarks } from './import-text.ts'
import { loadModel, parseOptions, refusedAsUsage } from './options.ts'
import { problemLines } from './problems.ts'
import { UsageError } from './usage-error.ts'
import { importUsage } from './usages.ts'

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
      'keep-broken-rows': { type: 'boolean' },
      facts: { type: 'boolean' },
      overwrite: { type: 'boolean' },
    },
  })
  const [path, ...more] = positionals
  const { product, output } = values
  const isUsable = values.facts ? !product && !values.lines : product && !values.overwrite
  if (path === undefined || more.length > 0 || !output || !isUsable) {
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
  if (!product) {
    const { into, overwrite = false, take: takes = [] } = values
    importFacts({ path, sheet, file, answers, takes, into, output, overwrite })
    return
  }
  const { model: base, packs } = baseModel(values.into, product, file, answers)
  const pack = refusedAsUsage(values.into ?? path, () => packs.inForce)
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
    defaults: defaultsOf(file, answers),
    answers,
    currencies: values.into === undefined ? [] : [base.currency],
    remarkOfEccn: (eccn) => remarkOnEccn(pack, eccn),
    keepBrokenFields: values['keep-broken-fields'] ?? false,
    revises: way !== 'add',
  })
  showRemarks(path, plan.outcomes)
  showPassedOver(path, plan.outcomes)
  if (plan.questions.length > 0) throw asked(path, plan.questions)
  if (plan.outcomes.every(({ kind }) => kind === 'skipped'))
    throw new UsageError([`${path}: there is no row below the headings that could be a line`])
  const problems = plan.outcomes.flatMap((outcome) =>
    outcome.kind === 'broken' ? outcome.problems : [],
  )
  const told = problems.map((problem) => lineOf(path, problem))
  const keepsRows = values['keep-broken-rows'] ?? false
  if (told.length > 0 && !keepsRows) throw new UsageError(told)
  for (const line of problemLines(told)) note(line)
  showOverwritten(path, plan.outcomes)
  const commands = linesCommands(plan, base, way)
  const imported = applyPlan(base, commands)
  const table = { rows: sheet.rows, mapping, source: basename(path) }
  const model = withBrokenRows(imported, plan, table, way)
  noteElsewhere(base, model, product)
  writeModel(output, path, model)
  process.stderr.write(`${output}: ${summary(plan, commands)}\n`)
}

function checkUsable(mapping: Mapping, file: MappingFile | null, path: string): void {
  const problems = checkMapping(mapping, file?.defaults?.quantity)
  if (problems.length > 0)
    throw new UsageError(problems.map((text) => `${path}: ${text}${hintOf(text)}`))
}

function hintOf(problem: string): string {
  return problem === NO_QUANTITY ? '; with --facts in the place of --product they are taken' : ''
}

/** The model that the lines are added to, with the product in it, and the rule packs at hand. */
function baseModel(
  into: string | undefined,
  product: string,
  file: MappingFile | null,
  answers: Answers,
): { model: Model; packs: Packs } {
  const kind = file?.defaults?.kind ?? 'commodity'
  const { model, packs } =
    into === undefined ? { model: emptyModel(file, answers), packs: carriedPacks } : loadModel(into)
  const there = model.products.find(({ id }) => id === product)
  if (there) return { model, packs }
  if (model.parts.some(({ id }) => id === product)) {
    throw new UsageError([`--product: "${product}" is a part of ${into}, not a product`])
  }
  note(
    `${product} is a new product: its price, maker and ECCN are unknown unless the table says them`,
  )
  return {
    model: { ...model, products: [...model.products, { id: product, kind, lines: [] }] },
    packs,
  }
}

function emptyModel(file: MappingFile | null, answers: Answers): Model {
  const answered = answers.currency === NONE ? null : answers.currency
  return {
    format: 'minimis-model',
    version: 1,
    currency: answered ?? file?.defaults?.currency ?? 'USD',
    rates: [],
    entities: [],
    parts: [],
    products: [],
  }
}

function summary({ counts }: Plan, commands: readonly PlanCommand[]): string {
  const number = (...kinds: PlanCommand['kind'][]) =>
    commands.filter(({ kind }) => kinds.includes(kind)).length
  const items = `${number('setPart', 'setProduct')} items added, ${number('changePart', 'changeProduct')} changed`
  const lines = `${number('addLine')} lines added, ${number('setLine')} changed, ${number('removeLine')} removed`
  return `${items}; ${lines}; ${counts.skipped} rows passed over`
}
