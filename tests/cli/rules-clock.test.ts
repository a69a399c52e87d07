import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { systemSession, Workspace } from '../../db/workspace.ts'
import { readModel } from '../../shared/model/read.ts'
import { fileOf, newSigner, questionOf } from '../determination/support.ts'

const root = join(import.meta.dirname, '../..')
const minimis = (...args: string[]) => {
  const run = spawnSync(process.execPath, [join(root, 'cli/main.ts'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  return { status: run.status, stdout: run.stdout, stderr: run.stderr }
}
const demo = join(root, 'samples/telecom.json')

test('rules clock lists the days on which rows turn, past and coming', () => {
  const { status, stdout } = minimis('rules', 'clock', '--on', '2026-09-01')
  expect(status).toBe(0)
  expect(stdout).toContain('2026-07-10  past\n  United Arab Emirates entered A:5.')
  expect(stdout).toContain('2026-11-20  coming\n')
  expect(stdout).not.toContain('What turns')
})

test('with a model it names the verdicts that turn, for the destination that turns alone', () => {
  const asked = ['--product', 'RU-3500', '--to', 'AE,CN', '--on', '2026-11-24', '--json']
  const { status, stdout } = minimis('rules', 'clock', demo, ...asked)
  expect(status).toBe(0)
  const { events } = JSON.parse(stdout)
  expect(events[0]).toMatchObject({ day: '2026-07-10', state: 'past' })
  expect(events[0].turned).toMatchObject([
    {
      product: 'RU-3500',
      destination: 'AE',
      isFlipped: true,
    },
  ])
  expect(events.slice(1).map(({ turned }: { turned: unknown[] }) => turned)).toEqual([[], []])
})

test('of a workspace it names the determinations whose verdict turns', async () => {
  const read = readModel(readFileSync(demo, 'utf8'))
  if (!read.ok) throw new Error('the sample is not usable')
  const path = join(mkdtempSync(join(tmpdir(), 'minimis-clock-')), 'w.minimis')
  const workspace = Workspace.create(path, systemSession('Ada'), { model: read.value })
  const keep = async (number: string, on: string) => {
    const asked = { product: 'RU-3500', destinations: ['AE'], on }
    const origin = { file: 'w.minimis', revision: 1, scenarios: [] }
    const question = questionOf(workspace.model(), { ...asked, origin })
    const previous = workspace.lastDetermination()
    const given = { statement: { number }, previous, signer: newSigner() }
    workspace.keepDetermination(await fileOf(question, given))
  }
  await keep('D-JULY', '2026-07-01')
  await keep('D-AUGUST', '2026-08-01')
  workspace.close()
  const asked = ['--product', 'RU-3500', '--to', 'AE', '--on', '2026-11-24']
  const { stdout } = minimis('rules', 'clock', path, ...asked)
  expect(stdout).toContain('Determinations of a day before it that are touched: D-JULY.\n')
})

test.each([
  [['clock', '--to', 'AE'], '--to: needs a model or workspace file'],
  [['clock', 'a.json', 'b.json'], 'usage: minimis rules clock'],
  [['clock', '--on', '2026-02-30'], '--on: "2026-02-30" is not a day'],
  [['clock', 'nowhere.json'], 'nowhere.json'],
  [['clock', demo, '--to', 'ZZ'], '"ZZ" is no destination'],
])('rules %j is refused', (args, message) => {
  const { status, stdout, stderr } = minimis('rules', ...args)
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toContain(message)
})
