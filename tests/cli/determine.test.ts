import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import type { DeterminationRecord } from '../../shared/determination/schema.ts'
import type { Scenario } from '../../shared/model/scenario.ts'
import { session, small } from '../db/support.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'minimis-determine-'))
const inFolder = (name: string) => join(folder, name)
const model = join(root, 'samples/telecom.json')

function minimis(...args: string[]) {
  const run = spawnSync(process.execPath, [join(root, 'cli/main.ts'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  return { status: run.status, stdout: run.stdout, stderr: run.stderr }
}

function refused(...args: string[]): string[] {
  const { status, stdout, stderr } = minimis(...args)
  expect([status, stdout]).toEqual([2, ''])
  return stderr.trimEnd().split('\n')
}

const asked = [
  ...['determine', model, '--product', 'RU-3500', '--to', 'CN,DE', '--on', '2026-11-24'],
  ...['--by', 'Anna Example', '--rationale', 'Checked against drawing C.'],
]
const notes = ['FDP', 'FOREIGN-UNDECLARED', 'RULES-DATE', 'SCOPE', 'AFFILIATES'].flatMap((code) => [
  '--note',
  `${code}=Looked at.`,
])
const key = inFolder('office.key')
const passphrase = inFolder('passphrase')
const signing = ['--key', key, '--passphrase-file', passphrase]

const first = inFolder('first.json')
let fingerprint = ''

beforeAll(() => {
  writeFileSync(passphrase, 'correct horse battery\n')
  const made = minimis('key', 'new', '-o', key, '--passphrase-file', passphrase)
  expect([made.status, made.stderr]).toEqual([0, ''])
  fingerprint = /fingerprint +(.*)/.exec(made.stdout)?.[1] ?? ''
  const run = minimis(...asked, '--number', 'D-1', ...notes, ...signing, '-o', first)
  expect([run.status, run.stderr]).toEqual([0, ''])
}, 300_000)

function recordIn(path: string): DeterminationRecord {
  return JSON.parse(readFileSync(path, 'utf8'))
}

describe('minimis determine', () => {
  test('asks for a note to every notice, and writes nothing before', () => {
    const output = inFolder('none.json')
    const problems = refused(...asked, '--number', 'D-0', ...notes.slice(2), '-o', output)
    expect(problems).toHaveLength(2)
    for (const problem of problems)
      expect(problem).toMatch(/^error --note: FDP is not ticked off with a note: Check the/)
    expect(existsSync(output)).toBe(false)
    expect(refused(...asked, '--number', 'D-0', '--note', 'FDP', '-o', output)).toEqual([
      'error --note: FDP has no text',
    ])
    expect(refused(...asked, '--number', 'D-0', '--note', 'FDB=x', '-o', output)).toEqual([
      'error --note: no notice of the result has the code "FDB"',
    ])
  })

  test('names what is missing of the statement', () => {
    const to = inFolder('none.json')
    expect(refused('determine', model, '--product', 'NONE', '--because', 'x', '-o', to)).toEqual([
      'error --to: is needed',
      'error --number: is needed',
      'error --by: is needed',
      'error --rationale: is needed',
      'error --supersedes and --because need each other',
      'error --product: no product has the id "NONE"',
    ])
  })

  test('records who, when, where and by which version', () => {
    const { made, origin, preparer, on, destinations } = recordIn(first)
    expect(made).toMatchObject({ machine: hostname(), engine: 'minimis 0.1.0' })
    expect(Math.abs(Date.parse(made.at) - Date.now())).toBeLessThan(600_000)
    expect({ origin, preparer, on, destinations }).toEqual({
      origin: { file: 'telecom.json', revision: null, scenarios: [] },
      preparer: 'Anna Example',
      on: '2026-11-24',
      destinations: ['CN', 'DE'],
    })
  })

  test('never writes over a file', () => {
    const before = readFileSync(first)
    expect(refused(...asked, '--number', 'D-2', ...notes, '-o', first)).toEqual([
      `error -o: ${first} is there already, and is never written over`,
    ])
    expect(readFileSync(first).equals(before)).toBe(true)
  })

  test('follows an earlier one, supersedes it with a reason, and names papers by their hash', () => {
    const paper = inFolder('declaration.pdf')
    writeFileSync(paper, 'a paper')
    const second = inFolder('second.json')
    const run = minimis(
      ...[...asked, '--number', 'D-2', ...notes, '--approved-by', 'Ben', '--attach', paper],
      ...['--previous', first, '--supersedes', first, '--because', 'Another supplier.'],
      ...['--valid-until', '2999-11-24', '-o', second],
    )
    expect([run.status, run.stderr]).toEqual([0, ''])
    expect(run.stdout).toContain('not signed')
    const { hash } = recordIn(first)
    const { previous, supersedes, attachments, approver, validUntil } = recordIn(second)
    expect({ previous, supersedes, attachments, approver, validUntil }).toEqual({
      previous: hash,
      supersedes: { number: 'D-1', hash, reason: 'Another supplier.' },
      attachments: [
        {
          name: 'declaration.pdf',
          sha256: createHash('sha256').update('a paper').digest('hex'),
          bytes: 7,
        },
      ],
      approver: 'Ben',
      validUntil: '2999-11-24',
    })
    const verified = minimis('verify', second, '--previous', first)
    expect(verified.status).toBe(3)
    expect(verified.stdout).toMatch(/holds +chain +it follows D-1/)
    expect(verified.stdout).toContain('to be used until 2999-11-24')
    const over = inFolder('over.json')
    const past = ['--number', 'D-3', ...notes, '--valid-until', '2026-01-31', '-o', over]
    expect(minimis(...asked, ...past).status).toBe(0)
    expect(minimis('verify', over).stdout).toContain('EXPIRED: its last day of use was 2026-01-31')
  })

  test('does not follow an earlier one that was changed', () => {
    const changed = inFolder('changed.json')
    writeFileSync(changed, readFileSync(first, 'utf8').replace('"D-1"', '"D-9"'))
    const output = inFolder('none.json')
    expect(
      refused(...asked, '--number', 'D-2', ...notes, '--previous', changed, '-o', output),
    ).toEqual([`error ${changed}: hash: the content of D-9 was changed`])
    expect(existsSync(output)).toBe(false)
  })

  test('takes a workspace file as it was at a revision', () => {
    const path = inFolder('small.minimis')
    Workspace.create(path, session('Anna', '2026-01-30T08:00:00.000Z'), { model: small() }).close()
    const output = inFolder('small.json')
    const args = ['determine', path, '--revision', '1', '--product', 'W', '--to', 'DE']
    const statement = ['--number', '1', '--by', 'A', '--rationale', 'B', '-o', output]
    const lacking = refused(...args, ...statement)
    const codes = new Set(lacking.map((line) => /--note: (\S+)/.exec(line)?.[1] ?? ''))
    const ticked = [...codes].flatMap((code) => ['--note', `${code}=Seen.`])
    expect(minimis(...args, ...ticked, ...statement)).toMatchObject({ status: 0, stderr: '' })
    const { on, origin } = recordIn(output)
    expect({ on, origin }).toEqual({
      on: '2026-01-30',
      origin: { file: 'small.minimis', revision: 1, scenarios: [] },
    })
    expect(minimis('verify', output).status).toBe(3)
  })
})

describe('minimis determine --scenario', () => {
  const path = inFolder('scenarios.minimis')
  const statement = ['--number', '1', '--by', 'A', '--rationale', 'B']
  const on = ['--product', 'W', '--to', 'DE', '--on', '2026-11-24']
  const scenario = (name: string, item: string, onTopOf?: string): Scenario => ({
    format: 'minimis-scenario',
    version: 1,
    name,
    ...(onTopOf !== undefined && { onTopOf }),
    changes: [{ kind: 'setOrigin', where: { part: item }, origin: 'JP' }],
  })

  beforeAll(() => {
    const workspace = Workspace.create(path, session(), { model: small() })
    const save = (one: Scenario) => workspace.apply({ kind: 'saveScenario', scenario: one })
    save(scenario('From Japan', 'P1'))
    save(scenario('All from Japan', 'P3', 'From Japan'))
    save(scenario('Gone', 'NONE'))
    workspace.close()
  })

  function determined(...args: string[]): DeterminationRecord {
    const output = inFolder(`${args.join(' ').replaceAll('/', '-')}.json`)
    const all = ['determine', path, ...on, ...args, ...statement, '-o', output]
    const codes = refused(...all).map((line) => /--note: (\S+)/.exec(line)?.[1] ?? '')
    const ticked = [...new Set(codes)].flatMap((code) => ['--note', `${code}=Seen.`])
    expect(minimis(...all, ...ticked)).toMatchObject({ status: 0, stderr: '' })
    expect(minimis('verify', output).status).toBe(3)
    return recordIn(output)
  }

  test('lays a scenario of the workspace over its base, with those that it stands on', () => {
    const origins = ({ model }: DeterminationRecord) =>
      Object.fromEntries(model.parts.map(({ id, origin }) => [id, origin]))
    const base = determined()
    expect(base.origin).toEqual({ file: 'scenarios.minimis', revision: 4, scenarios: [] })
    expect(origins(base)).toMatchObject({ P1: 'US' })
    const over = determined('--scenario', 'All from Japan')
    expect(over.origin.scenarios).toEqual(['From Japan', 'All from Japan'])
    expect(origins(over)).toMatchObject({ P1: 'JP' })
    const file = inFolder('scenario.json')
    writeFileSync(file, JSON.stringify(scenario('Of a file', 'P1')))
    expect(origins(determined('--scenario', file))).toMatchObject({ P1: 'JP' })
  })

  test('refuses one that is not there, or of which a change does not fit', () => {
    const all = ['determine', path, ...on, ...statement, '-o', inFolder('none.json')]
    expect(refused(...all, '--scenario', 'China')).toEqual([
      'error --scenario: no scenario is called "China", and no file; there is From Japan, All from Japan, Gone',
    ])
    expect(refused(...all, '--scenario', 'Gone')[0]).toMatch(/^error --scenario: Gone: change 1: /)
  })
})

describe('minimis verify', () => {
  test('says valid, with the exit status 0, for a key that was named alone', () => {
    const known = minimis('verify', first, '--key', fingerprint)
    expect([known.status, known.stdout.split('\n')[0]]).toEqual([
      0,
      'VALID: all holds, and an office that you named signed it',
    ])
    const unknown = minimis('verify', first, '--key', '0'.repeat(64))
    expect([unknown.status, unknown.stdout]).toEqual([3, expect.stringMatching(/^UNKNOWN OFFICE/)])
    expect(unknown.stdout).toContain(`signed by ${fingerprint}`)
    expect(refused('verify', first, '--key', 'abc')).toEqual([
      'error --key: "abc" is no fingerprint, which has 64 hexadecimal digits',
    ])
  })

  test('names the first difference, with the exit status 1', () => {
    const path = inFolder('forged.json')
    const text = readFileSync(first, 'utf8').replace(
      '"outcome":"subject"',
      '"outcome":"not-subject"',
    )
    writeFileSync(path, text)
    const broken = minimis('verify', path, '--key', fingerprint)
    expect([broken.status, broken.stderr]).toEqual([1, ''])
    expect(broken.stdout).toMatch(/^BROKEN/)
    expect(broken.stdout).toContain('first difference: result.results[0].outcome')
    const { state, checks, difference } = JSON.parse(minimis('verify', path, '--json').stdout)
    expect(state).toBe('broken')
    expect(difference).toEqual({
      path: 'result.results[0].outcome',
      recorded: 'not-subject',
      recomputed: 'subject',
    })
    const failing = checks.filter((one: { state: string }) => one.state === 'fails')
    expect(failing.map((one: { check: string }) => one.check)).toEqual([
      'hash',
      'signature',
      'result',
    ])
  })

  test('refuses what is no determination, with the exit status 2', () => {
    const path = inFolder('bytes.json')
    const bytes = readFileSync(first)
    bytes[100] = 0xff
    writeFileSync(path, bytes)
    expect(refused('verify', path)).toEqual([`error ${path}: is not text in UTF-8`])
    expect(refused('verify', model)[0]).toContain('must be "minimis-determination"')
    expect(refused('verify', inFolder('none'))).toEqual([`error ${inFolder('none')}: no such file`])
  })
})

describe('minimis key', () => {
  test('keeps the key sealed, readable by its owner alone, and shows its fingerprint', () => {
    if (process.platform !== 'win32') expect(statSync(key).mode & 0o777).toBe(0o600)
    expect(minimis('key', 'show', key).stdout).toContain(fingerprint)
    const other = inFolder('other')
    writeFileSync(other, 'another passphrase')
    const again = [...asked, '--number', 'D-3', ...notes, '-o', inFolder('none.json'), '--key', key]
    expect(refused(...again, '--passphrase-file', other)).toEqual([
      `error ${key}: this passphrase does not open the key, or the file was changed`,
    ])
    expect(refused(...again)).toEqual([
      'error --passphrase-file: is needed where there is no terminal to ask at',
    ])
  })

  test('is never written over, and asks for a passphrase that is long enough', () => {
    const before = readFileSync(key)
    expect(refused('key', 'new', '-o', key, '--passphrase-file', passphrase)).toEqual([
      `error -o: ${key} is there already, and is never written over`,
    ])
    expect(readFileSync(key).equals(before)).toBe(true)
    const short = inFolder('short')
    writeFileSync(short, 'short')
    expect(refused('key', 'new', '-o', inFolder('k'), '--passphrase-file', short)).toEqual([
      'error the passphrase has fewer than 12 characters',
    ])
  })

  test('of which a byte was changed does not open', () => {
    const changed = inFolder('changed.key')
    const file = JSON.parse(readFileSync(key, 'utf8'))
    const flipped = (text: string) => (text[0] === '0' ? '1' : '0') + text.slice(1)
    for (const name of ['key', 'iv', 'tag', 'sealed']) {
      writeFileSync(changed, JSON.stringify({ ...file, [name]: flipped(file[name]) }))
      const using = ['--key', changed, '--passphrase-file', passphrase, '-o', inFolder('none.json')]
      const [problem] = refused(...asked, '--number', 'D-3', ...notes, ...using)
      expect(problem).toContain('does not open the key, or the file was changed')
    }
  })
})
