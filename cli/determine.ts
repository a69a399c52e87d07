import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename } from 'node:path'
import { cryptography } from '../db/cryptography.ts'
import { userName } from '../db/user-name.ts'
import manifest from '../package.json' with { type: 'json' }
import { type Draft, draftOf, hashOfPack, issue } from '../shared/determination/determine.ts'
import { fingerprintText } from '../shared/determination/fingerprint.ts'
import { noticesOf } from '../shared/determination/notices.ts'
import type { DeterminationRecord, Statement } from '../shared/determination/schema.ts'
import { intactHash } from '../shared/determination/verify.ts'
import { isCalendarDay } from '../shared/model/calendar-day.ts'
import { BASIS_OPTIONS, destinationsAsked, methodAsked, productsAsked } from './asked.ts'
import { readDeterminationText } from './determination-file.ts'
import { laidOver } from './laid-over.ts'
import { openKeyFile } from './office-key.ts'
import { loadModelFor, parseOptions, problemLine } from './options.ts'
import { passphraseAsked } from './passphrase.ts'
import { notReadable, refuseOther, UsageError } from './usage-error.ts'
import { determineUsage } from './usages.ts'
import { writeNew } from './write-new.ts'

const { json: _, ...BASIS } = BASIS_OPTIONS
const OPTIONS = {
  ...BASIS,
  product: { type: 'string' },
  to: { type: 'string', multiple: true },
  scenario: { type: 'string', multiple: true },
  number: { type: 'string' },
  by: { type: 'string' },
  rationale: { type: 'string' },
  note: { type: 'string', multiple: true },
  'approved-by': { type: 'string' },
  'valid-until': { type: 'string' },
  attach: { type: 'string', multiple: true },
  previous: { type: 'string' },
  supersedes: { type: 'string' },
  because: { type: 'string' },
  key: { type: 'string' },
  'passphrase-file': { type: 'string' },
  output: { type: 'string', short: 'o' },
} as const

type Values = ReturnType<typeof valuesOf>['values']

function valuesOf(args: string[]) {
  return parseOptions({ args, allowPositionals: true, options: OPTIONS })
}

/** `minimis determine`: writes a determination of a product for some destinations to a new file. */
export async function determineCommand(args: string[]): Promise<void> {
  const { values, positionals } = valuesOf(args)
  const [path, ...more] = positionals
  const { product, output } = values
  if (path === undefined || more.length > 0 || product === undefined || output === undefined)
    throw new UsageError([`usage: minimis ${determineUsage}`])
  const method = methodAsked(values)
  const read = loadModelFor(path, values)
  const { model, pack, scenarios } = laidOver(read, values.scenario ?? [])
  const { choices } = read
  const problems = missingWords(values)
  productsAsked(model, [product], false, problems)
  const destinations = destinationsAsked(pack, values.to, problems)
  if (problems.length > 0) throw new UsageError(problems)
  const draft = draftOf({
    model,
    pack,
    product,
    destinations,
    on: read.day,
    method,
    choices,
    origin: {
      file: basename(path),
      revision: read.revision,
      scenarios,
    },
  })
  const statement = await statementOf(draft, values)
  const previous = values.previous === undefined ? null : await earlierOf(values.previous)
  const signer = values.key === undefined ? null : await signerOf(values.key, values)
  const issued = await issue(
    draft,
    {
      statement,
      made: {
        at: new Date().toISOString(),
        by: userName(),
        machine: hostname(),
        engine: `minimis ${manifest.version}`,
      },
      previous: previous?.hash ?? null,
      packHash: await hashOfPack(pack, cryptography),
      signer,
    },
    cryptography,
  )
  if (!issued.ok)
    throw new UsageError(
      issued.problems.map(({ path: place, message }) =>
        place === 'notices'
          ? `--note: ${message}`
          : problemLine('determination', { path: place, message }),
      ),
    )
  writeNew(output, issued.value.text)
  process.stdout.write(await summaryOf(issued.value.determination, output))
}

/** The options that must be there, as problems where they are not. */
function missingWords(values: Values): string[] {
  const problems: string[] = []
  for (const name of ['to', 'number', 'by', 'rationale'] as const)
    if (values[name] === undefined) problems.push(`--${name}: is needed`)
  if ((values.supersedes === undefined) !== (values.because === undefined))
    problems.push('--supersedes and --because need each other')
  const until = values['valid-until']
  if (until !== undefined && !isCalendarDay(until))
    problems.push(`--valid-until: "${until}" is not a day of the form YYYY-MM-DD`)
  return problems
}

async function statementOf(draft: Draft, values: Values): Promise<Statement> {
  const superseded = values.supersedes === undefined ? null : await earlierOf(values.supersedes)
  return {
    number: values.number ?? '',
    rationale: values.rationale ?? '',
    notices: tickedOff(draft, values.note ?? []),
    preparer: values.by ?? '',
    approver: values['approved-by'] ?? null,
    validUntil: values['valid-until'] ?? null,
    supersedes: superseded && { ...superseded, reason: values.because ?? '' },
    attachments: (values.attach ?? []).map(attachmentOf),
  }
}

/** The notices with the notes given for their codes; a code that no notice has is a problem. */
function tickedOff({ result }: Draft, given: readonly string[]): Statement['notices'] {
  const notices = noticesOf(result)
  const notes = new Map<string, string>()
  const problems: string[] = []
  for (const text of given) {
    const [code = '', note] = /^([^=]*)=(.*)$/s.exec(text)?.slice(1) ?? [text]
    if (note === undefined || note.trim() === '') problems.push(`--note: ${code} has no text`)
    else if (notes.has(code)) problems.push(`--note: ${code} is given more than once`)
    else if (!notices.some((notice) => notice.code === code))
      problems.push(`--note: no notice of the result has the code "${code}"`)
    else notes.set(code, note)
  }
  if (problems.length > 0) throw new UsageError(problems)
  return notices.flatMap((notice) => {
    const note = notes.get(notice.code)
    return note === undefined ? [] : [{ ...notice, note }]
  })
}

async function earlierOf(path: string): Promise<{ number: string; hash: string }> {
  const earlier = await intactHash(readDeterminationText(path), cryptography)
  if (earlier.ok) return earlier.value
  throw new UsageError(earlier.problems.map((problem) => problemLine(path, problem)))
}

export async function signerOf(path: string, values: Values) {
  const passphrase = await passphraseAsked(values['passphrase-file'], `Passphrase of ${path}: `)
  return openKeyFile(path, passphrase)
}

function attachmentOf(path: string): Statement['attachments'][number] {
  try {
    refuseOther(path)
    const bytes = readFileSync(path)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return { name: basename(path), sha256, bytes: bytes.length }
  } catch (error) {
    throw notReadable(path, error)
  }
}

async function summaryOf(
  { number, on, product, result, hash, key }: DeterminationRecord,
  output: string,
): Promise<string> {
  const fingerprint = key && fingerprintText(await cryptography.fingerprint(key))
  return [
    `${number}: ${product} on ${on}, in ${output}`,
    ...result.results.map(
      ({ destination, outcome, rule }) =>
        `  ${destination}  ${outcome}${rule === null ? '' : `  ${rule}`}`,
    ),
    `hash         ${hash}`,
    fingerprint === null ? 'not signed' : `signed by    ${fingerprint}`,
    '',
  ].join('\n')
}
