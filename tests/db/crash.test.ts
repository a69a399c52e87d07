import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import { folder } from './expecting.ts'
import { content, hashText, random, session, small } from './support.ts'

const ROUNDS = 100
const WRITER = join(import.meta.dirname, 'crash-writer.ts')

interface Acknowledged {
  revision: number
  quantity: string
  model: string
}

/** Starts the writer, kills it after a random time, and gives the revisions that it acknowledged. */
async function crash(path: string, pick: (below: number) => number): Promise<Acknowledged[]> {
  const writer = spawn(process.execPath, [WRITER, path, `${pick(1e9)}`], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let failed = ''
  writer.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  writer.stderr.setEncoding('utf8').on('data', (text: string) => {
    failed += text
  })
  const closed = once(writer, 'close')
  // One in eight dies while it starts and opens the file, the others under the stream of edits.
  if (pick(8) > 0) await firstEdit(writer)
  await wait(pick(200))
  expect(writer.exitCode, said + failed).toBeNull()
  writer.kill('SIGKILL')
  await closed
  expect(writer.signalCode, failed).toBe('SIGKILL')
  return said
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [revision, quantity = '', model = ''] = line.split(' ')
      return { revision: Number(revision), quantity, model }
    })
}

function firstEdit(writer: ChildProcess): Promise<unknown> {
  return Promise.race([once(writer.stdout ?? writer, 'data'), once(writer, 'exit')])
}

/** What a workspace said about a revision, were it asked when that revision was the last. */
function seen(workspace: Workspace): { quantity: string; model: string } {
  const quantity = workspace.bom('W')[0]?.quantity ?? '-'
  return { quantity, model: hashText(content(workspace)) }
}

async function killAgainAndAgain(path: string, seed: number, rounds: number) {
  const pick = random(seed)
  Workspace.create(path, session(), { model: small() }).close()
  const counts = { kills: 0, acknowledged: 0, unfinishedFiles: 0, lost: 0 }
  let before = 1
  for (let round = 0; round < rounds; round++) {
    const acknowledged = await crash(path, pick)
    counts.kills++
    counts.acknowledged += acknowledged.length
    if (existsSync(`${path}-wal`) || existsSync(`${path}-journal`)) counts.unfinishedFiles++
    acknowledged.forEach(({ revision }, i) => {
      expect(revision).toBe(before + i + 1)
    })

    const workspace = Workspace.open(path, session())
    const { revision, readOnly } = workspace.state()
    expect(readOnly, `round ${round}`).toBeNull()
    const last = acknowledged.at(-1)
    // At most one more than was acknowledged: the one that was written but not yet said.
    const least = last?.revision ?? before
    counts.lost += Math.max(0, least - revision)
    expect(revision).toBeGreaterThanOrEqual(least)
    if (acknowledged.length > 0) expect(revision).toBeLessThanOrEqual(least + 1)
    if (last) {
      const then = revision === last.revision ? workspace : workspace.past(last.revision)
      expect(seen(then)).toEqual({ quantity: last.quantity, model: last.model })
      if (then !== workspace) then.close()
      const middle = acknowledged[pick(acknowledged.length)] as Acknowledged
      const past = workspace.past(middle.revision)
      expect(seen(past)).toEqual({ quantity: middle.quantity, model: middle.model })
      past.close()
    }
    before = revision
    workspace.close()

    const database = new Database(path, { readonly: true })
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(database.pragma('foreign_key_check')).toEqual([])
    const gaps = 'SELECT max(revision) - count(*) FROM change'
    expect(database.prepare(gaps).pluck().get()).toBe(0)
    database.close()
  }
  return counts
}

test('nothing that was acknowledged is lost when the process is killed', async () => {
  // In a plain folder with write-ahead logging, in a synced one with a rollback journal.
  const [plain, synced] = await Promise.all([
    killAgainAndAgain(join(folder(), 'w.minimis'), 11, ROUNDS / 2),
    killAgainAndAgain(join(folder('OneDrive'), 'w.minimis'), 12, ROUNDS / 2),
  ])
  console.info('plain folder', plain)
  console.info('synced folder', synced)
  expect(plain.kills + synced.kills).toBe(ROUNDS)
  expect(plain.lost + synced.lost).toBe(0)
  // The kills came in the middle of work.
  expect(plain.acknowledged).toBeGreaterThan(ROUNDS)
  expect(synced.acknowledged).toBeGreaterThan(ROUNDS)
  expect(plain.unfinishedFiles).toBeGreaterThan(ROUNDS / 4)
})
