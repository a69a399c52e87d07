import { hostname } from 'node:os'
import { basename } from 'node:path'
import { cryptography } from '../db/cryptography.ts'
import { packHash } from '../db/pack-hash.ts'
import { userName } from '../db/user-name.ts'
import { systemSession, Workspace } from '../db/workspace.ts'
import manifest from '../package.json' with { type: 'json' }
import { localDay } from '../shared/model/calendar-day.ts'
import { ANSWER_WORDS } from '../shared/shipment/answer.ts'
import { type CheckDraft, freeze } from '../shared/shipment/frozen.ts'
import { type Ruled, refusedAsUsage } from './options.ts'
import { UsageError } from './usage-error.ts'
import { writeNew } from './write-new.ts'

/** What was asked to be done with a check. */
interface Asked {
  freeze?: string | undefined
  keep?: boolean | undefined
  confirm?: boolean | undefined
}

/**
 * Freezes a check where that was asked for: into a new file, into the workspace, and with the draw-down
 * of the licence that covers it. The workspace decides whether there is enough left.
 */
export async function keepAsked(
  { path, revision, pack }: Pick<Ruled, 'revision' | 'pack'> & { path: string },
  draft: CheckDraft,
  asked: Asked,
): Promise<void> {
  if (asked.freeze === undefined && !asked.keep && !asked.confirm) return
  const isKept = asked.keep || asked.confirm
  if (isKept && !path.endsWith('.minimis'))
    throw new UsageError([`${path}: checks are kept in a workspace, a .minimis file`])
  const { licence, answer, day, reference } = draft.answer
  if (asked.confirm && (licence === null || answer !== 'licensed'))
    throw new UsageError([
      `--confirm: ${reference} is not under a licence that covers it as it stands (${ANSWER_WORDS[answer].word})`,
    ])
  const today = localDay(new Date())
  if (asked.confirm && day > today)
    throw new UsageError([`--confirm: ${day} is after today, ${today}`])
  const frozen = (previous: string | null) =>
    freeze(
      draft,
      {
        packHash: packHash(pack),
        origin: { file: basename(path), revision },
        made: {
          at: new Date().toISOString(),
          by: userName(),
          machine: hostname() || 'unknown machine',
          engine: `minimis ${manifest.version}`,
        },
        previous,
      },
      cryptography,
    )
  let text: string
  if (isKept) text = await kept(path, draft, asked, frozen)
  else ({ text } = await frozen(null))
  if (asked.freeze !== undefined) writeNew(asked.freeze, text, { option: '--freeze' })
}

/** Keeps the check in its workspace, and draws down where that was asked for, both or neither. */
async function kept(
  path: string,
  { answer: { licence, day, reference } }: CheckDraft,
  { confirm }: Asked,
  frozen: (previous: string | null) => Promise<{ text: string; hash: string }>,
): Promise<string> {
  const workspace = refusedAsUsage(path, () => Workspace.open(path, systemSession(userName())))
  try {
    const { readOnly } = workspace.state()
    if (readOnly) throw new UsageError([`${path}: ${readOnly.message}`])
    const { text, hash } = await frozen(workspace.lastCheck())
    refusedAsUsage(path, () => {
      if (!confirm || !licence) return workspace.keepCheck(text)
      const found = workspace.licences().find((one) => one.licence.reference === licence.reference)
      workspace.keepAndDrawDown(text, {
        kind: 'recordLicence',
        licence: found?.id ?? 0,
        event: { kind: 'shipped', day, shipment: reference, items: licence.drawn, check: hash },
      })
    })
    return text
  } finally {
    workspace.close((message) => process.stderr.write(`${message}\n`))
  }
}
