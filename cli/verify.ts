import { cryptography } from '../db/cryptography.ts'
import { fingerprintText } from '../shared/determination/fingerprint.ts'
import {
  type Verification,
  type VerificationState,
  verify,
} from '../shared/determination/verify.ts'
import { localDay } from '../shared/model/calendar-day.ts'
import { findPack } from '../shared/rules/packs/index.ts'
import { readDeterminationText } from './determination-file.ts'
import { fingerprintAsked } from './fingerprint.ts'
import { parseOptions, problemLine } from './options.ts'
import { table } from './table.ts'
import { UsageError } from './usage-error.ts'
import { verifyUsage } from './usages.ts'

const WORDS: Readonly<Record<VerificationState, string>> = {
  valid: 'VALID: all holds, and an office that you named signed it',
  'unknown-office':
    'UNKNOWN OFFICE: all holds, but you did not name the key that signed it (--key)',
  unsigned: 'NOT SIGNED: all holds, but nobody answers for it',
  broken: 'BROKEN: do not rely on it',
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
      json: { type: 'boolean' },
    },
  })
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0) throw new UsageError([`usage: minimis ${verifyUsage}`])
  const known = (values.key ?? []).map(fingerprintAsked)
  const previous =
    values.previous === undefined ? {} : { previous: readDeterminationText(values.previous) }
  const read = await verify(readDeterminationText(path), cryptography, {
    known,
    findPack,
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

function textOf({ state, checks, fingerprint, difference, determination }: Verification): string {
  const { number, on, product, result, preparer, approver } = determination
  const rows = checks.map(({ check, state: found, found: words }) => [found, check, words])
  return [
    WORDS[state],
    '',
    `${number}: ${product} on ${on}, prepared by ${preparer}${approver === null ? '' : `, approved by ${approver}`}`,
    ...result.results.map(({ destination, outcome }) => `  ${destination}  ${outcome}`),
    ...expiryOf(determination),
    '',
    table([{ heading: 'state' }, { heading: 'check' }, { heading: 'found' }], rows),
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

/** A value in one line of bounded length. */
function shortText(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}
