import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import { session, small } from '../db/support.ts'

const main = join(import.meta.dirname, '../../cli/main.ts')

/** A number that no entry of the system's users has. */
const NOBODY = 54_321

test.skipIf(process.getuid?.() !== 0)('a user whom the system does not know gets a result', () => {
  const folder = mkdtempSync(join(tmpdir(), 'minimis-user-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'w.minimis')
  Workspace.create(path, session(), { model: small() }).close()
  chmodSync(folder, 0o755)
  chmodSync(path, 0o644)
  const userOf = (...args: string[]) => {
    const ran = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      uid: NOBODY,
      env: { PATH: process.env.PATH, NO_COLOR: '1' },
    })
    return { status: ran.status, stderr: ran.stderr }
  }
  // The system does not know them: that is the fault that is made here.
  expect(userOf('-e', 'os.userInfo()').status).toBe(1)
  expect(userOf(main, 'calc', path, '--to', 'CN', '--json')).toEqual({ status: 0, stderr: '' })
})
