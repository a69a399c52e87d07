import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { cryptography } from '../../db/cryptography.ts'
import { packHash } from '../../db/pack-hash.ts'
import { userName } from '../../db/user-name.ts'
import { Evaluator } from '../../electron/evaluation/evaluator.ts'
import type { Context } from '../../electron/handlers/context.ts'
import { determinationsHandlers } from '../../electron/handlers/determinations.ts'
import { evaluateHandlers } from '../../electron/handlers/evaluate.ts'
import { officeHandlers } from '../../electron/handlers/office.ts'
import { answer } from '../../electron/ipc/answer.ts'
import type { Handlers } from '../../electron/ipc/handlers.ts'
import { Office, type SafeStore } from '../../electron/office.ts'
import { OpenWorkspace } from '../../electron/open-workspace.ts'
import { eventText } from '../../shared/determination/event.ts'
import { noticesOf } from '../../shared/determination/notices.ts'
import { type Verification, verify } from '../../shared/determination/verify.ts'
import type { CallName, Input, Output } from '../../shared/ipc/contract.ts'
import type { Scenario } from '../../shared/model/scenario.ts'
import type { Model } from '../../shared/model/schema.ts'
import { currentPack, findPack } from '../../shared/rules/packs/index.ts'
import { lower, packText, rowOf } from '../db/another-pack.ts'
import { telecom } from '../db/support.ts'

vi.mock('../../db/user-name.ts', () => ({ userName: vi.fn(() => 'anna') }))

const file = new URL('../../electron/evaluation/worker.ts', import.meta.url).pathname
const look = 'look-through' as const
const asked = { product: 'ER-4400', destinations: ['CN', 'DE'], method: look }
const passphrase = 'correct horse battery'

const stopped: (() => Promise<void>)[] = []
afterEach(async () => {
  vi.mocked(userName).mockReturnValue('anna')
  for (const stop of stopped.splice(0)) await stop()
})

/** The system's store of secrets: here the letters turned round. */
const turning: SafeStore = {
  isEncryptionAvailable: () => true,
  encryptString: (text) => Buffer.from([...text].reverse().join('')),
  decryptString: (sealed) => [...sealed.toString()].reverse().join(''),
}
const none: SafeStore = {
  isEncryptionAvailable: () => false,
  encryptString: () => {
    throw new Error('the system keeps no secrets')
  },
  decryptString: () => {
    throw new Error('the system keeps no secrets')
  },
}

/** The whole main process without a window, over a workspace with a model. */
function opened(model: Model = telecom(), store: SafeStore = turning) {
  const folder = mkdtempSync(join(tmpdir(), 'minimis-determined-'))
  const workspace = new OpenWorkspace(() => {})
  workspace.create(join(folder, 'w.minimis'), model)
  onTestFinished(() => workspace.closeFiles())
  const evaluator = new Evaluator(file, () => {})
  stopped.push(() => evaluator.stop())
  const chosen: { paths: string[] | null; path: string | null } = { paths: null, path: null }
  const dialogs = {
    papersToAttach: async () => chosen.paths,
    placeForExport: async () => chosen.path,
    placeForFile: async () => chosen.path,
    placeForKey: async () => chosen.path,
    keyToTake: async () => chosen.path,
    determinationToVerify: async () => chosen.path,
  }
  const office = new Office(join(folder, 'office', 'office-key.json'), store)
  const context = { workspace, evaluator, dialogs, office, appVersion: '9.8.7' }
  const all = context as unknown as Context
  const handlers = {
    ...evaluateHandlers(all),
    ...determinationsHandlers(all),
    ...officeHandlers(all),
  }
  async function call<N extends CallName>(name: N, input: Input<N>) {
    const failures: unknown[] = []
    const answered = await answer(handlers as Handlers, name, input, (_, error) =>
      failures.push(error),
    )
    expect(failures).toEqual([])
    return answered as { ok: true; value: Output<N> } | Extract<typeof answered, { ok: false }>
  }
  async function value<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> {
    const answered = await call(name, input)
    if (!answered.ok) throw new Error(JSON.stringify(answered.failure))
    return answered.value
  }
  async function refusal<N extends CallName>(name: N, input: Input<N>): Promise<string> {
    const answered = await call(name, input)
    if (answered.ok) throw new Error('nothing was refused')
    return [answered.failure.message, ...(answered.failure.details ?? [])].join('\n')
  }
  type Issue = Input<'determinations.issue'>
  async function toIssue(number: string, more: Partial<Issue> = {}): Promise<Issue> {
    const { scenario } = more
    const subject = { ...asked, ...(scenario !== undefined && { scenario }) }
    const { digest, draft } = await value('evaluate.draft', subject)
    const statement = {
      number,
      rationale: 'Checked against the drawings.',
      notices: noticesOf(draft.result).map((notice) => ({ ...notice, note: 'Looked at.' })),
      preparer: 'Anna Example',
      approver: 'Ben Example',
      validUntil: null,
    }
    return { ...subject, digest, statement, supersedes: null, attachments: [], ...more }
  }
  async function issue(number: string, more: Partial<Issue> = {}) {
    if ((await office.state()).fingerprint === null) await office.make(passphrase)
    return (await value('determinations.issue', await toIssue(number, more))).row
  }
  const compared = async () => (await value('evaluate.determined', { job: 'j' })).rows
  return { workspace, office, chosen, folder, call, value, refusal, toIssue, issue, compared }
}

