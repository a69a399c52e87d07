import { LiveEvaluation } from '../shared/calc/evaluation.ts'
import type { Method } from '../shared/calc/result/result.ts'
import { licenceRegister } from '../shared/licences/register.ts'
import type { KeptLicence } from '../shared/licences/schema.ts'
import { issueWords } from '../shared/model/issue.ts'
import { writeCsv } from '../shared/sheets/csv.ts'
import { writeXlsx } from '../shared/sheets/xlsx.ts'
import { exitStatusOf, NO_CLEARANCE, worstOf } from '../shared/shipment/answer.ts'
import type { ShipmentAnswer } from '../shared/shipment/check.ts'
import { type CheckDraft, checkDraft } from '../shared/shipment/frozen.ts'
import { checkInOrder } from '../shared/shipment/in-order.ts'
import {
  type OrderAnswer,
  orderLines,
  orderTable,
  readOrders,
  type UnreadOrder,
} from '../shared/shipment/orders.ts'
import { checkable, problemsOf } from '../shared/shipment/problems.ts'
import { type Shipment, shipmentSchema } from '../shared/shipment/schema.ts'
import { byRegister, screenedBy, type Way } from '../shared/shipment/ways.ts'
import { BASIS_OPTIONS, methodAsked } from './asked.ts'
import { answerText } from './check-text.ts'
import { keepAsked } from './keep-check.ts'
import { keptChecks } from './kept-checks.ts'
import { licencesIn } from './licences.ts'
import { byFiles } from './list-file.ts'
import { loadJson, loadModelFor, parseOptions, problemLine, type Ruled } from './options.ts'
import { problemLines } from './problems.ts'
import { screenedRegister } from './screen-workspace.ts'
import { readTableRows } from './table-rows.ts'
import { UsageError } from './usage-error.ts'
import { checkUsage } from './usages.ts'
import { writeNew } from './write-new.ts'

const OPTIONS = {
  shipment: { type: 'string' },
  orders: { type: 'string' },
  kept: { type: 'boolean' },
  list: { type: 'string', multiple: true },
  freeze: { type: 'string' },
  keep: { type: 'boolean' },
  confirm: { type: 'boolean' },
  output: { type: 'string', short: 'o' },
  ...BASIS_OPTIONS,
} as const

type Values = ReturnType<typeof valuesOf>['values']

function valuesOf(args: string[]) {
  return parseOptions({ args, allowPositionals: true, options: OPTIONS })
}

/** What shipments are checked with. */
interface Basis extends Ruled {
  path: string
  method: Method
  licences: readonly KeptLicence[]
  /** How the parties of shipments are screened. */
  ways: (shipments: readonly Shipment[]) => readonly Way[]
}

/** `minimis check`: one answer to a shipment, with all that it rests on; the exit status says it too. */
export async function checkCommand(args: string[]): Promise<number> {
  const { values, positionals } = valuesOf(args)
  const [path, ...more] = positionals
  const { shipment, orders, kept, output } = values
  const asked = [shipment, orders, kept].filter((one) => one !== undefined)
  if (path === undefined || more.length > 0 || asked.length !== 1)
    throw new UsageError([`usage: minimis ${checkUsage}`])
  const isFrozen = values.freeze !== undefined || values.keep || values.confirm
  if (shipment === undefined && isFrozen)
    throw new UsageError(['--freeze, --keep and --confirm are for one shipment: --shipment'])
  if (values.confirm && values.revision !== undefined)
    throw new UsageError(['--confirm draws down as things stand: without --revision'])
  if (kept && output !== undefined) throw new UsageError(['-o is for --shipment and --orders'])
  if (output !== undefined && !/\.(csv|xlsx)$/i.test(output))
    throw new UsageError([`-o: ${output} is no .csv or .xlsx file`])
  if (kept) return keptChecks(path, values)
  const basis = basisOf(path, values)
  return shipment === undefined
    ? orderBook(basis, orders ?? '', values)
    : oneShipment(basis, shipment, values)
}

