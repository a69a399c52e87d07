import type { Read } from '../model/read.ts'
import type { Cryptography } from './cryptography.ts'
import { hashedText } from './determine.ts'
import { type Difference, firstDifference } from './difference.ts'
import { openNotices } from './notices.ts'
import { comparePack, type FindPack, type NamedPack } from './pack-check.ts'
import { readDetermination } from './read.ts'
import { type Computed, computeFrom } from './recompute.ts'
import type { DeterminationRecord } from './schema.ts'

/** What is looked at. `pack` compares the rows with those of the pack that they are of. */
export type CheckName = 'form' | 'hash' | 'signature' | 'chain' | 'pack' | 'notices' | 'result'

/** One check: `open` where it could not be made, and neither speaks for the file nor against it. */
export interface Check {
  check: CheckName
  state: 'holds' | 'fails' | 'open'
  /** What was found, in a sentence. */
  found: string
}

/**
 * `broken`: a check fails. `unsigned`: nobody answers for it. `unknown-office`: signed by a key that
 * was not named as known. `valid`: all holds, and it is signed by an office that is known.
 */
export type VerificationState = 'valid' | 'unknown-office' | 'unsigned' | 'broken'

export interface Verification {
  state: VerificationState
  checks: Check[]
  /** Of the key that signed; null: not signed. */
  fingerprint: string | null
  /** The pack that is not here, so that the rows were compared with none; null: it is. */
  missingPack: NamedPack | null
  /** The first place at which the computation gives something else; null: none, or not computed. */
  difference: Difference | null
  determination: DeterminationRecord
}

/** What a verification may compare with; the file alone suffices without. */
export interface Beside {
  /** Fingerprints of the offices that are known. */
  known?: readonly string[]
  /** The text of the determination before it in the chain. */
  previous?: string
  /** The packs that are here. */
  findPack?: FindPack
}

/**
 * Verifies a determination from the text of its file: that it is what was written, who signed it, and
 * that its input gives its result under its own rows of rules. Gives problems only where the text is
 * no determination at all.
 */
export async function verify(
  text: string,
  cryptography: Cryptography,
  { known = [], previous, findPack = () => null }: Beside = {},
): Promise<Read<Verification>> {
  const read = readDetermination(text)
  if (!read.ok) return read
  const { determination, data, isCanonical } = read.value
  const { computed, check: result, difference } = recomputed(determination)
  const { missing: missingPack, ...pack } = await comparePack(determination, findPack, cryptography)
  const checks: Check[] = [
    checkOf(
      'form',
      isCanonical,
      'the file is in its canonical form',
      'the text is not in canonical form: it was written anew by another program',
    ),
    await hashCheck(determination, data, cryptography),
    await signatureCheck(determination, data, cryptography),
    await chainCheck(determination, previous, cryptography),
    { check: 'pack', ...pack },
    noticesCheck(determination, computed),
    result,
  ]
  const fingerprint = determination.key && (await cryptography.fingerprint(determination.key))
  const state = stateOf(checks, fingerprint, known)
  return { ok: true, value: { state, checks, fingerprint, missingPack, difference, determination } }
}

function stateOf(
  checks: readonly Check[],
  fingerprint: string | null,
  known: readonly string[],
): VerificationState {
  if (checks.some(({ state }) => state === 'fails')) return 'broken'
  if (fingerprint === null) return 'unsigned'
  return known.includes(fingerprint) ? 'valid' : 'unknown-office'
}

function checkOf(check: CheckName, holds: boolean, yes: string, no: string): Check {
  return { check, state: holds ? 'holds' : 'fails', found: holds ? yes : no }
}

async function hashCheck(
  { hash }: DeterminationRecord,
  data: object,
  { sha256 }: Cryptography,
): Promise<Check> {
  const found = await sha256(hashedText(data))
  return checkOf(
    'hash',
    found === hash,
    'the content has the hash that is recorded',
    `the content has the hash ${found}, and ${hash} is recorded: it was changed`,
  )
}