function setOrigin(workspace: OpenWorkspace, id: string, origin: string): void {
  workspace.edit((open) => open.apply({ kind: 'changePart', id, set: { origin } }))
}

test('what is issued is what was looked at, signed, and verified from its file alone', async () => {
  const { value, issue, chosen, folder, workspace, office } = opened()
  const row = await issue('D-1')
  expect(row).toMatchObject({ number: 'D-1', fault: null, supersededBy: null, events: [] })
  expect(row.summary).toMatchObject({
    origin: { file: 'w.minimis', revision: 1, scenarios: [] },
    made: { by: 'anna', engine: 'minimis 9.8.7' },
  })
  chosen.path = join(folder, 'd.json')
  await value('determinations.exportFile', { hash: row.hash })
  const text = readFileSync(chosen.path, 'utf8')
  expect(text).toBe(workspace.file().determinationText(row.hash))
  const { fingerprint } = await office.state()
  const known = fingerprint === null ? [] : [fingerprint]
  const verified = await verify(text, cryptography, { findPack, known })
  expect(verified.ok && verified.value.state).toBe('valid')
  const { verification } = await value('evaluate.verify', { hash: row.hash })
  expect(verification).toMatchObject({ state: 'unknown-office', fingerprint, difference: null })
  const outside = await value('determinations.verifyFile', undefined)
  expect(outside?.verification.state).toBe('unknown-office')
  const second = await issue('D-2')
  expect(second.summary?.previous).toBe(row.hash)
  const chain = (await value('evaluate.verify', { hash: second.hash })).verification.checks
  expect(chain.find(({ check }) => check === 'chain')).toMatchObject({ state: 'holds' })
})

test('of a past revision only what was issued by then is listed, and told how much came later', async () => {
  const { value, issue, workspace } = opened()
  await issue('D-1')
  setOrigin(workspace, 'IC-FPGA-LRG', 'JP')
  await issue('D-2')
  const listed = async () => {
    const { rows, later } = await value('determinations.list', undefined)
    return [rows.map(({ number }) => number), later]
  }
  expect(await listed()).toEqual([['D-1', 'D-2'], 0])
  workspace.openPast(1)
  expect(await listed()).toEqual([['D-1'], 1])
  workspace.openPast(2)
  expect(await listed()).toEqual([['D-1', 'D-2'], 0])
  workspace.openPresent()
  expect(await listed()).toEqual([['D-1', 'D-2'], 0])
})

test('what was made by an adopted pack is compared with it where it is kept, and named where it is not', async () => {
  const { value, issue, chosen, folder, workspace } = opened()
  const pack = rowOf(await packText('ear-adopted', lower))
  const reasons = { on: '2026-11-29', reason: 'A notice' }
  workspace.edit((open) => open.adoptPack({ pack: pack.id, hash: pack.hash, ...reasons }, [pack]))
  const { hash, summary } = await issue('D-1')
  expect(summary?.pack.id).toBe('ear-adopted')
  const ours = currentPack().header.id
  const back = packHash(currentPack())
  workspace.edit((open) => open.adoptPack({ pack: ours, hash: back, ...reasons }, []))
  chosen.path = join(folder, 'd.json')
  await value('determinations.exportFile', { hash })
  const { verification } = await value('evaluate.verify', { hash })
  const outside = await value('determinations.verifyFile', undefined)
  for (const { checks, missingPack } of [verification, outside?.verification as Verification]) {
    expect(missingPack).toBeNull()
    expect(checks.find(({ check }) => check === 'pack')).toMatchObject({ state: 'holds' })
  }
  const elsewhere = opened()
  elsewhere.chosen.path = chosen.path
  const there = await elsewhere.value('determinations.verifyFile', undefined)
  expect(there?.verification).toMatchObject({
    state: 'unknown-office',
    missingPack: { id: 'ear-adopted', sha256: pack.hash },
  })
})

