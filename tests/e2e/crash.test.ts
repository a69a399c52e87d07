import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import { random, session, small } from '../db/support.ts'
import { launchApp, newUserData } from './launch.ts'

/** How often the app is killed; KILLS may raise it. */
const ROUNDS = Math.max(40, Number(process.env.KILLS ?? 0))

interface Acknowledged {
  revision: number
  quantity: string
}

/**
 * Runs the app on a workspace under a stream of edits, kills it some milliseconds after the first that
 * it acknowledged, and gives all that it acknowledged.
 */
async function crash(
  path: string,
  userData: string,
  delay: number,
  from: number,
): Promise<Acknowledged[]> {
  const { app, page } = await launchApp({ userData, args: [path] })
  const acknowledged: Acknowledged[] = []
  const first = page.waitForEvent('console', {
    predicate: (message) => message.text().startsWith('acknowledged'),
    timeout: 60_000,
  })
  page.on('console', (message) => {
    const [word, revision, quantity = ''] = message.text().split(' ')
    if (word === 'acknowledged') acknowledged.push({ revision: Number(revision), quantity })
  })
  const edits = page.evaluate(async (first) => {
    const rows = await window.minimis.call('bom.rows', { product: 'W' })
    if (!rows.ok) throw new Error(rows.failure.message)
    const line = rows.value.rows[0]?.line ?? 0
    for (let quantity = first; ; quantity++) {
      const answer = await window.minimis.call('edit.apply', {
        kind: 'setLine',
        line,
        quantity: `${quantity}`,
      })
      if (!answer.ok) throw new Error(answer.failure.message)
      console.log('acknowledged', answer.value.revision, quantity)
    }
  }, from)
  const stopped = edits.catch(() => {})
  await first
  await wait(delay)
  const main = app.process()
  const exited = once(main, 'exit')
  main.kill('SIGKILL')
  await exited
  await stopped
  return acknowledged
}

test(`the app is killed ${ROUNDS} times under a stream of edits and loses none that it acknowledged`, {
  timeout: 20_000 * ROUNDS,
}, async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'minimis-crash-')), 'crash.minimis')
  const userData = newUserData()
  const pick = random(1734)
  Workspace.create(path, session(), { model: small() }).close()
  const counts = { kills: 0, acknowledged: 0, lost: 0 }
  let quantity = 1000
  for (let round = 0; round < ROUNDS; round++) {
    const acknowledged = await crash(path, userData, pick(100), quantity)
    counts.kills++
    counts.acknowledged += acknowledged.length
    quantity += acknowledged.length + 10

    const workspace = Workspace.open(path, session())
    expect(workspace.state().readOnly, `round ${round}`).toBeNull()
    const written = new Map(
      workspace.history({ limit: 5000 }).map((change) => [change.revision, change.what]),
    )
    for (const edit of acknowledged) {
      if (!written.get(edit.revision)?.endsWith(` to ${edit.quantity}`)) counts.lost++
    }
    workspace.close()
    const database = new Database(path, { readonly: true })
    expect(database.pragma('integrity_check', { simple: true }), `round ${round}`).toBe('ok')
    database.close()
  }
  console.info(
    `${counts.kills} kills, ${counts.acknowledged} acknowledged edits, ${counts.lost} lost`,
  )
  expect(counts.acknowledged).toBeGreaterThanOrEqual(ROUNDS)
  expect(counts.lost).toBe(0)
})
