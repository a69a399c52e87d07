import { createHash } from 'node:crypto'
import { userName } from '../db/user-name.ts'
import { systemSession, Workspace } from '../db/workspace.ts'
import { LiveEvaluation } from '../shared/calc/evaluation.ts'
import { licenceRegister } from '../shared/licences/register.ts'
import type { KeptLicence } from '../shared/licences/schema.ts'
import { localDay } from '../shared/model/calendar-day.ts'
import { canonicalJson } from '../shared/model/canonical-json.ts'
import { issueWords } from '../shared/model/issue.ts'
import { namesOf } from '../shared/model/party.ts'
import { Screen } from '../shared/parties/screen.ts'
import { findDestination, refusalOf } from '../shared/rules/destination.ts'
import type { RulePack } from '../shared/rules/pack.ts'
import { packOfParties } from '../shared/rules/packs/index.ts'
import { writeCsv } from '../shared/sheets/csv.ts'
import { writeXlsx } from '../shared/sheets/xlsx.ts'
import {
  ANSWER_WORDS,
  answersWorstFirst,
  exitStatusOf,
  NO_CLEARANCE,
} from '../shared/shipment/answer.ts'
import type { ShipmentAnswer } from '../shared/shipment/check.ts'
import { isSame } from '../shared/shipment/cover.ts'
import { checkInOrder } from '../shared/shipment/in-order.ts'
import { orderTable, readOrders } from '../shared/shipment/orders.ts'
import { type Shipment, type ShipmentParty, shipmentSchema } from '../shared/shipment/schema.ts'
import { listsNotRead, screeningOf, together } from '../shared/shipment/screened.ts'
import { BASIS_OPTIONS, methodAsked } from './asked.ts'
import { licencesIn } from './licences.ts'
import { readList } from './list-file.ts'
import {
  loadJson,
  loadModelFor,
  type OfDay,
  parseOptions,
  problemLine,
  type Ruled,
  refusedAsUsage,
} from './options.ts'
import { problemLines } from './problems.ts'
import { screenedRegister } from './screen-workspace.ts'
import { table } from './table.ts'
import { readTableRows } from './table-rows.ts'
import { UsageError } from './usage-error.ts'
import { checkUsage } from './usages.ts'
import { writeNew } from './write-new.ts'

const OPTIONS = {
  shipment: { type: 'string' },
  orders: { type: 'string' },
  list: { type: 'string', multiple: true },
  freeze: { type: 'string' },
  confirm: { type: 'boolean' },
  output: { type: 'string', short: 'o' },
  ...BASIS_OPTIONS,
} as const

/** `minimis check`: one answer to a shipment, with all that it rests on; the exit status says it too. */
export async function checkCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseOptions({ args, allowPositionals: true, options: OPTIONS })
  const [path, ...more] = positionals
  const { shipment: file, orders, output } = values
  if (path === undefined || more.length > 0 || (file === undefined) === (orders === undefined))
    throw new UsageError([`usage: minimis ${checkUsage}`])
  if (orders !== undefined && (values.freeze !== undefined || values.confirm))
    throw new UsageError(['--freeze and --confirm are for one shipment: --shipment'])
  if (output !== undefined && !/\.(csv|xlsx)$/i.test(output))
    throw new UsageError([`-o: ${output} is no .csv or .xlsx file`])
  const method = methodAsked(values)
  const loaded = loadModelFor(path, values)
  const { pack } = loaded
  const kept = path.endsWith('.minimis') ? licencesIn(path) : []
  const read = file === undefined ? await ordersIn(orders ?? '') : [shipmentIn(file)]
  const shipments = read.map(screenedBy(path, values.list ?? [], loaded))
  const problems = shipments.flatMap((one) => problemsOf(one, loaded, pack))
  if (problems.length > 0) throw new UsageError(problemLines(problems))
  const { model, day, choices } = loaded
  const evaluation = LiveEvaluation.of(model, { pack, choices, day })
  const licences = licenceRegister(kept, day)
  const answers = checkInOrder({ evaluation, pack, day, method, licences }, shipments)
  const head = { format: 'minimis-check', version: 1, on: day, rules: pack.header.id, method }
  if (output !== undefined) {
    const rows = orderTable(answers)
    writeNew(
      output,
      /\.csv$/i.test(output) ? writeCsv(rows) : await writeXlsx([{ name: 'Answers', rows }]),
    )
  }
  if (values.json)
    process.stdout.write(`${JSON.stringify({ ...head, answers, note: NO_CLEARANCE }, null, 2)}\n`)
  else process.stdout.write(`${answers.map(textOf).join('\n')}\n${NO_CLEARANCE}\n`)
  const [shipment] = shipments
  const [answer] = answers
  if (shipment && answer && (values.freeze !== undefined || values.confirm)) {
    const frozen = {
      ...head,
      switches: choices,
      revision: loaded.revision,
      model: hashOf(model),
      by: userName(),
      shipment,
      answer,
      note: NO_CLEARANCE,
    }
    const hash = hashOf(frozen)
    if (values.freeze !== undefined)
      writeNew(values.freeze, `${JSON.stringify({ ...frozen, hash }, null, 2)}\n`, {
        option: '--freeze',
      })
    if (values.confirm) confirm(path, kept, shipment, answer, hash)
  }
  const worst = answersWorstFirst.find((one) => answers.some(({ answer: found }) => found === one))
  return exitStatusOf(worst ?? 'open')
}