test('what was changed meanwhile, an open notice and one name for two persons are refused', async () => {
  const { toIssue, refusal, value, workspace, office } = opened()
  const issue = await toIssue('D-1')
  expect(await refusal('determinations.issue', issue)).toMatch(/has no key yet/)
  await office.make(null)
  const [first, ...rest] = issue.statement.notices
  const blank = { ...issue.statement, notices: [{ ...first, note: ' ' }, ...rest] }
  const open = await refusal('determinations.issue', { ...issue, statement: blank as never })
  expect(open).toMatch(/notices/)
  const without = { ...issue.statement, notices: rest }
  expect(await refusal('determinations.issue', { ...issue, statement: without })).toContain(
    `${first?.code} is not ticked off`,
  )
  const one = { ...issue.statement, approver: ' anna example ' }
  expect(await refusal('determinations.issue', { ...issue, statement: one })).toMatch(/two persons/)
  setOrigin(workspace, 'IC-FPGA-LRG', 'JP')
  expect(await refusal('determinations.issue', issue)).toMatch(/no longer what was looked at/)
  expect((await value('determinations.list', undefined)).rows).toEqual([])
})

test('a part changed two levels down is told with the verdicts of today and its effect', async () => {
  const { issue, compared, value, workspace } = opened()
  const { hash } = await issue('D-1')
  expect(await compared()).toMatchObject([{ hash, inputs: 'same', rules: 'same', verdicts: null }])
  workspace.edit((open) =>
    open.apply({ kind: 'changePart', id: 'IC-FPGA-MID', set: { name: 'Elsewhere' } }),
  )
  setOrigin(workspace, 'IC-FPGA-LRG', 'JP')
  const [today] = await compared()
  expect(today).toMatchObject({ inputs: 'changed', rules: 'same', more: 0 })
  expect(today?.changes[0]).toMatchObject({ id: 'IC-FPGA-LRG', member: ['origin'], to: 'JP' })
  expect(today?.verdicts?.map(({ destination }) => destination)).toEqual(['CN', 'DE'])
  const { effects } = await value('evaluate.determinedEffects', { hash, destination: 'CN' })
  expect(effects.to.share).toEqual(today?.verdicts?.[0]?.share)
  expect(effects.steps.some(({ moves }) => moves.low !== '0')).toBe(true)
  const items = [
    { item: 'IC-FPGA-LRG', after: 1 },
    { item: 'IC-FPGA-LRG', after: 3 },
    { item: 'ER-4400', after: 0 },
  ]
  expect(await value('determinations.lastChanges', { asked: items })).toEqual({
    revisions: [3, null, 1],
  })
  workspace.edit((open) => open.undo())
  const [back] = await compared()
  expect(back?.changes.map((change) => ('id' in change ? change.id : ''))).not.toContain(
    'IC-FPGA-LRG',
  )
})

test('other rules, a removed product and a removed scenario are told apart', async () => {
  const scenario: Scenario = {
    format: 'minimis-scenario',
    version: 1,
    name: 'Japan',
    changes: [{ kind: 'setOrigin', where: { part: 'IC-FPGA-LRG' }, origin: 'JP' }],
  }
  const { issue, compared, workspace } = opened()
  workspace.edit((open) => open.apply({ kind: 'saveScenario', scenario }))
  await issue('BASE')
  const over = await issue('OVER', { scenario: 1 })
  expect(over.summary?.origin.scenarios).toEqual(['Japan'])
  expect(await compared()).toMatchObject([{ inputs: 'same' }, { inputs: 'same', rules: 'same' }])
  const choices = { foreignContentUndeclared: 'unknown' }
  workspace.edit((open) => open.apply({ kind: 'changeSettings', set: { choices } }))
  expect(await compared()).toMatchObject([
    { inputs: 'same', rules: 'changed', changedRules: { switches: [{ to: 'unknown' }] } },
    { inputs: 'same', rules: 'changed' },
  ])
  workspace.edit((open) => open.undo())
  workspace.edit((open) => open.apply({ kind: 'removeScenario', id: 1 }))
  expect(await compared()).toMatchObject([
    { inputs: 'same' },
    { inputs: 'gone', why: 'there is no scenario "Japan"' },
  ])
  workspace.edit((open) => open.apply({ kind: 'removeProduct', id: 'ER-4400' }))
  expect(await compared()).toMatchObject([{ inputs: 'gone' }, { inputs: 'gone' }])
})

