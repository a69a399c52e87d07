import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { moveFile } from '../../db/files.ts'
import { Workspace } from '../../db/workspace.ts'
import { expectFailure, folder } from './expecting.ts'
import { hash, session, small } from './support.ts'

/** Holds a file or a folder so that nothing in it is renamed; false: this system cannot. */
function hold(path: string): boolean {
  onTestFinished(() => {
    spawnSync('chattr', ['-i', path])
  })
  return spawnSync('chattr', ['+i', path]).status === 0
}

test('a file that is held for a moment is moved once it is free', (context) => {
  const at = folder()
  const from = join(at, 'from')
  writeFileSync(from, 'x')
  if (!hold(from)) return context.skip()
  spawn('sh', ['-c', `sleep 0.3; chattr -i '${from}'`])
  moveFile(from, join(at, 'to'))
  expect(readdirSync(at)).toEqual(['to'])
})

test('a restore onto a file that stays held says so, and leaves all in its place', (context) => {
  const path = join(folder(), 'w.minimis')
  const workspace = Workspace.create(path, session(), { model: small() })
  workspace.apply({ kind: 'changePart', id: 'P2', set: { origin: 'KR' } })
  const backup = workspace.backUp()
  workspace.apply({ kind: 'changePart', id: 'P2', set: { origin: 'FR' } })
  workspace.close()
  const before = hash(path)
  if (!hold(path)) return context.skip()
  expectFailure(() => Workspace.restore(path, backup, session()), 'read-only')
  spawnSync('chattr', ['-i', path])
  expect(hash(path)).toBe(before)
  expect(existsSync(`${path}.partial`)).toBe(false)
  const again = Workspace.open(path, session())
  expect(again.state().readOnly).toBeNull()
  expect(again.model().parts.find(({ id }) => id === 'P2')?.origin).toBe('FR')
  again.close()
})
