import { cryptography } from '../db/cryptography.ts'
import { userName } from '../db/user-name.ts'
import { systemSession, Workspace } from '../db/workspace.ts'
import { ANSWER_WORDS, NO_CLEARANCE } from '../shared/shipment/answer.ts'
import { shippedBy, todayOf } from '../shared/shipment/today.ts'
import { verifyCheck } from '../shared/shipment/verify.ts'
import { byRegister } from '../shared/shipment/ways.ts'
import { loadModelFor, refusedAsUsage } from './options.ts'
import { screenedRegister } from './screen-workspace.ts'
import { table } from './table.ts'
import { UsageError } from './usage-error.ts'

/** What is asked of the checks that a workspace keeps. */
interface Asked {
  on?: string | undefined
  switch?: string[] | undefined
  rules?: string | undefined
  json?: boolean | undefined
}

const COLUMNS = [
  { heading: 'shipment' },
  { heading: 'to' },
  { heading: 'checked' },
  { heading: 'then' },
  { heading: 'now' },
  { heading: 'shipped' },
  { heading: 'as it was kept' },
  { heading: 'SHA-256' },
]

/**
 * The checks that a workspace keeps: each verified, and asked again as it stands now. Gives the exit
 * status 1 where one was changed, 3 where one has another answer now, and else 0.
 */
export async function keptChecks(path: string, asked: Asked): Promise<number> {
  if (!path.endsWith('.minimis'))
    throw new UsageError([`${path}: checks are kept in a workspace, a .minimis file`])
  const { kept, texts, packs, licences } = refusedAsUsage(path, () => {
    const workspace = Workspace.openToRead(path, systemSession(userName()))
    try {
      const found = workspace.checks()
      const readable = found.filter(({ check }) => check !== null)
      return {
        kept: found,
        texts: new Map(readable.map(({ hash }) => [hash, workspace.checkText(hash)])),
        packs: workspace.packs(),
        licences: workspace.licences(),
      }
    } finally {
      workspace.close()
    }
  })
  const { model, pack, choices, day, later } = loadModelFor(path, asked)
  const shipments = kept.flatMap(({ check }) => (check ? [check.asked] : []))
  const ways = [byRegister(screenedRegister(path, shipments), day)]
  const hashes = new Set(kept.map(({ hash }) => hash))
  const rows = []
  for (const { hash, check, fault } of kept) {
    const text = texts.get(hash)
    const verified =
      text === undefined || fault !== null
        ? null
        : await verifyCheck(text, cryptography, { findPack: packs.find, kept: hashes })
    const broken = verified?.ok
      ? verified.value.checks.filter(({ state }) => state === 'fails')
      : []
    const wrong = fault ?? (broken.length > 0 ? broken.map(({ found }) => found).join('; ') : null)
    const now =
      check && todayOf(check, { model, pack, choices, on: day, laterPrices: later, licences, ways })
    rows.push({ hash, check, wrong, now, shipped: shippedBy(hash, licences) })
  }
  if (asked.json) {
    const document = {
      format: 'minimis-kept-checks',
      version: 1,
      on: day,
      checks: rows.map(({ hash, check, wrong, now, shipped }) => ({
        hash,
        reference: check?.shipment.reference ?? null,
        destination: check?.shipment.destination ?? null,
        checkedOn: check?.on ?? null,
        answer: check?.answer.answer ?? null,
        today: now?.answer?.answer ?? null,
        why: now?.why ?? null,
        shipped,
        fault: wrong,
      })),
    }
    process.stdout.write(`${JSON.stringify(document, null, 2)}\n`)
  } else {
    const lines = rows.map(({ hash, check, wrong, now, shipped }) => [
      check?.shipment.reference ?? '?',
      check?.shipment.destination ?? '?',
      check?.on ?? '?',
      check ? ANSWER_WORDS[check.answer.answer].word : '?',
      now?.answer ? ANSWER_WORDS[now.answer.answer].word : (now?.why ?? '?'),
      shipped ? `${shipped.day} under ${shipped.licence}` : 'no',
      wrong === null ? 'yes' : `NO: ${wrong}`,
      hash.slice(0, 16),
    ])
    const text = rows.length === 0 ? 'No check is kept here.' : table(COLUMNS, lines)
    process.stdout.write(`Checks of shipments on ${day}.\n\n${text}\n${NO_CLEARANCE}\n`)
  }
  if (rows.some(({ wrong }) => wrong !== null)) return 1
  const hasTurned = rows.some(({ check, now }) => check?.answer.answer !== now?.answer?.answer)
  return hasTurned ? 3 : 0
}