async function signatureCheck(
  { key, signature }: DeterminationRecord,
  data: object,
  { isSignedBy }: Cryptography,
): Promise<Check> {
  if (key === null && signature === null)
    return { check: 'signature', state: 'open', found: 'it is not signed' }
  if (key === null || signature === null)
    return checkOf('signature', false, '', 'it has a key or a signature, but not both')
  return checkOf(
    'signature',
    await isSignedBy(hashedText(data), signature, key),
    'it is signed by the key that it names',
    'the signature is not that of this content by the key that it names',
  )
}

async function chainCheck(
  { previous }: DeterminationRecord,
  text: string | undefined,
  cryptography: Cryptography,
): Promise<Check> {
  const open = (found: string): Check => ({ check: 'chain', state: 'open', found })
  const fails = (found: string): Check => ({ check: 'chain', state: 'fails', found })
  if (text === undefined) {
    const before =
      previous === null ? 'it is the first of its chain' : `before it stands ${previous}`
    return open(`${before}; no earlier file was given`)
  }
  if (previous === null) return fails('it is the first of its chain, and an earlier file was given')
  const earlier = await intactHash(text, cryptography)
  if (!earlier.ok)
    return fails(`the earlier file: ${earlier.problems[0]?.path} ${earlier.problems[0]?.message}`)
  const { number, hash } = earlier.value
  return checkOf(
    'chain',
    hash === previous,
    `it follows ${number}`,
    `it follows ${previous}, and the earlier file, ${number}, has ${hash}`,
  )
}

/** Number and hash of a determination of which the content is that which was hashed, or what is wrong. */
export async function intactHash(
  text: string,
  { sha256 }: Cryptography,
): Promise<Read<{ number: string; hash: string }>> {
  const read = readDetermination(text)
  if (!read.ok) return read
  const { determination, data } = read.value
  const { number, hash } = determination
  if ((await sha256(hashedText(data))) === hash) return { ok: true, value: { number, hash } }
  return {
    ok: false,
    problems: [{ path: 'hash', message: `the content of ${number} was changed` }],
  }
}

function noticesCheck({ notices }: DeterminationRecord, computed: Computed | null): Check {
  if (!computed) return { check: 'notices', state: 'open', found: 'nothing was computed' }
  const [first] = openNotices(computed.result, notices)
  return checkOf(
    'notices',
    first === undefined,
    'every notice is ticked off with a note',
    `${first?.code} is not ticked off with a note`,
  )
}

function recomputed(determination: DeterminationRecord): {
  computed: Computed | null
  check: Check
  difference: Difference | null
} {
  const { result, numerators, pack, ...input } = determination
  try {
    const computed = computeFrom({ ...input, rows: pack.rows })
    const difference = firstDifference(
      { pack: { id: pack.id }, result, numerators },
      { pack: { id: pack.rows.header.id }, ...computed },
    )
    const check = checkOf(
      'result',
      difference === null,
      'computed anew from its own model and rules, the result is the same',
      difference
        ? `computed anew, ${difference.path} is another${sameFigures(determination, computed)}`
        : '',
    )
    return { computed, check, difference }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const found = `it cannot be computed anew from its own rules: ${error.message}`
    return { computed: null, check: { check: 'result', state: 'fails', found }, difference: null }
  }
}

/** Where only words differ, as they may between versions of the app, that is said. */
function sameFigures({ result, made }: DeterminationRecord, computed: Computed): string {
  const figures = ({ results }: DeterminationRecord['result']) =>
    results.map(({ outcome, rule, threshold, share, price, controlled }) => ({
      outcome,
      rule,
      threshold,
      share,
      price,
      controlled,
    }))
  const same = firstDifference(figures(result), figures(computed.result)) === null
  return same ? `; outcome and figures are the same. It was made by ${made.engine}` : ''
}
