import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import { session, small } from '../db/support.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'minimis-cli-day-'))
const path = join(folder, 'day.minimis')

beforeAll(() => {
  const clock = session('Anna', '2026-01-30T08:00:00.000Z')
  const workspace = Workspace.create(path, clock, { model: small() })
  clock.at = '2026-11-24T08:00:00.000Z'
  const price = { amount: '40', currency: 'USD' }
  workspace.apply({ kind: 'setPrice', item: 'P1', validFrom: '2026-11-24', price })
  workspace.close()
})

/** Runs the command line at a moment, in a time zone. */
function minimisAt(moment: string, zone: string, ...args: string[]) {
  const clock = join(folder, `clock-${moment.replaceAll(':', '-')}.mjs`)
  const stopped = `globalThis.Date = class extends Date {
    constructor(...given) { given.length > 0 ? super(...given) : super(${JSON.stringify(moment)}) }
    static now() { return Date.parse(${JSON.stringify(moment)}) }
  }`
  writeFileSync(clock, stopped)
  const preload = ['--import', pathToFileURL(clock).href]
  const run = spawnSync(process.execPath, [...preload, join(root, 'cli/main.ts'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', TZ: zone },
  })
  return { status: run.status, stdout: run.stdout, stderr: run.stderr }
}

const calc = ['calc', path, '--product', 'W', '--to', 'IR', '--json']
const shareAndDay = (text: string) => {
  const { on, results } = JSON.parse(text)
  return [on, results[0].share.low]
}

test('a revision gives the same bytes on its day and 300 days later, in every zone', () => {
  const first = minimisAt('2026-01-30T12:00:00Z', 'UTC', ...calc, '--revision', '1')
  expect([first.status, first.stderr]).toEqual([0, ''])
  expect(shareAndDay(first.stdout)[0]).toBe('2026-01-30')
  for (const zone of ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
    const later = minimisAt('2026-11-26T12:00:00Z', zone, ...calc, '--revision', '1')
    expect(later.stdout, zone).toBe(first.stdout)
  }
})

test('without a day it is the day of the calendar where the command runs, for prices as well', () => {
  const moment = '2026-11-24T10:30:00Z'
  const east = minimisAt(moment, 'Pacific/Kiritimati', ...calc)
  const west = minimisAt(moment, 'Pacific/Pago_Pago', ...calc)
  const [eastDay, eastShare] = shareAndDay(east.stdout)
  const [westDay, westShare] = shareAndDay(west.stdout)
  expect([eastDay, westDay]).toEqual(['2026-11-25', '2026-11-23'])
  expect(eastShare).not.toBe(westShare)
  const on = minimisAt(moment, 'Pacific/Pago_Pago', ...calc, '--on', '2026-11-25')
  expect(on.stdout).toBe(east.stdout)
})

test.each([
  [['--revision', '9'], 'There is no revision 9'],
  [['--revision', '-1'], '--revision: "-1" is not the number of a revision'],
  [['--revision', 'last'], '--revision: "last" is not the number of a revision'],
])('%j is refused', (asked, message) => {
  const [option, value] = asked as [string, string]
  const { status, stderr } = minimisAt('2026-11-24T12:00:00Z', 'UTC', ...calc, `${option}=${value}`)
  expect([status, stderr.includes(message)], stderr).toEqual([2, true])
})

test('a model file has no revisions', () => {
  const model = join(folder, 'model.json')
  writeFileSync(model, JSON.stringify(small()))
  const { status, stderr } = minimisAt(
    '2026-11-24T12:00:00Z',
    'UTC',
    'calc',
    model,
    '--revision',
    '1',
  )
  expect([status, stderr]).toEqual([2, expect.stringContaining('has no revisions')])
})
