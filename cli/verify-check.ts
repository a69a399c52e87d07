import { cryptography } from '../db/cryptography.ts'
import { userName } from '../db/user-name.ts'
import { systemSession, Workspace } from '../db/workspace.ts'
import { parseJson } from '../shared/model/json.ts'
import { ANSWER_WORDS } from '../shared/shipment/answer.ts'
import { isCheck } from '../shared/shipment/frozen-schema.ts'
import { type CheckVerification, verifyCheck } from '../shared/shipment/verify.ts'
import { problemLine, refusedAsUsage } from './options.ts'
import { packsGiven } from './packs-given.ts'
import { table } from './table.ts'
import { UsageError } from './usage-error.ts'

const WORDS: Readonly<Record<CheckVerification['state'], string>> = {
  kept: 'KEPT: all that could be looked at holds, and the workspace keeps it',
  alone:
    'NOT SIGNED: all that could be looked at holds, but only the file speaks for itself (--rules FILE.minimis)',
  changed: 'CHANGED: do not rely on it',
}

const STATUS: Readonly<Record<CheckVerification['state'], number>> = {
  kept: 0,
  changed: 1,
  alone: 3,
}

/** Whether a text says of itself that it is a check of a shipment. */
export function saysCheck(text: string): boolean {
  const read = parseJson(text)
  return read.ok && isCheck(read.value)
}

/**
 * Verifies the file of a check: gives the exit status 0 where all holds and the workspace that was named
 * keeps it, 1 where something does not hold, and 3 where nobody but the file itself speaks for it.
 */
export async function verifyCheckFile(
  path: string,
  text: string,
  { rules, json }: { rules?: string | undefined; json?: boolean | undefined },
): Promise<number> {
  const kept = rules?.endsWith('.minimis') ? keptIn(rules) : undefined
  const read = await verifyCheck(text, cryptography, {
    findPack: packsGiven(rules),
    ...(kept && { kept }),
  })
  if (!read.ok) throw new UsageError(read.problems.map((problem) => problemLine(path, problem)))
  process.stdout.write(json ? jsonOf(read.value) : textOf(read.value))
  return STATUS[read.value.state]
}

function keptIn(path: string): Set<string> {
  return refusedAsUsage(path, () => {
    const workspace = Workspace.openToRead(path, systemSession(userName()))
    try {
      const whole = workspace.checks().filter(({ fault }) => fault === null)
      return new Set(whole.map(({ hash }) => hash))
    } finally {
      workspace.close()
    }
  })
}

function jsonOf({ check, ...verification }: CheckVerification): string {
  const { shipment, on, answer, hash } = check
  const { reference, destination } = shipment
  const shown = { reference, destination, on, answer: answer.answer, hash, ...verification }
  return `${JSON.stringify(shown, null, 2)}\n`
}

function textOf({ state, checks, difference, check }: CheckVerification): string {
  const { shipment, on, answer, made } = check
  const rows = checks.map(({ check: name, state: found, found: words }) => [found, name, words])
  return [
    WORDS[state],
    '',
    `${shipment.reference} to ${shipment.destination} on ${on}: ${ANSWER_WORDS[answer.answer].word}, kept by ${made.by} at ${made.at}`,
    '',
    table([{ heading: 'state' }, { heading: 'check' }, { heading: 'found' }], rows),
    ...(difference ? [`first difference: ${difference.path}`] : []),
    '',
  ].join('\n')
}
