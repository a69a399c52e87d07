import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import type { ComparisonDocument } from '../../shared/scenario/comparison.ts'
import { packText, rowOf } from '../db/another-pack.ts'
import { session, small } from '../db/support.ts'

const root = join(import.meta.dirname, '../..')
const base = join(root, 'samples/telecom.json')
const sample = (name: string) => join(root, 'samples/scenarios', name)

function minimis(...args: string[]) {
  const run = spawnSync(process.execPath, [join(root, 'cli/main.ts'), 'compare', ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: '1' },
  })
  return { status: run.status, stdout: run.stdout, stderr: run.stderr }
}

function shown(...args: string[]): string {
  const { status, stdout, stderr } = minimis(base, ...args, '--on', '2026-11-24')
  expect([status, stderr]).toEqual([0, ''])
  return stdout
}

function problems(...args: string[]): string[] {
  const { status, stdout, stderr } = minimis(...args)
  expect([status, stdout]).toEqual([2, ''])
  return stderr.trimEnd().split('\n')
}

function file(content: unknown): string {
  const path = join(mkdtempSync(join(tmpdir(), 'minimis-scenario-')), 's.json')
  writeFileSync(path, JSON.stringify(content))
  return path
}

const scenario = (name: string, changes: unknown[], more = {}) =>
  file({ format: 'minimis-scenario', version: 1, name, ...more, changes })

describe('minimis compare', () => {
  test('lays the base and the scenarios side by side and names the change that turns a verdict', () => {
    const text = shown(
      ...['--scenario', sample('second-source-fpga.json')],
      ...['--scenario', sample('small-cell-to-germany.json')],
      ...['--product', 'RU-3500', '--product', 'SC-110', '--to', 'CN,RU'],
    )
    expect(text).toMatch(/^to +base +FPGA from Japan +SC-110 made in Germany$/m)
    expect(text).toMatch(
      /CN +○ subject, no licence by destination 25\.03 % \/ 25\.00 % +✓ not subject\* 20\.03 % \/ 25\.00 % +</,
    )
    expect(text).toContain(
      [
        'What flips',
        '  RU-3500 to CN, "FPGA from Japan": subject, no licence by destination to not subject',
        '    by change 1 (IC-FPGA-MID on line 3 of ASM-DFE: origin JP): share 25.03 % to 20.03 %',
        '  SC-110 to RU, "SC-110 made in Germany": subject, licence or exception to not subject, lines open',
        '    by change 1 (SC-110: made by MT-DE): share 38.16 % to 5.20 %',
      ].join('\n'),
    )
    expect(text).toMatch(/^parts +3,322\.73 USD +3,378\.73 USD/m)
    expect(text).toContain('its sub-assemblies are still made where they were')
    expect(text).toMatch(/What no scenario changes[\s\S]+734\.9\(f\) Russia/)
    expect(text).toContain('not a clearance')
  })

  test('lays a scenario on top of another one that is given as well', () => {
    const args = ['--product', 'OT-8000', '--to', 'CN', '--json']
    const stack = ['shelf-discount.json', 'shelf-discount-fpga.json']
    const text = shown(...stack.flatMap((name) => ['--scenario', sample(name)]), ...args)
    const document = JSON.parse(text) as ComparisonDocument
    const [row] = document.products[0]?.destinations ?? []
    expect(row?.scenarios.map(({ figures }) => figures.outcome)).toEqual(['subject', 'not-subject'])
    expect(document.scenarios.map(({ onTopOf }) => onTopOf)).toEqual([[], ['OT-8000 at 5 % less']])
    expect(
      row?.scenarios[1]?.waterfall.map(({ scenario: name, outcome }) => [name, outcome.to]),
    ).toEqual([
      ['OT-8000 at 5 % less', 'subject'],
      ['OT-8000 at 5 % less, FPGA too', 'not-subject'],
    ])
    expect(document).toMatchObject({
      format: 'minimis-comparison',
      version: 1,
      on: '2026-11-24',
      rules: { pack: 'ear-2026-09-24' },
    })
  })

  test('goes on where changes do not fit any more, and says which and why', () => {
    const moved = scenario('Moved on', [
      {
        kind: 'setOrigin',
        where: { product: 'ASM-DFE', line: 3, item: 'IC-OLD' },
        origin: 'JP',
      },
      { kind: 'scalePrice', where: { filter: { origin: 'US' } }, factor: '0.9' },
      { kind: 'setOrigin', where: { part: 'IC-RFSOC-8' }, origin: 'JP' },
      { kind: 'usePack', pack: 'ear-2027' },
    ])
    const text = shown('--scenario', moved, '--product', 'RU-3500', '--to', 'CN')
    expect(text).toContain(
      [
        'Changes that do not fit',
        '  "Moved on": change 1 (IC-OLD on line 3 of ASM-DFE: origin JP): line 3 of ASM-DFE holds IC-FPGA-MID, not IC-OLD',
        '  "Moved on": change 4 (rule pack ear-2027): there is no rule pack ear-2027',
      ].join('\n'),
    )
    expect(text).toContain(
      '"Moved on": change 2 (all of origin US: price × 0.9) and change 3 (IC-RFSOC-8: origin JP) (IC-RFSOC-8: origin)',
    )
  })

  test('refuses scenario files with one line a problem and the path of the field', () => {
    const path = scenario('S', [
      { kind: 'setOrigin', where: { part: 'P' }, origin: 'Germany' },
      { kind: 'usePack', pack: '' },
    ])
    expect(problems(base, '--scenario', path)).toEqual([
      `error ${path}: changes[0].origin: is not an ISO 3166-1 alpha-2 country code`,
      `error ${path}: changes[1].pack: must not be empty`,
    ])
    expect(problems(base, '--scenario', 'none.json')).toEqual(['error none.json: no such file'])
  })

  test('refuses scenarios that cannot be stacked, and products and destinations that are not there', () => {
    const path = scenario('S', [], { onTopOf: 'T' })
    const again = scenario('S', [])
    expect(
      problems(
        ...[base, '--scenario', path, '--scenario', again],
        ...['--product', 'NONE', '--to', 'XX'],
      ),
    ).toEqual([
      `error ${again}: name: "S" is already used in ${path}`,
      expect.stringContaining('onTopOf: S lies on top of "T", and there is no such scenario'),
      'error --product: no product has the id "NONE"',
      'error --to: "XX" is no destination of ear-2026-09-24',
    ])
  })

  test('shows its usage without a scenario', () => {
    expect(problems(base)[0]).toMatch(/^error usage: minimis compare BASE\.json/)
  })
})

test('two revisions are compared by a pack that the workspace keeps and that is not in force', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'minimis-revisions-')), 'keeps.minimis')
  const workspace = Workspace.create(path, session(), { model: small() })
  const pack = rowOf(await packText('ear-adopted'))
  const adopted = { pack: pack.id, hash: pack.hash, on: '2026-11-24', reason: 'A notice' }
  workspace.adoptPack(adopted, [pack])
  workspace.undo()
  workspace.close()
  const between = [path, '--revision', '1', '--with', 'now', '--json']
  const rulesOf = (...rules: string[]) => {
    const { stdout, stderr } = minimis(...between, ...rules)
    expect(stderr).toBe('')
    return JSON.parse(stdout).rules.pack
  }
  expect(rulesOf('--rules', 'ear-adopted')).toBe('ear-adopted')
  expect(rulesOf()).toBe('ear-2026-09-24')
})
