import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { packHash } from '../../db/pack-hash.ts'
import { Workspace } from '../../db/workspace.ts'
import type { Verification } from '../../shared/determination/verify.ts'
import { amended } from '../../shared/rules/amend.ts'
import type { Amendment } from '../../shared/rules/amendment.ts'
import { indexPack } from '../../shared/rules/pack.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { lower, packText, rowOf } from '../db/another-pack.ts'
import { session, small } from '../db/support.ts'
import { fileOf, questionOf } from '../determination/support.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'minimis-verify-'))
const inFolder = (name: string) => join(folder, name)

function minimis(...args: string[]) {
  const run = spawnSync(process.execPath, [join(root, 'cli/main.ts'), 'verify', ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  return { status: run.status, stdout: run.stdout, stderr: run.stderr }
}

/** What is found of a determination, by these rules beside those of the app. */
function found(name: string, ...rules: string[]): Verification {
  const given = rules.flatMap((one) => ['--rules', one])
  const { stdout, stderr } = minimis(inFolder(name), '--json', ...given)
  expect(stderr).toBe('')
  return JSON.parse(stdout)
}

const packCheck = ({ checks }: Verification) => checks.find(({ check }) => check === 'pack')

const file = await packText('ear-adopted', lower)
const row = rowOf(file)
const named = { id: row.id, sha256: row.hash }

beforeAll(async () => {
  const { files } = JSON.parse(file)
  const question = questionOf(small(), { pack: indexPack(files) })
  writeFileSync(inFolder('determined.json'), await fileOf(question))
  writeFileSync(inFolder('adopted.minimis-pack'), file)
  const workspace = Workspace.create(inFolder('keeps.minimis'), session(), { model: small() })
  const adopted = { pack: row.id, hash: row.hash, on: '2026-11-29', reason: 'A notice' }
  workspace.adoptPack(adopted, [row])
  workspace.close()
})

describe('A determination by a pack that the app has not', () => {
  test('says which pack is missing, and verifies all else', () => {
    const { missingPack, checks, state } = found('determined.json')
    expect([state, missingPack]).toEqual(['unsigned', named])
    expect(checks.map(({ check, state: one }) => `${check} ${one}`)).toEqual([
      ...['form holds', 'hash holds', 'signature open', 'chain open'],
      ...['pack open', 'notices holds', 'result holds'],
    ])
    const { status, stdout } = minimis(inFolder('determined.json'))
    expect(status).toBe(3)
    expect(stdout).toMatch(/^NOT SIGNED: all that could be compared holds, but nobody/)
    expect(stdout).toContain(`NOT COMPARED: whether its rules are those of the pack that it names
  pack     ear-adopted
  SHA-256  ${row.hash}`)
  })

  test.each(['adopted.minimis-pack', 'keeps.minimis'])('is compared with that of %s', (name) => {
    const verified = found('determined.json', inFolder(name))
    expect(verified.missingPack).toBeNull()
    expect(packCheck(verified)).toEqual({
      check: 'pack',
      state: 'holds',
      found: 'its rows are those of the pack ear-adopted',
    })
  })

  test('is not compared with another pack, nor with one of that name and other rows', async () => {
    expect(found('determined.json', currentPack().header.id).missingPack).toEqual(named)
    const other = inFolder('other.minimis-pack')
    writeFileSync(other, await packText('ear-adopted'))
    const verified = found('determined.json', other)
    expect(verified.missingPack).toEqual(named)
    expect(packCheck(verified)).toMatchObject({
      state: 'open',
      found: expect.stringMatching(/other content \(SHA-256 .{64}\) than the one determined by/),
    })
  })
})

test('a determination by the pack of the app is compared with it, whatever is given', async () => {
  writeFileSync(inFolder('ours.json'), await fileOf(questionOf(small())))
  const { header } = currentPack()
  for (const rules of ['adopted.minimis-pack', 'keeps.minimis']) {
    const { stdout } = minimis(inFolder('ours.json'), '--rules', inFolder(rules))
    expect(stdout).toMatch(new RegExp(`holds +pack +its rows are those of the pack ${header.id}`))
    expect(stdout).toMatch(/^NOT SIGNED: all holds/)
  }
})

test('an amended pack is made anew from the one beneath, and names that where it is missing', async () => {
  const amendment: Amendment = {
    id: 'A1',
    from: '2026-11-01',
    on: '2026-11-29',
    who: 'Ada',
    why: 'A notice.',
    cite: '91 FR 1',
    says: { kind: 'groups', country: 'CN', groups: ['D:1', 'D:3', 'D:4'] },
  }
  const base = JSON.parse(file).files
  const files = amended({ files: base, sha256: row.hash }, [amendment], 'ear-adopted-a-1')
  const pack = indexPack(JSON.parse(JSON.stringify(files)))
  writeFileSync(inFolder('amended.json'), await fileOf(questionOf(small(), { pack })))
  expect(packCheck(found('amended.json', inFolder('keeps.minimis')))).toMatchObject({
    state: 'holds',
    found: expect.stringContaining('ear-adopted with the amendments in house that it names'),
  })
  const missing = found('amended.json')
  expect(missing.missingPack).toEqual({ id: 'ear-adopted-a-1', sha256: packHash(pack) })
  expect(packCheck(missing)?.found).toContain(`nor is the pack ear-adopted (SHA-256 ${row.hash})`)
})

test('a pack that is not there, or no pack, is refused with its name', () => {
  const refused = (rules: string) => {
    const { status, stdout, stderr } = minimis(inFolder('determined.json'), '--rules', rules)
    expect([status, stdout]).toEqual([2, ''])
    return stderr
  }
  expect(refused('ear-1999')).toContain('no rule pack "ear-1999"')
  expect(refused(inFolder('none.minimis'))).toContain('none.minimis')
  writeFileSync(inFolder('bad.minimis-pack'), file.slice(0, 5000))
  expect(refused(inFolder('bad.minimis-pack'))).toMatch(/bad\.minimis-pack: line 1/)
})
