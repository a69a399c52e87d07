import { hostname } from 'node:os'
import { basename } from 'node:path'
import { cryptography, fingerprintOf } from '../../db/cryptography.ts'
import type { KeptDetermination } from '../../db/determinations.ts'
import { packHash } from '../../db/pack-hash.ts'
import { userName } from '../../db/user-name.ts'
import type { Workspace } from '../../db/workspace.ts'
import { LARGEST_DETERMINATION } from '../../shared/bounds.ts'
import { type Draft, issue } from '../../shared/determination/determine.ts'
import type { KeptRow } from '../../shared/determination/kept.ts'
import type { DeterminationRecord } from '../../shared/determination/schema.ts'
import { approvalOf } from '../../shared/determination/standing.ts'
import { successorsOf } from '../../shared/determination/touched.ts'
import { verify } from '../../shared/determination/verify.ts'
import type { Input } from '../../shared/ipc/contract.ts'
import { carriedPacks } from '../../shared/rules/packs/at-hand.ts'
import type { HandlersOf } from '../ipc/handlers.ts'
import { Refusal } from '../ipc/refusal.ts'
import { fileName } from '../shell/file-name.ts'
import { readChosen } from '../shell/read-chosen.ts'
import { writeWhole } from '../shell/write-whole.ts'
import {
  type ChosenPaper,
  keptContent,
  papersOf,
  putBeside,
  readPapers,
  sameContent,
} from './attached-papers.ts'
import { broughtBy } from './brought.ts'
import type { Context } from './context.ts'
import { keptBy, shownPast } from './kept-by.ts'
import { shownSource } from './source.ts'

/** Determinations: issued, read, and what is recorded of them later. */
export function determinationsHandlers(context: Context): HandlersOf<'determinations'> {
  const { workspace, dialogs } = context
  /** The papers that the user has chosen, by their hash: the window names no path. */
  const chosen = new Map<string, ChosenPaper>()
  return {
    'determinations.list': () => {
      const file = workspace.file()
      const kept = file.determinations()
      const { rows, later } = keptBy(shownPast(workspace), kept, revisionOf)
      return { rows: rowsOf(file, rows), later, lost: lostIn(file) }
    },
    'determinations.open': ({ hash }) => {
      const file = workspace.file()
      const row = rowOf(file, hash)
      if (!row.summary) throw new Refusal('damaged', `${row.number}: ${row.fault}`)
      return { row, record: JSON.parse(file.determinationText(hash)) as DeterminationRecord }
    },
    'determinations.issue': async (asked) => {
      const { hash } = await issued(context, chosen, asked)
      return { row: rowOf(workspace.file(), hash) }
    },
    'determinations.record': async ({ hash, event }) => {
      const file = workspace.file()
      const key = await context.office.signer()
      if (workspace.file() !== file)
        throw new Refusal('overtaken', 'Another workspace was opened. Nothing was recorded.')
      if (event.kind === 'approved') refuseOwnApproval(rowOf(file, hash))
      const system = { user: userName(), machine: hostname() || UNKNOWN_MACHINE }
      workspace.add((open) => open.recordEvent({ determination: hash, ...event }, system, key))
      return { row: rowOf(file, hash) }
    },
    'determinations.attach': async () => {
      const paths = await dialogs.papersToAttach()
      if (paths === null) return null
      const papers = await readPapers(paths)
      for (const paper of papers) chosen.set(paper.sha256, paper)
      return papers.map(({ name, sha256, bytes }) => ({ name, sha256, bytes }))
    },
    'determinations.savePaper': async ({ hash, sha256 }) => {
      const file = workspace.file()
      const paper = rowOf(file, hash).papers.find((one) => one.sha256 === sha256)
      if (!paper) throw new Refusal('not-found', 'The determination names no such paper.')
      const content = await keptContent(file, paper)
      const path = await dialogs.placeForFile(paper.name)
      if (path === null) return null
      await writeWhole(path, content)
      return { path }
    },
    'determinations.exportFile': async ({ hash }) => {
      const file = workspace.file()
      const text = file.determinationText(hash)
      const path = await dialogs.placeForExport(fileName(rowOf(file, hash).number), 'json')
      if (path === null) return null
      await writeWhole(path, text)
      return { path }
    },
    'determinations.verifyFile': async () => {
      const path = await dialogs.determinationToVerify()
      if (path === null) return null
      const read = await verify(await textIn(path), cryptography, {
        findPack: (workspace.state() ? workspace.file().packs() : carriedPacks).find,
      })
      if (read.ok) return { path, verification: read.value }
      const problems = read.problems.map((problem) => `${problem.path}: ${problem.message}`)
      throw new Refusal('not-readable', `${basename(path)} is no determination.`, problems)
    },
    'determinations.lastChanges': ({ asked }) => {
      const shown = workspace.shown()
      return { revisions: asked.map(({ item, after }) => shown.lastChangeOf(item, after)) }
    },
  }
}

const UNKNOWN_MACHINE = 'unknown machine'

type Asked = Input<'determinations.issue'>

