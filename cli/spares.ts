import { styleText } from 'node:util'
import { LiveEvaluation } from '../shared/calc/evaluation.ts'
import { amountText } from '../shared/money/display.ts'
import {
  candidatesText,
  consignmentOf,
  mostUnits,
  NEED_WORDS,
  notAmongSpares,
} from '../shared/paper/spare-parts.ts'
import { allowanceNotes, sparesTable } from '../shared/paper/spares-table.ts'
import { shownCell } from '../shared/report/sheet.ts'
import { tableSheet } from '../shared/report/table-sheet.ts'
import { writeCsv } from '../shared/sheets/csv.ts'
import { writeXlsx } from '../shared/sheets/xlsx.ts'
import { BASIS_OPTIONS, destinationProblem, methodAsked } from './asked.ts'
import { layOver } from './levers.ts'
import { loadModelFor, parseOptions } from './options.ts'
import { scenarioText } from './paper.ts'
import { GIVEN_OPTIONS, loadGiven } from './paper-given.ts'
import { table } from './table.ts'
import { UsageError } from './usage-error.ts'
import { sparesUsage } from './usages.ts'
import { writeNew } from './write-new.ts'

const COLUMNS = [
  { heading: 'item' },
  { heading: 'ECCN' },
  { heading: 'in one', right: true },
  { heading: 'unit value', right: true },
  { heading: 'by itself' },
  { heading: 'most alone', right: true },
  { heading: 'goes along', right: true },
  { heading: 'exceptions to look at' },
]

/** `minimis spares`: the US parts of a product as spares for one destination, each judged by itself. */
export async function sparesCommand(args: string[]): Promise<void> {
  const { values, positionals } = parseOptions({
    args,
    allowPositionals: true,
    options: {
      product: { type: 'string' },
      to: { type: 'string' },
      scenario: { type: 'string', multiple: true },
      quantity: { type: 'string' },
      output: { type: 'string', short: 'o' },
      spare: GIVEN_OPTIONS.spare,
      ...BASIS_OPTIONS,
    },
  })
  const [path, ...more] = positionals
  const { product, to, output, quantity = null } = values
  if (path === undefined || more.length > 0 || product === undefined || to === undefined)
    throw new UsageError([`usage: minimis ${sparesUsage}`])
  const method = methodAsked(values)
  const destination = to.trim().toUpperCase()
  const problems: string[] = []
  if (output !== undefined && !/\.(csv|xlsx)$/i.test(output))
    problems.push(`-o: ${output} is no .csv or .xlsx file, and the list is one`)
  if (output !== undefined && values.json) problems.push('--json and -o exclude each other')
  if (quantity !== null && !(/^\d+(\.\d+)?$/.test(quantity) && /[1-9]/.test(quantity)))
    problems.push(`--quantity: "${quantity}" is not a number above zero`)
  const given = loadGiven({ spare: values.spare }, problems)
  const base = loadModelFor(path, values)
  const { day, choices } = base
  const { model, pack, scenarios } = layOver(base, values.scenario ?? [], problems)
  const wrong = destinationProblem(pack, destination)
  if (wrong) problems.push(wrong)
  if (!model.products.some(({ id }) => id === product))
    problems.push(`--product: no product has the id "${product}"`)
  if (problems.length > 0) throw new UsageError(problems)
  const spares = LiveEvaluation.of(model, { pack, choices, day }).spares(
    product,
    destination,
    method,
  )
  for (const item of notAmongSpares(spares, given.spares))
    problems.push(`--spare: ${item} is no US part in ${product} or beside it`)
  if (problems.length > 0) throw new UsageError(problems)
  const consignment = consignmentOf(spares, given.spares, quantity)
  const { currency } = model
  const name = pack.countryByCode.get(destination)?.name ?? destination
  const over = scenarios.map(scenarioText).join(', ')
  const record = `${day}, rules ${pack.header.id}${over === '' ? '' : `, under ${over}`}`
  if (output !== undefined) {
    const sheet = tableSheet(
      sparesTable(spares, consignment, { currency, record, to: `${name} (${destination})` }, pack),
    )
    const bytes = /\.csv$/i.test(output)
      ? new TextEncoder().encode(writeCsv(sheet.rows.map((row) => row.map(shownCell))))
      : await writeXlsx([
          { name: sheet.name, rows: sheet.rows.map((row) => row.map((cell) => cell ?? '')) },
        ])
    writeNew(output, bytes)
    return
  }
  if (values.json) {
    const document = { format: 'minimis-spares', version: 1, currency, on: day, ...spares }
    process.stdout.write(`${JSON.stringify(document, null, 2)}\n`)
    return
  }
  const rows = spares.items.map((spare) => [
    spare.isBeside ? `${spare.item} (beside)` : spare.item,
    spare.eccn ?? 'not known',
    spare.quantity,
    spare.unitValue === null ? 'not known' : amountText(spare.unitValue),
    NEED_WORDS[spare.need.state],
    spare.need.state === 'required' ? (mostUnits(spare, spares) ?? 'not known') : '-',
    consignment.chosen.find(({ item }) => item === spare.item)?.going ?? '-',
    candidatesText(spare.need) || '-',
  ])
  const heading = styleText('bold', `US parts of ${product} as spare parts for ${name}`, {
    stream: process.stdout,
  })
  const lines = [
    `${heading}, ${record}. Amounts in ${currency}.`,
    rows.length === 0
      ? 'No part of US origin, nor of unknown origin, lies in it or beside it.'
      : table(COLUMNS, rows),
    ...allowanceNotes(spares, consignment, currency),
    'Each by itself, by item and destination; parties and use are not asked. An exception is one to look at, never a decision.',
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
