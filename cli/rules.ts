import { coverage } from '../shared/rules/coverage.ts'
import type { RulePack } from '../shared/rules/pack.ts'
import { packIds } from '../shared/rules/packs/index.ts'
import type { EccnEntry } from '../shared/rules/schema.ts'
import { buildPackFile } from './build-pack.ts'
import { lawClock } from './law-clock.ts'
import { showOfficialText } from './official-text.ts'
import { loadPack, parseOptions } from './options.ts'
import { diffPacks, exportPack, showPack } from './pack-file.ts'
import { table } from './table.ts'
import { UsageError } from './usage-error.ts'

const SOURCE_COLUMNS = [
  { heading: 'source' },
  { heading: 'date' },
  { heading: 'licence rows', right: true },
  { heading: 'other rows', right: true },
  { heading: 'what' },
]

/** What is asked of packs rather than of the rows of one. */
const OF_PACKS: Record<string, (args: string[]) => void | Promise<void>> = {
  clock: lawClock,
  export: exportPack,
  show: showPack,
  diff: diffPacks,
  build: buildPackFile,
  text: showOfficialText,
}

/** `minimis rules`: shows the pack in force, or entries of its Commerce Control List. */
export function rules(args: string[]): void | Promise<void> {
  const [first = '', ...rest] = args
  const ofPacks = OF_PACKS[first]
  if (ofPacks) return ofPacks(rest)
  const { values, positionals } = parseOptions({
    args,
    allowPositionals: true,
    options: { rules: { type: 'string' }, json: { type: 'boolean' } },
  })
  const pack = loadPack(values.rules)
  const entries = positionals.map((eccn) => entryOf(pack, eccn))
  if (values.json) {
    const shown =
      entries.length > 0
        ? entries
        : { ...pack.header, coverage: coverage(pack), switches: pack.switches.switches }
    process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`)
  } else {
    process.stdout.write(
      entries.length > 0
        ? `${entries.map((entry) => entryText(pack, entry)).join('\n\n')}\n`
        : packText(pack),
    )
  }
}

function entryOf(pack: RulePack, eccn: string): EccnEntry {
  const entry = pack.entryByEccn.get(eccn.split('.')[0]?.toUpperCase() ?? '')
  if (!entry) throw new UsageError([`${eccn}: no entry of ${pack.header.id}`])
  return entry
}

function packText(pack: RulePack): string {
  const { header } = pack
  const counts = coverage(pack)
  const modelled = counts.byColumn + counts.byProse
  const sources = counts.bySource.map(({ source, date, licenceRows, otherRows }) => [
    source,
    date,
    `${licenceRows}`,
    `${otherRows}`,
    header.sources[source]?.title ?? '',
  ])
  const switches = pack.switches.switches.flatMap((row) => [
    `${row.id}  (${row.cite})`,
    `  ${row.question}`,
    ...row.options.map(
      (option) => `  ${option.id === row.default ? '*' : ' '} ${option.id}: ${option.meaning}`,
    ),
  ])
  return [
    `${header.id}  ${header.title}`,
    `Pack of ${header.asOf}, its rows of the dates below. Packs here: ${packIds.join(', ')}.`,
    '',
    table(SOURCE_COLUMNS, sources),
    '',
    `Countries and regions: ${pack.countries.countries.length}. ECCNs: ${counts.eccns}.`,
    `Licence rows modelled: ${modelled} of ${counts.licenceRows} (${counts.byColumn} by chart column, ${counts.byProse} by prose);`,
    `${counts.bounded} not modelled: unknown where they could apply. ${counts.added} more requirements are read from Part 742 and a note of an entry.`,
    '',
    'Switches (* default; set with calc --switch NAME=OPTION)',
    ...switches,
    '',
  ].join('\n')
}

function entryText(pack: RulePack, entry: EccnEntry): string {
  const rows = entry.rows.map((row) => [
    row.reason,
    row.scope
      .map(({ in: within, except, if: condition, unless }) =>
        [
          within?.join(', ') ?? 'all',
          except && `except ${except.join(', ')}`,
          condition && `if ${condition}`,
          unless && `unless ${unless}`,
        ]
          .filter(Boolean)
          .join(' '),
      )
      .join('; '),
    destinationsText(row),
    row.cite,
    sourceText(pack, row.source ?? entry.source),
  ])
  const heading = `${entry.eccn}  ${entry.title}  (${entry.status}; ${entry.reasons.join(', ') || 'no reasons'})`
  if (rows.length === 0) return heading
  return `${heading}\n${table([{ heading: 'reason' }, { heading: 'paragraphs' }, { heading: 'destinations' }, { heading: 'citation' }, { heading: 'source' }], rows)}`
}

function sourceText(pack: RulePack, tag: string): string {
  const source = pack.header.sources[tag]
  return source ? `${source.publisher} ${source.date}` : tag
}

function destinationsText(row: EccnEntry['rows'][number]): string {
  const to =
    row.column ?? setText(row.destinations) ?? `not modelled, possibly ${setText(row.possible)}`
  return row.exportedFrom ? `${to}, exported from ${setText(row.exportedFrom)}` : to
}

function setText(set: EccnEntry['rows'][number]['destinations']): string | undefined {
  if (!set) return undefined
  const plus = set.plus ? ` and ${set.plus.join(', ')}` : ''
  return `${set.any.join(', ') || 'none'}${set.except ? ` except ${set.except.join(', ')}` : ''}${plus}`
}