test('one comes in the place of another once, with a reason, and both say so', async () => {
  const { issue, value, refusal, toIssue } = opened()
  const first = await issue('D-1')
  const supersedes = { hash: first.hash, reason: 'Another supplier.' }
  const second = await issue('D-2', { supersedes })
  const { rows } = await value('determinations.list', undefined)
  expect(rows[0]?.supersededBy).toEqual({
    number: 'D-2',
    hash: second.hash,
    reason: 'Another supplier.',
  })
  expect(rows[1]?.summary?.supersedes?.number).toBe('D-1')
  expect(await refusal('determinations.issue', await toIssue('D-3', { supersedes }))).toMatch(
    /superseded by D-2 already/,
  )
  const blank = { hash: second.hash, reason: ' ' }
  expect(
    await refusal('determinations.issue', await toIssue('D-3', { supersedes: blank })),
  ).toMatch(/supersedes/)
})

test('where another user has to approve, it waits for one', async () => {
  const { issue, value, refusal, workspace, office } = opened()
  workspace.edit((open) => open.apply({ kind: 'changeSettings', set: { approvalByAnother: true } }))
  const row = await issue('D-1')
  expect(row.summary?.approver).toBeNull()
  expect(row.events).toMatchObject([{ kind: 'approval-asked', note: 'Ben Example' }])
  const event = { kind: 'approved', on: '2026-11-29', by: 'Ben Example', note: 'Agreed.' } as const
  expect(await refusal('determinations.record', { hash: row.hash, event })).toMatch(
    /user anna, who cannot approve/,
  )
  vi.mocked(userName).mockReturnValue('ben')
  forgeApproval(workspace.file().path, row.hash)
  const [forged] = (await value('determinations.list', undefined)).rows
  expect(forged?.events.at(-1)).toMatchObject({ kind: 'approved', user: 'eve', signedBy: null })
  const approved = await value('determinations.record', { hash: row.hash, event })
  expect(approved.row.events.at(-1)).toMatchObject({
    kind: 'approved',
    user: 'ben',
    fault: null,
    signedBy: (await office.state()).fingerprint,
  })
  expect(await refusal('determinations.record', { hash: row.hash, event })).toMatch(
    /does not wait for an approval/,
  )
})

/** Writes an approval into the file as another program would: whole, chained, and by nobody's key. */
function forgeApproval(path: string, determination: string): void {
  const database = new Database(path)
  const previous = database.prepare('SELECT hash FROM determination_event').pluck().get() as string
  const body = eventText({
    determination,
    kind: 'approved',
    on: '2026-11-29',
    by: 'Eve',
    note: 'Agreed.',
    at: '2026-11-29T08:00:00.000Z',
    user: 'eve',
    machine: 'desk',
    previous,
    key: null,
    signature: null,
  })
  database
    .prepare('INSERT INTO determination_event (determination, body, hash) VALUES (?, ?, ?)')
    .run(determination, body, createHash('sha256').update(body).digest('hex'))
  database.close()
}

test('one that was taken out of the file is missed where something names it', async () => {
  const { issue, value, workspace } = opened()
  const first = await issue('D-1')
  await issue('D-2', { supersedes: { hash: first.hash, reason: 'Another supplier.' } })
  expect((await value('determinations.list', undefined)).lost).toEqual([])
  const database = new Database(workspace.file().path)
  const [{ sql = '' } = {}] = database
    .prepare(`SELECT sql FROM sqlite_master WHERE name = 'determination_undeleted'`)
    .all() as { sql: string }[]
  database.exec('DROP TRIGGER determination_undeleted; DELETE FROM determination WHERE id = 1')
  database.exec(sql)
  database.close()
  expect((await value('determinations.list', undefined)).lost).toEqual([first.hash])
})

test('what is no file is refused, and not waited for', async () => {
  const { refusal, chosen, folder } = opened()
  for (const path of process.platform === 'win32' ? [folder] : [folder, '/dev/zero', pipe(folder)])
    for (const [name, input] of [
      ['determinations.verifyFile', undefined],
      ['office.takeBackup', { passphrase }],
    ] as const) {
      chosen.path = path
      expect(await refusal(name, input as never)).toBe(`${path} is no file.`)
    }
})

function pipe(folder: string): string {
  const path = join(folder, 'pipe')
  spawnSync('mkfifo', [path])
  return path
}

