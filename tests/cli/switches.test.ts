import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Evaluator } from '../../electron/evaluation/evaluator.ts'
import type { Context } from '../../electron/handlers/context.ts'
import { exportHandlers } from '../../electron/handlers/export.ts'
import { shownSource } from '../../electron/handlers/source.ts'
import { OpenWorkspace } from '../../electron/open-workspace.ts'
import { DEFAULT_PREFERENCES } from '../../shared/workspace/preferences.ts'
import { telecom } from '../db/support.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'minimis-cli-switches-'))
const path = join(folder, 'switches.minimis')
const worker = join(root, 'electron/evaluation/worker.ts')
const method = 'look-through' as const
const subject = ['--product', 'ER-4200', '--to', 'CN']

const workspace = new OpenWorkspace(() => {})
const evaluator = new Evaluator(worker, () => {})
const on = () => workspace.shown().day()
const choose = (choices: Record<string, string>) =>
  workspace.edit((open) => open.apply({ kind: 'changeSettings', set: { choices } }))

beforeAll(() => {
  workspace.create(path, telecom())
  choose({ foreignContentUndeclared: 'unknown' })
})

afterAll(async () => {
  await evaluator.stop()
  workspace.closeFiles()
})

function minimis(...args: string[]): { stdout: string; stderr: string } {
  const run = spawnSync(process.execPath, [join(root, 'cli/main.ts'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  if (run.status !== 0) throw new Error(run.stderr)
  return run
}

const json = (...args: string[]) => JSON.parse(minimis(...args, '--on', on(), '--json').stdout)

/** What the app shows: the result of its worker. */
async function ofWorker() {
  const { source } = shownSource(workspace)
  return JSON.parse(JSON.stringify(await evaluator.result(source, 'ER-4200', 'CN', method)))
}

/** What the app writes: the exported result. */
async function ofReport() {
  const to = join(folder, 'report.json')
  const context = {
    workspace,
    evaluator,
    appVersion: '1',
    preferences: { get: () => DEFAULT_PREFERENCES },
    dialogs: { placeForExport: async () => to },
  } as unknown as Context
  const asked = { product: 'ER-4200', destination: 'CN', method, format: 'json' } as const
  await exportHandlers(context)['export.result'](asked)
  return JSON.parse(readFileSync(to, 'utf8'))
}

test('the switches that a file keeps hold in its worker, its report and on the command line', async () => {
  const shown = await ofWorker()
  const report = await ofReport()
  const printed = json('calc', path, ...subject)
  expect(printed.results).toEqual([shown])
  expect(report.results).toEqual([shown])
  expect(printed.rules.switches).toEqual(report.rules.switches)
  expect(printed.rules.switches.foreignContentUndeclared).toBe('unknown')
  const usual = json('calc', path, ...subject, '--switch', 'foreignContentUndeclared=free')
  expect(usual.results[0].share.high).not.toBe(shown.share.high)
  expect(usual.rules.switches.foreignContentUndeclared).toBe('free')
})

test('every command that evaluates takes them, and says so', async () => {
  const { share, outcome, notices } = await ofWorker()
  const scenario = join(root, 'samples/scenarios/second-source-fpga.json')
  const floors = json('floor', path, ...subject)
  const levers = json('levers', path, ...subject)
  const compared = json('compare', path, '--scenario', scenario, ...subject)
  for (const { rules } of [floors, levers, compared])
    expect(rules.switches.foreignContentUndeclared).toBe('unknown')
  expect(floors.floors[0].outcome).toBe(outcome)
  expect([levers.before.share, levers.before.outcome]).toEqual([share, outcome])
  expect(compared.products[0].destinations[0].base.share).toEqual(share)
  for (const args of [['calc'], ['floor'], ['levers'], ['compare', '--scenario', scenario]]) {
    const [command = '', ...more] = args
    const { stdout } = minimis(command, path, ...more, ...subject)
    expect(stdout, command).toContain('\nSwitch foreignContentUndeclared: unknown\n')
  }
  const codes = [...new Set(notices.map(({ code }: { code: string }) => code))]
  const notes = codes.flatMap((code) => ['--note', `${code}=Looked at.`])
  const to = join(folder, 'D-1.json')
  const said = ['--number', 'D-1', '--by', 'Anna Example', '--rationale', 'As drawn.']
  minimis('determine', path, ...subject, '--on', on(), ...said, ...notes, '-o', to)
  const record = JSON.parse(readFileSync(to, 'utf8'))
  expect(record.switches.foreignContentUndeclared).toBe('unknown')
  expect(record.result.results[0].share).toEqual(share)
})

test('a revision has the switches that held then', () => {
  const before = json('calc', path, ...subject, '--revision', '1')
  const model = join(folder, 'model.json')
  writeFileSync(model, JSON.stringify(telecom()))
  expect(before.rules.switches.foreignContentUndeclared).toBe('free')
  expect(before.results[0].share).toEqual(json('calc', model, ...subject).results[0].share)
})

test('a kept switch that the rules do not have is told and changes nothing', async () => {
  choose({ syriaSpp: 'perhaps', ofLater: 'on' })
  const shown = await ofWorker()
  expect(json('calc', path, ...subject).results).toEqual([shown])
  const { stderr } = minimis('calc', path, ...subject, '--on', on())
  expect(stderr.trimEnd().split('\n')).toEqual([
    `note ${path}: settings.choices.syriaSpp: ear-2026-09-24 has no switch syriaSpp=perhaps: counts, its default, holds`,
    `note ${path}: settings.choices.ofLater: ear-2026-09-24 has no switch ofLater=on: it says nothing`,
  ])
})
