import { userName } from '../db/user-name.ts'
import { systemSession, Workspace } from '../db/workspace.ts'
import { calendarOf } from '../shared/licences/ics.ts'
import {
  allDeadlines,
  daysLeftText,
  leftText,
  licenceRegister,
  partiesOf,
  type RegisteredLicence,
} from '../shared/licences/register.ts'
import { linkedParties } from '../shared/licences/registered-parties.ts'
import { type KeptLicence, licenceEventSchema } from '../shared/licences/schema.ts'
import { entering, licenceTable, readLicenceTable } from '../shared/licences/sheet.ts'
import { citeOfMove, EVENT_WORDS, movesAt } from '../shared/licences/stages.ts'
import { daysText, stateText } from '../shared/licences/standing.ts'
import { type CalendarDay, localDay } from '../shared/model/calendar-day.ts'
import { issueWords } from '../shared/model/issue.ts'
import { parseJson } from '../shared/model/json.ts'
import { writeCsv } from '../shared/sheets/csv.ts'
import { writeXlsx } from '../shared/sheets/xlsx.ts'
import { dayAsked, parseOptions, problemLine, refusedAsUsage } from './options.ts'
import { problemLines } from './problems.ts'
import { table } from './table.ts'
import { readTableRows } from './table-rows.ts'
import { UsageError } from './usage-error.ts'
import { licencesUsage } from './usages.ts'
import { writeNew } from './write-new.ts'

const OPTIONS = {
  on: { type: 'string' },
  json: { type: 'boolean' },
  csv: { type: 'boolean' },
  xlsx: { type: 'string' },
  ics: { type: 'string' },
  day: { type: 'string' },
  set: { type: 'string', multiple: true },
  event: { type: 'string' },
} as const

type Values = ReturnType<typeof valuesOf>['values']

function valuesOf(args: string[]) {
  return parseOptions({ args, allowPositionals: true, options: OPTIONS })
}

/** `minimis licences`: the register of applications and licences of a workspace file. */
export async function licencesCommand(args: string[]): Promise<void> {
  const { values, positionals } = valuesOf(args)
  const [first, ...rest] = positionals
  if (first === 'show' && rest.length === 2) return show(rest[0] ?? '', rest[1] ?? '', values)
  if (first === 'record' && rest.length === 3)
    return record(rest[0] ?? '', rest[1] ?? '', rest[2] ?? '', values)
  if (first === 'import' && rest.length === 2) return importTable(rest[0] ?? '', rest[1] ?? '')
  if (first === undefined || rest.length > 0)
    throw new UsageError([`usage: minimis ${licencesUsage}`])
  return list(first, values)
}

async function list(path: string, values: Values): Promise<void> {
  const forms = [values.json, values.csv, values.xlsx !== undefined, values.ics !== undefined]
  if (forms.filter(Boolean).length > 1)
    throw new UsageError(['--json, --csv, --xlsx and --ics exclude each other'])
  const day = values.on === undefined ? localDay(new Date()) : dayAsked(values.on)
  const kept = licencesIn(path)
  const register = licenceRegister(kept, day)
  if (values.json) {
    const document = { format: 'minimis-licences', version: 1, on: day, licences: register }
    process.stdout.write(`${JSON.stringify(document, null, 2)}\n`)
  } else if (values.csv) process.stdout.write(writeCsv(licenceTable(register, kept)))
  else if (values.xlsx !== undefined)
    writeNew(
      values.xlsx,
      await writeXlsx([{ name: 'Licences', rows: licenceTable(register, kept) }]),
      { option: '--xlsx' },
    )
  else if (values.ics !== undefined)
    writeNew(values.ics, calendarOf(allDeadlines(register), new Date().toISOString()), {
      option: '--ics',
    })
  else process.stdout.write(listText(register, day))
}

function listText(register: readonly RegisteredLicence[], day: CalendarDay): string {
  if (register.length === 0) return `No licence is in this register on ${day}.\n`
  const rows = register.map(({ licence, standing, deadlines: [next] }) => [
    licence.reference,
    standing.number ?? standing.controlNumber ?? '-',
    stateText(standing),
    standing.age === null ? '-' : String(standing.age),
    partiesOf(licence, 'ultimate-consignee') || licence.destinations.join(', ') || '-',
    leftText(standing) || '-',
    next ? `${next.what}: ${next.day ?? ''} (${daysLeftText(next)})` : '-',
  ])
  const columns = [
    { heading: 'reference' },
    { heading: 'number' },
    { heading: 'state' },
    { heading: 'days', right: true },
    { heading: 'to' },
    { heading: 'left' },
    { heading: 'next day' },
  ]
  const problems = register.flatMap(({ licence, standing }) =>
    standing.problem === null ? [] : [`${licence.reference}: ${standing.problem}`],
  )
  return `Licences on ${day}.\n\n${table(columns, rows)}\n${problems.map((line) => `${line}\n`).join('')}`
}

