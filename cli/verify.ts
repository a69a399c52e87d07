import { cryptography } from '../db/cryptography.ts'
import { fingerprintText } from '../shared/determination/fingerprint.ts'
import {
  type Verification,
  type VerificationState,
  verify,
} from '../shared/determination/verify.ts'
import { localDay } from '../shared/model/calendar-day.ts'
import { readDeterminationText } from './determination-file.ts'
import { fingerprintAsked } from './fingerprint.ts'
import { parseOptions, problemLine } from './options.ts'
import { packsGiven } from './packs-given.ts'
import { table } from './table.ts'
import { UsageError } from './usage-error.ts'
import { verifyUsage } from './usages.ts'
import { saysCheck, verifyCheckFile } from './verify-check.ts'

/** What is said first of a file of which all holds that could be compared, as `what` says. */
const WORDS: Readonly<Record<VerificationState, (what: string) => string>> = {
  valid: (what) => `VALID: ${what}, and an office that you named signed it`,
  'unknown-office': (what) =>
    `UNKNOWN OFFICE: ${what}, but you did not name the key that signed it (--key)`,
  unsigned: (what) => `NOT SIGNED: ${what}, but nobody answers for it`,
  broken: () => 'BROKEN: do not rely on it',
}

const STATUS: Readonly<Record<VerificationState, number>> = {
  valid: 0,
  broken: 1,
  unsigned: 3,
  'unknown-office': 3,
}

/**
 * `minimis verify`: gives the exit status 0 where all holds and the office is known, 1 where something
 * does not hold, and 3 where all holds and nobody or an unknown office signed it.
 */
export async function verifyCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseOptions({
    args,
    allowPositionals: true,
    options: {
      key: { type: 'string', multiple: true },
      previous: { type: 'string' },
      rules: { type: 'string' },
      json: { type: 'boolean' },
    },
  })
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0) throw new UsageError([`usage: minimis ${verifyUsage}`])
  const text = readDeterminationText(path)
  if (saysCheck(text)) return verifyCheckFile(path, text, values)
  const known = (values.key ?? []).map(fingerprintAsked)
  const previous =
    values.previous === undefined ? {} : { previous: readDeterminationText(values.previous) }
  const read = await verify(text, cryptography, {
    known,
    findPack: packsGiven(values.rules),
    ...previous,
  })
  if (!read.ok) throw new UsageError(read.problems.map((problem) => problemLine(path, problem)))
  process.stdout.write(values.json ? jsonOf(read.value) : textOf(read.value))
  return STATUS[read.value.state]
}

function jsonOf({ determination, ...verification }: Verification): string {
  const { number, on, product, destinations, hash } = determination
  const shown = { number, on, product, destinations, hash, ...verification }
  return `${JSON.stringify(shown, null, 2)}\n`
}

function textOf(verification: Verification): string {
  const { state, checks, fingerprint, missingPack, difference, determination } = verification
  const { number, on, product, result, preparer, approver } = determination
  const rows = checks.map(({ check, state: found, found: words }) => [found, check, words])
  return [
    WORDS[state](missingPack ? 'all that could be compared holds' : 'all holds'),
    '',
    `${number}: ${product} on ${on}, prepared by ${preparer}${approver === null ? '' : `, approved by ${approver}`}`,
    ...result.results.map(({ destination, outcome }) => `  ${destination}  ${outcome}`),
    ...expiryOf(determination),
    '',
    table([{ heading: 'state' }, { heading: 'check' }, { heading: 'found' }], rows),
    ...missingOf(missingPack),
    ...(difference
      ? [
          '',
          `first difference: ${difference.path}`,
          `  recorded    ${shortText(difference.recorded)}`,
          `  recomputed  ${shortText(difference.recomputed)}`,
        ]
      : []),
    '',
    fingerprint === null ? 'not signed' : `signed by ${fingerprintText(fingerprint)}`,
    '',
  ].join('\n')
}

/** Until when it may be used, where that is said; a file that holds may have had its time. */
function expiryOf({ validUntil }: Verification['determination']): string[] {
  if (validUntil === null) return []
  const isOver = validUntil < localDay(new Date())
  return [
    isOver ? `EXPIRED: its last day of use was ${validUntil}` : `to be used until ${validUntil}`,
  ]
}

/** Which pack its rows were not compared with, and what would help. */
function missingOf(missing: Verification['missingPack']): string[] {
  if (missing === null) return []
  return [
    '',
    'NOT COMPARED: whether its rules are those of the pack that it names',
    `  pack     ${missing.id}`,
    `  SHA-256  ${missing.sha256}`,
    '  Give the file of the pack, or a workspace that keeps it, with --rules.',
  ]
}

/** A value in one line of bounded length. */
function shortText(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}
