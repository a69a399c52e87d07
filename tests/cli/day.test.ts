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

const NOW = '2026-11-26T12:00:00Z'
const subject = ['--product', 'W', '--to', 'IR']

/** The document of a command about the workspace, run long after. */
function json(command: string, ...args: string[]) {
  const { status, stdout, stderr } = minimisAt(NOW, 'UTC', command, path, ...args, '--json')
  expect([status, stderr]).toEqual([0, ''])
  return JSON.parse(stdout)
}

test('scenarios and levers are of the revision that is asked for, on its own day', () => {
  const share = json('calc', ...subject, '--revision', '1').results[0].share
  const now = json('calc', ...subject).results[0].share
  expect(share).not.toEqual(now)
  const scenario = join(folder, 'scenario.json')
  const changes = [{ kind: 'setOrigin', where: { part: 'P1' }, origin: 'JP' }]
  const head = { format: 'minimis-scenario', version: 1, name: 'Japan' }
  writeFileSync(scenario, JSON.stringify({ ...head, changes }))
  for (const [revision, on, of] of [
    [['--revision', '1'], '2026-01-30', share],
    [[], '2026-11-26', now],
  ] as const) {
    const compared = json('compare', ...subject, ...revision, '--scenario', scenario)
    expect(compared.on).toBe(on)
    expect(compared.products[0].destinations[0].base.share).toEqual(of)
    const levers = json('levers', ...subject, ...revision)
    expect([levers.on, levers.before.share]).toEqual([on, of])
  }
})

test('two revisions are compared each on its own day, or both on one that is given', () => {
  const revisions = ['--revision', '1', '--with', 'now']
  const compared = json('compare', ...subject, ...revisions)
  expect([compared.before, compared.after]).toMatchObject([
    { revision: 1, on: '2026-01-30' },
    { revision: 2, on: '2026-11-26' },
  ])
  const [product] = compared.products
  expect(product.before[0].share).toEqual(
    json('calc', ...subject, '--revision', '1').results[0].share,
  )
  expect(product.after[0].share).toEqual(json('calc', ...subject).results[0].share)
  expect(product.stages.at(-1).figures).toEqual(product.after)
  expect(product.differences.map(({ sentence }: { sentence: string }) => sentence)).toEqual(
    expect.arrayContaining([
      'day of determination 2026-01-30 → 2026-11-26',
      expect.stringMatching(/^P1: unit price.* 40 USD$/),
    ]),
  )
  const fixed = json('compare', ...subject, ...revisions, '--on', '2026-03-01')
  expect([fixed.before.on, fixed.after.on]).toEqual(['2026-03-01', '2026-03-01'])
  const back = json('compare', ...subject, '--revision', '2', '--with', '1', '--on', '2026-11-26')
  expect(back.products[0].after).not.toEqual(back.products[0].before)

  const shown = minimisAt(NOW, 'UTC', 'compare', path, ...subject, ...revisions).stdout
  expect(shown).toContain('Before: revision 1 on 2026-01-30')
  expect(shown).toMatch(/P1: unit price.*40.*: IR [-\d.]+ pts/)
})

test.each([
  [['--with', '2'], '--with: needs --revision'],
  [['--revision', '1', '--with', '9'], 'There is no revision 9'],
  [['--revision', '1', '--with', 'then'], '"then" is not the number of a revision'],
  [['--revision', '1', '--with', '2', '--product', 'NONE'], 'no product has the id "NONE"'],
  [['--revision', '1', '--with', '2', '--scenario', 'x.json'], 'exclude each other'],
])('compare %j is refused', (args, message) => {
  const { status, stdout, stderr } = minimisAt(NOW, 'UTC', 'compare', path, ...args)
  expect([status, stdout, stderr.includes(message)], stderr).toEqual([2, '', true])
})