function hashOf(content: unknown): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex')
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

async function ordersIn(file: string): Promise<Shipment[]> {
  const { shipments, problems } = readOrders(await readTableRows(file))
  if (problems.length > 0)
    throw new UsageError(problemLines(problems.map((problem) => `${file}: ${problem}`)))
  if (shipments.length === 0) throw new UsageError([`${file}: no row names a shipment`])
  return shipments
}

function problemsOf(shipment: Shipment, { model }: OfDay, pack: RulePack): string[] {
  const { reference, destination, lines, exportedBy, spares } = shipment
  const refusal = refusalOf(pack, destination)
  const known = new Set(model.products.map(({ id }) => id))
  const items = new Set([...known, ...model.parts.map(({ id }) => id)])
  return [
    ...(findDestination(pack, destination)
      ? []
      : [
          `${reference}: ${destination} is no destination of ${pack.header.id}${refusal ? `: ${refusal}` : ''}`,
        ]),
    ...lines.flatMap(({ product }) =>
      known.has(product) ? [] : [`${reference}: no product has the id "${product}"`],
    ),
    ...Object.keys(spares ?? {}).flatMap((item) =>
      items.has(item) ? [] : [`${reference}: no part has the id "${item}"`],
    ),
    ...(exportedBy != null && !model.entities.some(({ id }) => id === exportedBy)
      ? [`${reference}: no company has the id "${exportedBy}"`]
      : []),
  ]
}

/**
 * Screens the parties of a shipment: what the shipment itself says, what the register of trade parties
 * has of it, and what list files have. One never hides what another found.
 */
function screenedBy(
  path: string,
  files: readonly string[],
  { day, pack }: Pick<Ruled, 'day' | 'pack'>,
): (shipment: Shipment) => Shipment {
  const ways = [
    ...(path.endsWith('.minimis') ? [inRegister(path, day)] : []),
    ...(files.length > 0 ? [inFiles(files, day)] : []),
  ]
  const screened = (party: ShipmentParty): ShipmentParty => {
    const answers = ways.flatMap((way) => way(party))
    const given = party.screening ? [party.screening] : []
    const sources = answers.flatMap((answer) => answer.sources)
    const notComparable = given.length > 0 ? [] : listsNotRead(packOfParties(pack), sources)
    const [first, ...more] = [...given, ...answers.map(({ screening }) => screening)]
    if (!first) return party
    const screening = more.reduce(together, first)
    return {
      ...party,
      screening: {
        ...screening,
        notComparable: [...screening.notComparable, ...notComparable],
      },
    }
  }
  return (shipment) => ({ ...shipment, parties: shipment.parties.map(screened) })
}