function show(path: string, reference: string, values: Values): void {
  const day = values.on === undefined ? localDay(new Date()) : dayAsked(values.on)
  const kept = requireLicence(licencesIn(path), reference)
  const [found] = licenceRegister([kept], day)
  if (!found) return
  const { standing, deadlines, licence } = found
  const events = kept.events.filter((event) => event.day <= day)
  const later = kept.events.length - events.length
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ ...found, events }, null, 2)}\n`)
    return
  }
  const lines = [
    `${licence.reference}: ${stateText(standing)}${standing.problem === null ? '' : ` (${standing.problem})`}`,
    ...(standing.days ? [`  ${daysText(standing)}`] : []),
    ...(leftText(standing) ? [`  left: ${leftText(standing)}`] : []),
    ...events.map(
      ({ day: on, kind, who, paper, reason }) =>
        `  ${on}  ${[EVENT_WORDS[kind], who && `by ${who}`, paper, reason].filter(Boolean).join('; ')}`,
    ),
    ...(later > 0 ? [`  ${later} recorded of later days than ${day}`] : []),
    ...standing.conditions.map(
      ({ text, isOpen }) =>
        `  condition: ${text}${isOpen ? ' (not told or acknowledged by all)' : ''}`,
    ),
    ...deadlines.map(
      (one) =>
        `  ${one.day ?? 'on hold'}  ${one.what} (${daysLeftText(one)}; ${one.cite}, ${one.source})${one.open === null ? '' : ` ${one.open}`}`,
    ),
    `  may come next: ${movesAt(standing.stage, standing.isHeld)
      .map((kind) => `${kind} (${citeOfMove(kind)})`)
      .join(', ')}`,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

/** Records an event: its members by --set NAME=VALUE, a value of JSON where it is one, or all by --event. */
function record(path: string, reference: string, kind: string, values: Values): void {
  const event = { kind, day: values.day ?? localDay(new Date()), ...givenMembers(values) }
  const read = licenceEventSchema.safeParse(event)
  if (!read.success)
    throw new UsageError(
      read.error.issues.map((issue) =>
        problemLine(kind, { path: issue.path.join('.') || 'event', message: issueWords(issue) }),
      ),
    )
  const today = localDay(new Date())
  if (read.data.day > today)
    throw new UsageError([`--day: ${read.data.day} is after today, ${today}`])
  write(path, (workspace) => {
    const { id } = requireLicence(workspace.licences(), reference)
    workspace.apply({ kind: 'recordLicence', licence: id, event: read.data })
    return `${reference}: ${EVENT_WORDS[read.data.kind]} on ${read.data.day}.\n`
  })
}

function givenMembers({ set = [], event }: Values): Record<string, unknown> {
  const whole = event === undefined ? {} : objectIn('--event', event)
  const members = set.map((text) => {
    const [, name, value] = /^([A-Za-z]+)=(.*)$/s.exec(text) ?? []
    if (name === undefined || value === undefined)
      throw new UsageError([`--set: "${text}" is not NAME=VALUE`])
    const isJson = /^(\[|\{|true$|false$)/.test(value) || name === 'condition'
    return [name, isJson ? jsonIn(`--set ${name}`, value) : value]
  })
  return { ...whole, ...Object.fromEntries(members) }
}

function objectIn(option: string, text: string): Record<string, unknown> {
  const value = jsonIn(option, text)
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>
  throw new UsageError([`${option}: is no object`])
}

function jsonIn(option: string, text: string): unknown {
  const read = parseJson(text)
  if (!read.ok) throw new UsageError([problemLine(option, read)])
  return read.value
}

/** Enters the licences of a table, all or none. */
async function importTable(path: string, file: string): Promise<void> {
  const { taken, problems } = readLicenceTable(await readTableRows(file))
  if (problems.length > 0)
    throw new UsageError(problemLines(problems.map((problem) => `${file}: ${problem}`)))
  if (taken.length === 0) throw new UsageError([`${file}: no row names a licence`])
  write(path, (workspace) => {
    const register = workspace.parties().parties
    workspace.apply({
      kind: 'batch',
      what: entering(taken.map(({ licence }) => licence.reference)),
      commands: taken.map(({ licence, events }) => ({
        kind: 'saveLicence',
        licence: { ...licence, parties: linkedParties(licence.parties, register) },
        events,
      })),
    })
    return `${taken.length} licences entered.\n`
  })
}

function write(path: string, work: (workspace: Workspace) => string): void {
  refusedAsUsage(path, () => {
    const workspace = Workspace.open(path, systemSession(userName()))
    try {
      const { readOnly } = workspace.state()
      if (readOnly) throw new UsageError([`${path}: ${readOnly.message}`])
      process.stdout.write(work(workspace))
    } finally {
      workspace.close((message) => process.stderr.write(`${message}\n`))
    }
  })
}

export function licencesIn(path: string): KeptLicence[] {
  if (!path.endsWith('.minimis'))
    throw new UsageError([`${path}: licences are kept in a workspace, a .minimis file`])
  return refusedAsUsage(path, () => {
    const workspace = Workspace.openToRead(path, systemSession(userName()))
    try {
      return workspace.licences()
    } finally {
      workspace.close()
    }
  })
}

function requireLicence(kept: readonly KeptLicence[], reference: string): KeptLicence {
  const found = kept.find(
    ({ licence }) => licence.reference.toLowerCase() === reference.toLowerCase(),
  )
  if (found) return found
  throw new UsageError([`no licence has the reference "${reference}"`])
}