test('papers lie inside or beside, and one that was changed is told', async () => {
  const { issue, value, refusal, chosen, folder, workspace } = opened()
  const [inside, beside] = [join(folder, 'in.pdf'), join(folder, 'out.pdf')]
  writeFileSync(inside, 'the drawing')
  writeFileSync(beside, 'the declaration')
  chosen.paths = [inside, beside]
  const papers = (await value('determinations.attach', undefined)) ?? []
  expect(papers.map(({ name, bytes }) => [name, bytes])).toEqual([
    ['in.pdf', 11],
    ['out.pdf', 15],
  ])
  const attachments = papers.map(({ sha256 }, at) => ({
    sha256,
    place: at === 0 ? ('inside' as const) : ('beside' as const),
  }))
  const row = await issue('D-1', { attachments })
  expect(row.papers.map(({ name, place }) => [name, place])).toEqual([
    ['in.pdf', 'inside'],
    ['out.pdf', 'beside'],
  ])
  chosen.path = join(folder, 'copy')
  const [one, other] = papers
  const save = (sha256 = '') => ({ hash: row.hash, sha256 })
  await value('determinations.savePaper', save(one?.sha256))
  expect(readFileSync(chosen.path, 'utf8')).toBe('the drawing')
  const place = join(`${workspace.file().path}-papers`, `${other?.sha256.slice(0, 16)} out.pdf`)
  expect(readFileSync(place, 'utf8')).toBe('the declaration')
  writeFileSync(place, 'another')
  const placeShown = async () =>
    (await value('determinations.open', { hash: row.hash })).row.papers[1]?.place
  expect(await placeShown()).toBe('changed')
  writeFileSync(place, 'the DECLARATION')
  expect(await refusal('determinations.savePaper', save(other?.sha256))).toMatch(/another/)
  const besideAgain = [{ sha256: other?.sha256 ?? '', place: 'beside' as const }]
  await expect(issue('D-2', { attachments: besideAgain })).rejects.toThrow(/Move it away/)
  expect(readFileSync(place, 'utf8')).toBe('the DECLARATION')
  writeFileSync(inside, 'changed since')
  const sha256 = createHash('sha256').update('the drawing').digest('hex')
  const again = [{ sha256, place: 'inside' as const }]
  await expect(issue('D-2', { attachments: again })).rejects.toThrow(
    /changed since it was attached/,
  )
  chosen.paths = [folder]
  expect(await refusal('determinations.attach', undefined)).toMatch(/is no file/)
})

test('the office key is kept by the system, or sealed by a passphrase where it has no store', async () => {
  const bySystem = opened()
  const { office, folder, chosen } = bySystem
  expect(await office.state()).toMatchObject({ fingerprint: null, keptBy: 'system' })
  const made = await bySystem.value('office.make', { passphrase: null })
  expect(made).toMatchObject({ keptBy: 'system', isOpen: true, problem: null })
  const path = join(folder, 'office', 'office-key.json')
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(await new Office(path, turning).state()).toEqual(made)
  expect(await bySystem.refusal('office.make', { passphrase: null })).toMatch(/already/)
  expect(await bySystem.refusal('office.saveBackup', { passphrase: 'short' })).toMatch(
    /at least 12/,
  )
  chosen.path = join(folder, 'backup.minimis-key')
  await bySystem.value('office.saveBackup', { passphrase })

  const byPassphrase = opened(telecom(), none)
  expect(await byPassphrase.refusal('office.make', { passphrase: null })).toMatch(/at least 12/)
  const other = await byPassphrase.value('office.make', { passphrase })
  expect(other).toMatchObject({ keptBy: 'passphrase', isOpen: true })
  const kept = join(byPassphrase.folder, 'office', 'office-key.json')
  const closed = new Office(kept, none)
  expect((await closed.state()).isOpen).toBe(false)
  await expect(closed.signer()).rejects.toThrow(/passphrase of the office key is needed/)
  await expect(closed.unlock('another passphrase')).rejects.toThrow(/does not open/)
  expect(await closed.unlock(passphrase)).toEqual(other)
  byPassphrase.chosen.path = chosen.path
  const taken = await byPassphrase.value('office.takeBackup', { passphrase })
  expect(taken?.fingerprint).toBe(made.fingerprint)
  expect(existsSync(`${kept}.1.aside`)).toBe(true)
  writeFileSync(kept, '{')
  const broken = await new Office(kept, none).state()
  expect(broken).toMatchObject({ fingerprint: null, problem: expect.stringMatching(/backup/) })
  expect(readFileSync(kept, 'utf8')).toBe('{')
})