/** What one way of screening has of a party, with the sources of the entries that it was compared with. */
interface PartyScreening {
  screening: NonNullable<ShipmentParty['screening']>
  sources: readonly string[]
}

type Way = (party: ShipmentParty) => PartyScreening[]

/** What people decided of the trade parties of a workspace; of several that have the name, of each. */
function inRegister(path: string, day: string): Way {
  const { answers, lists, missing, sources } = screenedRegister(path)
  const names = lists.map(({ id, asOf }) => `${id} of ${asOf}`)
  return (sought) =>
    answers.flatMap(({ party, standing }) => {
      const isIt =
        sought.party == null
          ? namesOf(party).some((name) => isSame(name, sought.name))
          : party.id === sought.party
      const screening = isIt ? screeningOf(standing, names, day) : null
      if (!screening) return []
      const gone = missing.map((id) => `${id} is not beside the workspace: read it again`)
      const notComparable = [...screening.notComparable, ...gone]
      return [{ screening: { ...screening, notComparable }, sources }]
    })
}

function inFiles(files: readonly string[], day: string): Way {
  const lists = files.map(readList)
  const problems = lists.flatMap(({ file, problems: unread }) =>
    unread.map((one) => `${file}: ${one}`),
  )
  if (problems.length > 0) throw new UsageError(problemLines(problems))
  const screen = new Screen(lists.flatMap(({ parties }) => parties))
  const sources = [...new Set(screen.parties.map(({ source }) => source))]
  const names = lists.map(({ file, sha256 }) => `${file} (SHA-256 ${sha256.slice(0, 12)})`)
  return ({ name, country = null, address }) => {
    const addresses = address ? [address] : []
    const { hits, notComparable } = screen.screen({ name, country, addresses })
    const screening = {
      lists: names,
      on: day,
      hits: hits.map(({ party }) => ({
        list: party.source,
        entry: party.id,
        name: party.name,
        requirement: party.licenseRequirement,
      })),
      notComparable: notComparable.map((one) => `${one.name}: ${one.why}`),
    }
    return [{ screening, sources }]
  }
}

/** Draws down the licence that covers a shipment. The file decides whether there is enough left. */
function confirm(
  path: string,
  kept: readonly KeptLicence[],
  shipment: Shipment,
  { licence, answer, day }: ShipmentAnswer,
  hash: string,
): void {
  if (licence === null || answer !== 'licensed')
    throw new UsageError([
      `--confirm: ${shipment.reference} is not under a licence that covers it as it stands (${ANSWER_WORDS[answer].word})`,
    ])
  const today = localDay(new Date())
  if (day > today) throw new UsageError([`--confirm: ${day} is after today, ${today}`])
  const found = kept.find((one) => one.licence.reference === licence.reference)
  refusedAsUsage(path, () => {
    const workspace = Workspace.open(path, systemSession(userName()))
    try {
      const { readOnly } = workspace.state()
      if (readOnly) throw new UsageError([`${path}: ${readOnly.message}`])
      workspace.apply({
        kind: 'recordLicence',
        licence: found?.id ?? 0,
        event: {
          kind: 'shipped',
          day,
          shipment: shipment.reference,
          items: licence.drawn,
          check: hash,
        },
      })
    } finally {
      workspace.close((message) => process.stderr.write(`${message}\n`))
    }
  })
}

const COLUMNS = [
  { heading: '' },
  { heading: 'about' },
  { heading: 'of' },
  { heading: 'what' },
  { heading: 'where it stands' },
  { heading: 'source' },
]

function textOf({ reference, destination, day, answer, lines, licence }: ShipmentAnswer): string {
  const { word, meaning, sign } = ANSWER_WORDS[answer]
  const under =
    licence === null || answer !== 'licensed' ? '' : ` (${licence.reference}, ${licence.number})`
  const rows = lines.map((line) => [
    ANSWER_WORDS[line.answer].sign,
    line.about,
    line.of,
    line.what,
    line.cite.join('; '),
    line.source,
  ])
  return `${sign} ${reference} to ${destination} on ${day}: ${word}${under}, ${meaning}.\n${table(COLUMNS, rows)}\n`
}