function basisOf(path: string, values: Values): Basis {
  const method = methodAsked(values)
  const loaded = loadModelFor(path, values)
  const isWorkspace = path.endsWith('.minimis')
  const files = values.list ?? []
  const ways = (shipments: readonly Shipment[]) => [
    ...(isWorkspace ? [byRegister(screenedRegister(path, shipments), loaded.day)] : []),
    ...(files.length > 0 ? [byFiles(files, loaded.day)] : []),
  ]
  return { ...loaded, path, method, licences: isWorkspace ? licencesIn(path) : [], ways }
}

async function oneShipment(basis: Basis, file: string, values: Values): Promise<number> {
  const { model, pack, choices, day, method, licences, later, ways } = basis
  const asked = shipmentIn(file)
  const shipment = screenedBy(ways([asked]), pack, asked)
  const problems = problemsOf(shipment, model, pack)
  if (problems.length > 0) throw new UsageError(problemLines(problems))
  const draft = checkDraft({
    ...{ model, pack, choices, on: day, method, laterPrices: later, licences, asked, shipment },
  })
  await write(values.output, [{ rows: [], answer: draft.answer }], [])
  tell(basis, values, [draft.answer])
  await keepAsked(basis, draft satisfies CheckDraft, values)
  return exitStatusOf(draft.answer.answer)
}

async function orderBook(basis: Basis, file: string, values: Values): Promise<number> {
  const { model, pack, choices, day, method } = basis
  const read = readOrders(await readTableRows(file))
  if (read.problems.length > 0)
    throw new UsageError(problemLines(read.problems.map((problem) => `${file}: ${problem}`)))
  const found = checkable(read.orders, model, pack)
  const unread = [...read.unread, ...found.unread]
  const lines = unread.flatMap(({ why }) => why.map((one) => `${file}: ${one}`))
  if (found.orders.length === 0)
    throw new UsageError(
      lines.length > 0 ? problemLines(lines) : [`${file}: no row names a shipment`],
    )
  for (const line of problemLines(lines)) process.stderr.write(`not checked ${line}\n`)
  const evaluation = LiveEvaluation.of(model, { pack, choices, day })
  const licences = licenceRegister(basis.licences, day)
  const shipments = found.orders.map(({ shipment }) => shipment)
  const ways = basis.ways(shipments)
  const answers = checkInOrder(
    { evaluation, pack, day, method, licences },
    shipments.map((shipment) => screenedBy(ways, pack, shipment)),
  )
  const answered = answers.map((answer, at) => ({ rows: found.orders[at]?.rows ?? [], answer }))
  await write(values.output, answered, unread)
  tell(basis, values, answers, unread)
  const worst = worstOf(answers.map(({ answer }) => answer))
  return exitStatusOf(unread.length > 0 ? worstOf([worst, 'open']) : worst)
}

async function write(
  output: string | undefined,
  answers: readonly OrderAnswer[],
  unread: readonly UnreadOrder[],
): Promise<void> {
  if (output === undefined) return
  const rows = orderTable(answers, unread)
  const sheets = [
    { name: 'Answers', rows },
    { name: 'Lines', rows: orderLines(answers) },
  ]
  writeNew(output, /\.csv$/i.test(output) ? writeCsv(rows) : await writeXlsx(sheets))
}

function tell(
  { day, pack, method }: Basis,
  { json }: Values,
  answers: readonly ShipmentAnswer[],
  unread: readonly UnreadOrder[] = [],
): void {
  const head = { format: 'minimis-check', version: 1, on: day, rules: pack.header.id, method }
  const document = { ...head, answers, ...(unread.length > 0 && { unread }), note: NO_CLEARANCE }
  if (json) process.stdout.write(`${JSON.stringify(document, null, 2)}\n`)
  else process.stdout.write(`${answers.map(answerText).join('\n')}\n${NO_CLEARANCE}\n`)
}

function shipmentIn(file: string): Shipment {
  const read = shipmentSchema.safeParse(loadJson(file))
  if (read.success) return read.data
  throw new UsageError(
    read.error.issues.map((issue) =>
      problemLine(file, { path: issue.path.join('.') || 'shipment', message: issueWords(issue) }),
    ),
  )
}
