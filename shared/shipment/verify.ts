import type { Cryptography } from '../determination/cryptography.ts'
import { hashedText, hashOfPack } from '../determination/determine.ts'
import { type Difference, firstDifference } from '../determination/difference.ts'
import type { Read } from '../model/read.ts'
import type { RulePack } from '../rules/pack.ts'
import { onceEach } from './answer.ts'
import { answerFrom } from './frozen.ts'
import { type FrozenCheck, type ReadCheck, readCheck } from './frozen-schema.ts'

/** One thing that was looked at: `open` speaks neither for the check nor against it. */
export interface CheckedPart {
  check: 'form' | 'hash' | 'kept' | 'rules' | 'answer'
  state: 'holds' | 'fails' | 'open'
  /** What was found, in a sentence. */
  found: string
}

/**
 * `changed`: something does not hold. `kept`: all holds, and a workspace that was named keeps it.
 * `alone`: all holds that can be looked at, and nobody but the file itself speaks for it.
 */
export interface CheckVerification {
  state: 'kept' | 'alone' | 'changed'
  checks: CheckedPart[]
  /** The first place at which the computation gives something else; null: none, or not computed. */
  difference: Difference | null
  check: FrozenCheck
}

/** What a check is verified with. */
export interface BesideCheck {
  findPack: (id: string, hash: string) => RulePack | null
  /** The hashes of the checks that a workspace keeps; absent: none was named. */
  kept?: ReadonlySet<string>
}

/**
 * Verifies a check from the text of its file: that it is what was kept, and that what it rests on gives
 * its answer by its rules. Gives problems only where the text is no check at all.
 */
export async function verifyCheck(
  text: string,
  cryptography: Pick<Cryptography, 'sha256'>,
  { findPack, kept }: BesideCheck,
): Promise<Read<CheckVerification>> {
  const read = readCheck(text)
  if (!read.ok) return read
  const { check } = read.value
  const pack = findPack(check.rules.id, check.rules.sha256)
  const isItsPack =
    pack !== null && (await hashOfPack(pack, cryptography as Cryptography)) === check.rules.sha256
  const { part, difference } = recomputed(check, isItsPack ? pack : null)
  const checks = [
    formPart(read.value),
    await hashPart(read.value, cryptography),
    keptPart(check, kept),
    rulesPart(check, pack, isItsPack),
    part,
  ]
  const isChanged = checks.some(({ state }) => state === 'fails')
  const state = isChanged ? 'changed' : kept?.has(check.hash) ? 'kept' : 'alone'
  return { ok: true, value: { state, checks, difference, check } }
}

function formPart({ isCanonical }: ReadCheck): CheckedPart {
  return {
    check: 'form',
    state: isCanonical ? 'holds' : 'open',
    found: isCanonical
      ? 'the file is in its canonical form'
      : 'the file was written anew by another program; its content is looked at',
  }
}

async function hashPart(
  { check, data }: ReadCheck,
  { sha256 }: Pick<Cryptography, 'sha256'>,
): Promise<CheckedPart> {
  const found = await sha256(hashedText(data))
  return found === check.hash
    ? { check: 'hash', state: 'holds', found: 'the content has the hash that is recorded' }
    : {
        check: 'hash',
        state: 'fails',
        found: `the content has the hash ${found}, and ${check.hash} is recorded: it was changed`,
      }
}

function keptPart({ hash }: FrozenCheck, kept: BesideCheck['kept']): CheckedPart {
  if (!kept) return { check: 'kept', state: 'open', found: 'no workspace was named that keeps it' }
  return kept.has(hash)
    ? { check: 'kept', state: 'holds', found: 'the workspace keeps a check of this hash' }
    : { check: 'kept', state: 'fails', found: 'the workspace keeps no check of this hash' }
}

function rulesPart(
  { rules: { id } }: FrozenCheck,
  pack: RulePack | null,
  isItsPack: boolean,
): CheckedPart {
  if (isItsPack) return { check: 'rules', state: 'holds', found: `its rules, ${id}, are at hand` }
  const found = pack
    ? `the rules ${id} that are at hand are others than those that it names`
    : `its rules, ${id}, are not at hand`
  return { check: 'rules', state: 'open', found }
}

function recomputed(
  check: FrozenCheck,
  pack: RulePack | null,
): { part: CheckedPart; difference: Difference | null } {
  const open = (found: string) => ({
    part: { check: 'answer' as const, state: 'open' as const, found },
    difference: null,
  })
  if (!pack) return open('without its rules it cannot be worked out anew')
  try {
    const kept = told(check.answer)
    const answer = told(answerFrom(check, pack))
    const difference = firstDifference({ answer: kept }, { answer })
    if (difference === null)
      return {
        part: {
          check: 'answer',
          state: 'holds',
          found: 'worked out anew from what it rests on, the answer is the same',
        },
        difference,
      }
    const isSame = firstDifference(wordless(kept), wordless(answer)) === null
    const found = isSame
      ? `worked out anew, only words differ (${difference.path}); it was made by ${check.made.engine}`
      : `worked out anew, ${difference.path} is another`
    return { part: { check: 'answer', state: isSame ? 'open' : 'fails', found }, difference }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const found = `it cannot be worked out anew: ${error.message}`
    return { part: { check: 'answer', state: 'fails', found }, difference: null }
  }
}

/** An answer with each of its lines once: earlier versions told those of a product on two lines twice. */
function told<T extends { lines: readonly unknown[] }>(answer: T): T {
  return { ...answer, lines: onceEach(answer.lines) }
}

/** An answer without its words, which may be put otherwise by another version. */
function wordless({ answer, lines, licence }: FrozenCheck['answer']) {
  return { answer, licence, lines: lines.map(({ about, of, answer: one }) => [about, of, one]) }
}