/** Issues what is asked for, where it is what was looked at, and keeps it. */
async function issued(
  context: Context,
  chosen: ReadonlyMap<string, ChosenPaper>,
  asked: Asked,
): Promise<KeptDetermination> {
  const { workspace, office, appVersion } = context
  const file = workspace.file()
  const draft = await draftAsked(context, asked)
  const signer = await office.signer()
  const { preparer, approver } = asked.statement
  if (approver?.trim().toLowerCase() === preparer.trim().toLowerCase())
    throw new Refusal('refused', 'Preparer and approver are two persons.')
  const isAsked = file.settings().approvalByAnother
  if (isAsked && approver === null)
    throw new Refusal('refused', 'Another user has to approve it: name the approver.')
  const papers = asked.attachments.map(({ sha256, place }) => {
    const paper = chosen.get(sha256)
    if (!paper) throw new Refusal('not-found', 'A paper is no longer known. Attach it again.')
    return { paper, place }
  })
  const contents = await Promise.all(papers.map(({ paper }) => sameContent(paper)))
  const made = {
    at: new Date().toISOString(),
    by: userName(),
    machine: hostname() || UNKNOWN_MACHINE,
    engine: `minimis ${appVersion}`,
  }
  const answer = await issue(
    draft,
    {
      statement: {
        ...asked.statement,
        approver: isAsked ? null : approver,
        supersedes: supersededBy(file, asked.supersedes),
        attachments: papers.map(({ paper: { name, sha256, bytes } }) => ({ name, sha256, bytes })),
      },
      made,
      previous: file.lastDetermination(),
      packHash: packHash(packOf(file, draft)),
      signer,
    },
    cryptography,
  )
  if (!answer.ok) {
    const problems = answer.problems.map(({ path, message }) => `${path}: ${message}`)
    throw new Refusal('refused', `It is not issued: ${problems[0]}`, problems)
  }
  for (const [at, { paper, place }] of papers.entries())
    if (place === 'beside') await putBeside(file.path, paper, contents[at] as Buffer)
  const inside = papers.flatMap(({ paper: { sha256 }, place }, at) =>
    place === 'inside' ? [{ sha256, content: contents[at] as Buffer }] : [],
  )
  const says = {
    kind: 'approval-asked' as const,
    on: draft.on,
    by: preparer,
    note: approver ?? '',
    at: made.at,
    user: made.by,
    machine: made.machine,
  }
  const event = isAsked ? { says, key: signer } : undefined
  if (workspace.file() !== file)
    throw new Refusal('overtaken', 'Another workspace was opened. It was not issued.')
  return workspace.add((open) =>
    open.keepDetermination(answer.value.text, { papers: inside, event }),
  )
}

/** The draft as it would be issued now. Throws a Refusal where it is not the one that was looked at. */
async function draftAsked(
  { workspace, evaluator }: Context,
  { product, destinations, method, scenario, digest }: Asked,
): Promise<Draft> {
  const { source, revision } = shownSource(workspace)
  const { scenario: asked = null } = broughtBy(workspace.shown(), ['scenario'], {
    ...(scenario !== undefined && { scenario }),
  })
  const question = { product, destinations, method, scenario: asked }
  const { digest: now, draft } = await evaluator.ask(source, 'evaluate.draft', question)
  if (now !== digest)
    throw new Refusal(
      'overtaken',
      'What would be issued is no longer what was looked at: the workspace or the day has changed. Look at it again.',
    )
  const origin = { ...draft.origin, file: basename(workspace.file().path), revision }
  return { ...draft, origin }
}

function packOf(file: Workspace, { pack }: Draft) {
  const found = file.packs().find(pack.id)
  if (!found) throw new Error(`there is no rule pack ${pack.id}`)
  return found
}

function supersededBy(file: Workspace, asked: Asked['supersedes']) {
  if (asked === null) return null
  const { hash, reason } = asked
  const row = rowOf(file, hash)
  if (row.supersededBy)
    throw new Refusal(
      'refused',
      `${row.number} was superseded by ${row.supersededBy.number} already. Supersede that one.`,
    )
  return { number: row.number, hash, reason }
}

/** Whoever made a determination does not approve it as another user. */
function refuseOwnApproval({ summary, number, events }: KeptRow): void {
  const made = summary?.made.by ?? ''
  if (approvalOf(made, events) !== 'awaiting')
    throw new Refusal('refused', `${number} does not wait for an approval.`)
  if (userName() === made)
    throw new Refusal(
      'refused',
      `${number} was made by the system's user ${made}, who cannot approve it. Open the workspace as another user.`,
    )
}

function revisionOf({ summary }: KeptDetermination): number | null {
  return summary?.origin.revision ?? null
}

function rowsOf(file: Workspace, kept = file.determinations()): KeptRow[] {
  const events = file.determinationEvents()
  const inside = file.papers()
  const successors = successorsOf(kept)
  return kept.map(({ number, hash, summary, fault }) => {
    const own = events.filter(({ determination }) => determination === hash)
    const unreadable = own.find(({ event }) => event === null)
    return {
      number,
      hash,
      summary,
      fault: fault ?? unreadable?.fault ?? null,
      supersededBy: successors.get(hash) ?? null,
      events: own.flatMap(({ event, fault: why }) =>
        event ? [{ ...event, fault: why, signedBy: event.key && fingerprintOf(event.key) }] : [],
      ),
      papers: papersOf(file, inside, summary?.attachments ?? []),
    }
  })
}

/** Determinations that something in a workspace names and that are not in it: somebody took them out. */
function lostIn(file: Workspace): string[] {
  const kept = file.determinations()
  const here = new Set(kept.map(({ hash }) => hash))
  const named = [
    ...kept.flatMap(({ summary }) => summary?.supersedes?.hash ?? []),
    ...file.determinationEvents().map(({ determination }) => determination),
  ]
  return [...new Set(named)].filter((hash) => !here.has(hash))
}

function rowOf(file: Workspace, hash: string): KeptRow {
  const row = rowsOf(file).find((one) => one.hash === hash)
  if (!row) throw new Refusal('not-found', 'There is no such determination in this workspace.')
  return row
}

async function textIn(path: string): Promise<string> {
  const bytes = await readChosen(path, LARGEST_DETERMINATION)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Refusal('not-readable', `${path} cannot be read: it is not text in UTF-8.`)
  }
}
