import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setImmediate as next, setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import { folder } from './expecting.ts'
import { canonical, random, session, telecom } from './support.ts'

/** Waits until a workspace is half made: its file is there under the name of an unfinished one. */
async function untilHalfMade(path: string): Promise<void> {
  while (!existsSync(`${path}.partial`) && !existsSync(path)) await next()
}

/** Makes a workspace in another process and kills it when `moment` has come. */
async function makeAndKill(path: string, moment: () => Promise<void>): Promise<void> {
  const maker = spawn(process.execPath, [join(import.meta.dirname, 'making.ts'), path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(maker.stdout, 'data')
  await moment()
  maker.kill('SIGKILL')
  await once(maker, 'close')
}

test('a process killed while it makes a workspace leaves none or a whole one', async () => {
  const pick = random(5)
  const counts = { none: 0, whole: 0, unfinished: 0 }
  for (let round = 0; round < 10; round++) {
    const path = join(folder(), 'w.minimis')
    const after = pick(700)
    await makeAndKill(path, () => (round % 2 === 0 ? untilHalfMade(path) : wait(after)))
    if (existsSync(`${path}.partial`)) counts.unfinished++
    if (existsSync(path)) {
      counts.whole++
      const workspace = Workspace.open(path, session())
      expect(workspace.state()).toMatchObject({ readOnly: null, revision: 1 })
      expect(canonical(workspace.model())).toBe(canonical(telecom()))
      workspace.close()
    } else {
      counts.none++
      Workspace.create(path, session(), { model: telecom() }).close()
    }
    const left = readdirSync(dirname(path)).filter((name) => name.includes('.partial'))
    expect(left).toEqual([])
  }
  console.info('makers', counts)
  expect(counts.unfinished).toBeGreaterThan(0)
})
