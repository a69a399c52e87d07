import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { cryptography } from '../db/cryptography.ts'
import { LARGEST_ECFR, LARGEST_PACK } from '../shared/bounds.ts'
import { packFileOf } from '../shared/determination/pack-file.ts'
import { type BuildReport, buildPack } from '../shared/ecfr/build.ts'
import { type Division, divisionsIn } from '../shared/ecfr/division.ts'
import type { Refusal, Unread } from '../shared/ecfr/unread.ts'
import { XmlProblem } from '../shared/ecfr/xml-tree.ts'
import { isCalendarDay } from '../shared/model/calendar-day.ts'
import { signerOf } from './determine.ts'
import { loadPack, packInFile, parseOptions } from './options.ts'
import { headOf } from './pack-file.ts'
import { oneLine } from './problems.ts'
import { notReadable, refuseOther, UsageError } from './usage-error.ts'
import { buildUsage } from './usages.ts'
import { writeNew } from './write-new.ts'

/** How many of what was not read are printed; the report has all. */
const PRINTED = 20

/** `minimis rules build`: a rule pack from XML files of the eCFR. */
export async function buildPackFile(args: string[]): Promise<void> {
  const { values, positionals } = parseOptions({
    args,
    allowPositionals: true,
    options: {
      ecfr: { type: 'string', multiple: true },
      'as-of': { type: 'string' },
      output: { type: 'string', short: 'o' },
      base: { type: 'string' },
      id: { type: 'string' },
      texts: { type: 'boolean' },
      keep: { type: 'string', multiple: true },
      country: { type: 'string', multiple: true },
      'without-anchor': { type: 'string', multiple: true },
      report: { type: 'string' },
      key: { type: 'string' },
      'passphrase-file': { type: 'string' },
    },
  })
  const { output, 'as-of': asOf, key } = values
  const paths = [...(values.ecfr ?? []), ...positionals]
  if (paths.length === 0 || output === undefined || asOf === undefined)
    throw new UsageError([`usage: minimis ${buildUsage}`])
  if (!output.endsWith('.minimis-pack'))
    throw new UsageError([`-o: ${output} does not end in .minimis-pack`])
  if (!isCalendarDay(asOf))
    throw new UsageError([`--as-of: "${asOf}" is not a day of the form YYYY-MM-DD`])
  const names = namesGiven(values.country ?? [])
  const base = loadPack(values.base).files
  const signer = key === undefined ? null : await signerOf(key, values)
  const divisions = paths.flatMap(divisionsOf)
  tell(`building from ${divisions.length} sections and supplements`)
  const built = whole('the text', () =>
    buildPack({
      divisions,
      asOf,
      id: values.id,
      base,
      hash: (text) => createHash('sha256').update(text).digest('hex'),
      names,
      kept: values.keep ?? [],
      withoutAnchors: values['without-anchor'] ?? [],
    }),
  )
  if (values.report !== undefined) {
    const refusals = built.ok ? [] : built.refusals
    const report = `${JSON.stringify({ base: base.header.id, ...built.report, refusals }, null, 2)}\n`
    writeNew(values.report, report, { option: '--report' })
  }
  if (!built.ok)
    throw new UsageError([...built.refusals.map(refusalLine), ...changedLines(built.report)])
  const texts = values.texts ? built.texts : []
  const file = Buffer.from(await packFileOf(built.files, signer, cryptography, texts))
  if (file.length > LARGEST_PACK)
    throw new UsageError([
      `-o: would have ${file.length} bytes, more than the ${LARGEST_PACK} of any pack`,
    ])
  writeNew(output, file)
  const head = headOf(packInFile(output))
  const carried = values.texts ? [`It carries the official words of ${texts.length} places.`] : []
  process.stdout.write(
    `${[head, ...carried, ...summaryOf(built.report, base.header.id)].join('\n')}\n`,
  )
}

/** The sections of an XML file, once its size and encoding are what they must be. */
function divisionsOf(path: string): Division[] {
  tell(`reading ${path}`)
  let bytes: Uint8Array
  try {
    refuseOther(path)
    const { size } = statSync(path)
    if (size > LARGEST_ECFR)
      throw new UsageError([
        `${path}: has ${size} bytes, more than the ${LARGEST_ECFR} of any title`,
      ])
    bytes = readFileSync(path)
  } catch (error) {
    throw notReadable(path, error)
  }
  return whole(path, () => divisionsIn(textOf(path, bytes), basename(path)))
}

