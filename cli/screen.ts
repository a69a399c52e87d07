import { footnotesOf } from '../shared/parties/footnotes.ts'
import { type Hit, Screen, type Screening, type SoughtParty } from '../shared/parties/screen.ts'
import { type ReadList, readList, readRows } from './list-file.ts'
import { parseOptions } from './options.ts'
import { problemLines } from './problems.ts'
import { screenWorkspace } from './screen-workspace.ts'
import { table } from './table.ts'
import { UsageError } from './usage-error.ts'
import { screenUsage } from './usages.ts'

/**
 * `minimis screen`: parties of lists that names may stand for. Gives the exit status 0 where no name is
 * near to a listed one, 3 where one is or cannot be compared with the lists.
 */
export function screenCommand(args: string[]): number {
  const { values, positionals } = parseOptions({
    args,
    allowPositionals: true,
    options: {
      list: { type: 'string', multiple: true },
      names: { type: 'string' },
      workspace: { type: 'string' },
      country: { type: 'string' },
      most: { type: 'string' },
      json: { type: 'boolean' },
    },
  })
  if (values.workspace !== undefined) {
    const others = [values.list, values.names, values.country, values.most]
    if (positionals.length > 0 || others.some((one) => one !== undefined))
      throw new UsageError([`usage: minimis ${screenUsage}`])
    return screenWorkspace(values.workspace, values.json === true)
  }
  if (!values.list?.length) throw new UsageError([`usage: minimis ${screenUsage}`])
  const country = values.country?.toUpperCase() ?? null
  if (country !== null && !/^[A-Z]{2}$/.test(country))
    throw new UsageError([`--country ${values.country}: not a code of two letters such as CN`])
  const sought: SoughtParty[] = [
    ...positionals.map((name) => ({ name, country })),
    ...(values.names === undefined ? [] : namesIn(values.names)),
  ]
  if (sought.length === 0) throw new UsageError([`usage: minimis ${screenUsage}`])
  const most = mostAsked(values.most)
  const lists = values.list.map(readList)
  for (const { file, problems } of lists)
    for (const line of problemLines(problems.map((problem) => `${file}: not read: ${problem}`)))
      process.stderr.write(`${line}\n`)
  const screen = new Screen(lists.flatMap(({ parties }) => parties))
  const answers = sought.map((party) => ({ party, ...screen.screen(party, { most }) }))
  process.stdout.write(values.json ? jsonOf(lists, answers) : textOf(lists, screen, answers))
  const isOpen = answers.some(({ hits, notComparable }) => hits.length + notComparable.length > 0)
  return isOpen || lists.some(({ problems }) => problems.length > 0) ? 3 : 0
}

function mostAsked(given: string | undefined): number {
  if (given === undefined) return 10
  if (/^[1-9]\d{0,2}$/.test(given)) return Number(given)
  throw new UsageError([`--most ${given}: a number from 1 to 999`])
}

/** The parties of a table with the column `name`, and `country`, `address` and `aliases` where they are. */
function namesIn(file: string): SoughtParty[] {
  const [header = [], ...rows] = readRows(file)
  const at = (column: string) => header.findIndex((one) => one.trim().toLowerCase() === column)
  if (at('name') < 0) throw new UsageError([`${file}: row 1: no column "name"`])
  const cell = (row: readonly string[], column: string) => row[at(column)]?.trim() ?? ''
  const filled = rows
    .map((row, at) => ({ row, place: at + 2 }))
    .filter(({ row }) => row.some((text) => text.trim() !== ''))
  const nameless = filled.filter(({ row }) => cell(row, 'name') === '')
  if (nameless.length > 0)
    throw new UsageError(
      problemLines(nameless.map(({ place }) => `${file}: row ${place}: no name to be screened`)),
    )
  return filled.map(({ row }) => ({
    name: cell(row, 'name'),
    aliases: cell(row, 'aliases')
      .split(';')
      .map((one) => one.trim())
      .filter(Boolean),
    country: cell(row, 'country').toUpperCase() || null,
    addresses: [cell(row, 'address')].filter(Boolean),
  }))
}

type Answer = Screening & { party: SoughtParty }

function jsonOf(lists: readonly ReadList[], answers: readonly Answer[]): string {
  const document = {
    format: 'minimis-screening',
    version: 1,
    lists: lists.map(({ file, sha256, parties, problems }) => ({
      file,
      sha256,
      parties: parties.length,
      problems,
    })),
    screened: answers.map(({ party, hits, notComparable }) => ({
      party,
      hits: hits.map((hit) => ({ ...hit, footnotes: footnotesOf(hit.party) })),
      notComparable,
    })),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

const COLUMNS = [
  { heading: 'alike', right: true },
  { heading: 'listed name' },
  { heading: 'list' },
  { heading: 'why' },
  { heading: 'footnotes, to be confirmed' },
]

function textOf(lists: readonly ReadList[], screen: Screen, answers: readonly Answer[]): string {
  const of = lists.map(
    ({ file, sha256, parties }) => `${file}: ${parties.length} parties, SHA-256 ${sha256}`,
  )
  const found = answers.map(({ party, hits, notComparable }) =>
    [
      party.name,
      ...notComparable.map(({ name, why }) => `  cannot be compared fully: ${name}: ${why}`),
      hits.length > 0
        ? table(COLUMNS, hits.map(rowOf))
        : '  no listed name is near. That is no clearance: lists change, and names hide.',
    ].join('\n'),
  )
  return [
    ...of,
    `${screen.names} names. A hit is a question to a person; nobody is decided on here.`,
    '',
    ...found,
    '',
  ].join('\n')
}

function rowOf({ party, listed, likeness, reasons }: Hit): string[] {
  const reading = footnotesOf(party)
  const footnotes = reading?.isUnclear
    ? 'cites 734.9: read its text'
    : (reading?.footnotes.join(', ') ?? '')
  return [`${Math.floor(likeness * 100)} %`, listed, party.source, reasons.join('; '), footnotes]
}