/** As `work`, with what refuses XML as a UsageError that names the file and the line. */
function whole<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof XmlProblem)) throw error
    const place = error.line === null ? path : `${path}: line ${error.line}`
    throw new UsageError([oneLine(`${place}: ${error.message}`)])
  }
}

function textOf(path: string, bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const [, named] = start.match(/<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)["']/) ?? []
  if (named !== undefined && !/^(utf-8|us-ascii)$/i.test(named))
    throw new UsageError([`${path}: is written in ${named}; files of the eCFR are in UTF-8`])
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UsageError([`${path}: is not in UTF-8, as files of the eCFR are`])
  }
}

function namesGiven(given: readonly string[]): Record<string, string> {
  const names: Record<string, string> = {}
  for (const text of given) {
    const [, name, code] = text.match(/^(.+)=([A-Z]{2}(?:-[A-Z]+)?)$/) ?? []
    if (name === undefined || code === undefined)
      throw new UsageError([`--country: "${text}" is not of the form NAME=CODE`])
    names[name] = code
  }
  return names
}

/** What is going on, for a person who waits; the result alone goes to the standard output. */
function tell(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${text}\n`)
}

function refusalLine({ file, line, message }: Refusal): string {
  const place = [file, line !== null && `line ${line}`].filter(Boolean).join(': ')
  return oneLine(place ? `${place}: ${message}` : message)
}

/** The words of places that changed, beside what the pack says of them. */
function changedLines({ readings }: BuildReport): string[] {
  return readings.changed
    .filter(({ isKept }) => !isKept)
    .flatMap(({ place, text, readings: ours }) => [
      oneLine(`  ${place}, the text: ${cut(text)}`),
      ...ours.slice(0, 5).map((reading) => oneLine(`  ${place}, the pack: ${cut(reading)}`)),
    ])
}

const cut = (text: string) => (text.length > 400 ? `${text.slice(0, 400)} …` : text)

function summaryOf(report: BuildReport, base: string): string[] {
  const { rows, readings, unread } = report
  const read = rows.read + rows.carried + rows.unread
  return [
    '',
    'Read from the text:',
    ...report.built.map(
      ({ what, rows: count, before }) => `  ${what}: ${count} (before: ${before})`,
    ),
    `Rows of licence requirement tables: ${read}. Carried over from ${base} by the same words: ${rows.carried},`,
    `  of which ${rows.readAlike} are read alike from their words alone. Read anew: ${rows.read}. Not read: ${rows.unread}. Gone: ${rows.gone}.`,
    ...namesLine('New entries', report.newEntries),
    ...namesLine('Entries that are gone', report.goneEntries),
    ...namesLine(
      'Entries with rows that are gone',
      report.goneRows.map(({ eccn, rows: gone }) => `${eccn} (${gone})`),
    ),
    ...notFoundLines(report, base),
    '',
    `Places that readings of prose rest on: the same words ${readings.same.length}, kept though changed ${readings.changed.length},`,
    `  not compared, since ${base} has no hash of them, ${readings.notCompared.length}, not found ${readings.gone.length}, in no file given ${readings.notGiven.length}.`,
    'Made by hand and carried over:',
    ...report.handMade.map(({ what, rows: count }) => `  ${what}: ${count}`),
    '',
    unread.length === 0
      ? 'Everything in the tables that were found was read.'
      : `Not read with certainty: ${unread.length}`,
    ...unread.slice(0, PRINTED).map(unreadLine),
    ...(unread.length > PRINTED ? [`  ${unread.length - PRINTED} more (--report FILE.json)`] : []),
  ]
}

/** The tables of which the text has nothing, or less than the pack before. */
function notFoundLines({ built }: BuildReport, base: string): string[] {
  const none = built.filter(({ rows, before }) => rows === 0 && before > 0)
  const less = built.filter(({ rows, before }) => rows > 0 && rows < before)
  return [
    ...(none.length > 0
      ? [`Not found in the text, and carried over from ${base} with the days of its own sources:`]
      : []),
    ...none.map(({ what, before }) => `  ${what}: none of ${before}`),
    ...(less.length > 0 ? ['Fewer in the text than before:'] : []),
    ...less.map(({ what, rows, before }) => `  ${what}: ${before - rows} of ${before} not found`),
  ]
}

function unreadLine({ cite, file, line, words, why, kept }: Unread): string {
  return oneLine(`  ${cite} (${file}, line ${line}): ${why}; ${kept}. “${cut(words)}”`)
}

function namesLine(what: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${what}: ${names.join(', ')}.`]
}
