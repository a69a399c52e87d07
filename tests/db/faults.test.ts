import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { Salvage } from '../../db/salvage.ts'
import { Workspace } from '../../db/workspace.ts'
import { WorkspaceError } from '../../db/workspace-error.ts'
import { checkModel } from '../../shared/model/read.ts'
import type { Scenario } from '../../shared/model/scenario.ts'
import type { Part } from '../../shared/model/schema.ts'
import type { SingleCommand } from '../../shared/workspace/commands.ts'
import { expectFailure, failure, folder } from './expecting.ts'
import { hold } from './hold.ts'
import { mountSmall } from './mount.ts'
import {
  CURRENT,
  canonical,
  FIXTURE,
  FOURTH,
  hash,
  random,
  session,
  small,
  telecom,
} from './support.ts'

/** Fills a file system but for about `left` bytes; `free` gives the space back. */
function fill(place: string, left: number): { free(): void } {
  const path = join(place, 'filler')
  const { bavail, bsize } = statfsSync(place)
  writeFileSync(path, Buffer.alloc(Math.max(0, bavail * bsize - left), 1))
  return { free: () => rmSync(path) }
}

function big(i: number): Part {
  return { id: `B${i}`, kind: 'commodity', name: `${i} `.repeat(4000) }
}

function integrity(path: string): unknown {
  const database = new Database(path, { readonly: true })
  try {
    return database.pragma('integrity_check', { simple: true })
  } finally {
    database.close()
  }
}

for (const kind of ['plain', 'OneDrive']) {
  test(`on a full disk an edit is refused whole, and all before it are kept (${kind})`, (context) => {
    const { path: place } = mountSmall(context, 3)
    mkdirSync(join(place, kind))
    const path = join(place, kind, 'w.minimis')
    const clock = session()
    let workspace = Workspace.create(path, { ...clock, now: () => clock.at }, { model: small() })
    let acknowledged = 1
    let faults = 0
    for (const left of [0, 8192, 30_000, 60_000, 120_000]) {
      const filler = fill(place, left)
      for (let i = 0; i < 60; i++) {
        const before = canonical(workspace.model())
        try {
          acknowledged = workspace.apply({ kind: 'setPart', part: big(i) }).revision
        } catch (error) {
          faults++
          expect((error as WorkspaceError).code, String(error)).toBe('disk-full')
          expect((error as WorkspaceError).message).toContain('disk is full')
          expect(workspace.state().revision).toBe(acknowledged)
          expect(canonical(workspace.model())).toBe(before)
          break
        }
      }
      filler.free()
      // With space again the same handle goes on, and so does undo.
      acknowledged = workspace.undo().revision
      acknowledged = workspace.redo().revision
      workspace.close()
      expect(integrity(path)).toBe('ok')
      workspace = Workspace.open(path, clock)
      expect(workspace.state()).toMatchObject({ revision: acknowledged, readOnly: null })
      for (const { path: backup } of workspace.backups()) rmSync(backup)
    }
    expect(faults).toBe(5)
    const revisions = workspace.history({ limit: 9999 }).map(({ revision }) => revision)
    expect(revisions).toEqual(Array.from({ length: acknowledged }, (_, i) => acknowledged - i))
    workspace.close()
  })
}

test('on a full disk a workspace can be opened, looked at and closed, and loses nothing', (context) => {
  const { path: place } = mountSmall(context, 3)
  const path = join(place, 'w.minimis')
  Workspace.create(path, session(), { model: small() }).close()
  for (const left of [0, 4096, 16_384, 40_000]) {
    const filler = fill(place, left)
    const workspace = Workspace.open(path, session())
    expect(canonical(workspace.model())).toBe(canonical(small()))
    const { readOnly } = workspace.state()
    if (readOnly) expect(readOnly.message).toContain('disk is full')
    const copy = join(folder(), 'copy.minimis')
    workspace.saveCopy(copy)
    expect(integrity(copy)).toBe('ok')
    workspace.close()
    filler.free()
    const again = Workspace.open(path, session())
    expect(again.state()).toMatchObject({ readOnly: null, revision: 1 })
    expect(canonical(again.model())).toBe(canonical(small()))
    again.close()
  }
})

test('a workspace is closed also where the disk has no room for its backup', (context) => {
  const { path: place } = mountSmall(context, 3)
  const path = join(place, 'w.minimis')
  const workspace = Workspace.create(path, session(), { model: small() })
  const filler = fill(place, 60_000)
  workspace.apply({ kind: 'removePart', id: 'P3' })
  workspace.close()
  expect(readdirSync(`${path}-backups`)).toEqual([])
  filler.free()
  const again = Workspace.open(path, session())
  expect(again.state()).toMatchObject({ readOnly: null, revision: 2 })
  again.close()
})

test('on a full disk no half a workspace, copy or restored backup is left', (context) => {
  const { path: place } = mountSmall(context, 3)
  const path = join(place, 'w.minimis')
  const made = Workspace.create(path, session(), { model: small() })
  made.close()
  const [backup] = readdirSync(`${path}-backups`)
  const filler = fill(place, 50_000)
  const files = readdirSync(place)
  const before = hash(path)
  const other = join(place, 'other.minimis')
  const create = () => Workspace.create(other, session(), { model: telecom() })
  expectFailure(create, 'disk-full', 'disk is full')
  expect(readdirSync(place)).toEqual(files)
  const elsewhere = Workspace.create(join(folder(), 'x.minimis'), session(), {
    model: telecom(),
  })
  expectFailure(() => elsewhere.saveCopy(other), 'disk-full', 'disk is full')
  elsewhere.close()
  expect(readdirSync(place)).toEqual(files)
  const restore = () => Workspace.restore(path, join(`${path}-backups`, backup ?? ''), session())
  expectFailure(restore, 'disk-full', 'disk is full')
  expect(readdirSync(place)).toEqual(files)
  expect(hash(path)).toBe(before)
  filler.free()
  restore().close()
})

test('in a read-only folder a workspace opens for reading, and a copy can be saved', (context) => {
  const mounted = mountSmall(context, 3)
  const path = join(mounted.path, 'w.minimis')
  Workspace.create(path, session(), { model: small() }).close()
  mounted.writable(false)
  const workspace = Workspace.open(path, session())
  const { readOnly, undo } = workspace.state()
  expect(readOnly?.reason).toBe('not-writable')
  expect(readOnly?.message).toMatch(/cannot be written to.*Save a copy/)
  expect(undo).toBeNull()
  expect(canonical(workspace.model())).toBe(canonical(small()))
  expect(workspace.history({ limit: 9 })).toHaveLength(1)
  const part = { id: 'P9', kind: 'software' } as const
  expectFailure(() => workspace.apply({ kind: 'setPart', part }), 'read-only', 'Save a copy')
  expectFailure(() => workspace.undo(), 'read-only', 'Save a copy')
  const past = workspace.past(0)
  expect(past.model().parts).toEqual([])
  past.close()
  const copy = join(folder(), 'copy.minimis')
  workspace.saveCopy(copy)
  workspace.close()
  const elsewhere = Workspace.open(copy, session())
  expect(elsewhere.apply({ kind: 'setPart', part }).revision).toBe(2)
  elsewhere.close()
  const create = () => Workspace.create(join(mounted.path, 'new.minimis'), session())
  expectFailure(create, 'read-only', 'new.minimis')
  mounted.writable(true)
  const again = Workspace.open(path, session())
  expect(again.state()).toMatchObject({ readOnly: null, revision: 1 })
  again.close()
})

for (const kept of [true, false]) {
  test(`what a killed process left is read in a read-only folder (${kept ? 'with' : 'without'} shared memory)`, async (context) => {
    const mounted = mountSmall(context, 3)
    const path = join(mounted.path, 'w.minimis')
    Workspace.create(path, session(), { model: small() }).close()
    const holder = await hold(path, 'Berta')
    expect(await holder.ask('Renamed')).toBe('2')
    await holder.kill()
    expect(existsSync(`${path}-wal`)).toBe(true)
    if (!kept) rmSync(`${path}-shm`)
    mounted.writable(false)
    const workspace = Workspace.open(path, session())
    expect(workspace.state()).toMatchObject({ revision: 2, readOnly: { reason: 'not-writable' } })
    expect(workspace.model().parts[0]?.name).toBe('Renamed')
    workspace.close()
    mounted.writable(true)
    const again = Workspace.open(path, session())
    expect(again.state()).toMatchObject({ revision: 2, readOnly: null })
    again.close()
  })
}

test('a folder that is named like a workspace is refused in clear words', () => {
  const path = join(folder('w.minimis'))
  const error = failure(() => Workspace.open(path, session()))
  expect(error.code).toBe('not-a-workspace')
  expect(error.message).toContain(path)
})

for (const kind of ['plain', 'OneDrive']) {
  test(`a second process reads along and is told who writes; a killed one frees the file (${kind})`, async () => {
    const path = join(folder(kind), 'w.minimis')
    Workspace.create(path, session(), { model: small() }).close()
    const holder = await hold(path, 'Bertá')
    expect(await holder.ask('first')).toBe('2')
    const reader = Workspace.open(path, session())
    const { readOnly, revision, undo } = reader.state()
    expect({ revision, undo }).toEqual({ revision: 2, undo: null })
    expect(readOnly?.reason).toBe('held')
    for (const text of ['Bertá', hostname(), `process ${holder.process.pid}`, '2026-11-24 08:15'])
      expect(readOnly?.message).toContain(text)
    const part = { id: 'P9', kind: 'software' } as const
    expectFailure(() => reader.apply({ kind: 'setPart', part }), 'read-only', 'Bertá')
    expectFailure(() => reader.undo(), 'read-only', 'Bertá')
    // What the other writes is seen.
    expect(await holder.ask('second')).toBe('3')
    expect(reader.state().revision).toBe(3)
    expect(reader.model().parts[0]?.name).toBe('second')
    await holder.kill()
    const writer = Workspace.open(path, session())
    expect(writer.state()).toMatchObject({ revision: 3, readOnly: null, undo: 'Change part P1' })
    expect(writer.apply({ kind: 'setPart', part }).revision).toBe(4)
    expect(reader.state().revision).toBe(4)
    reader.close()
    writer.close()
    expect(integrity(path)).toBe('ok')
  })

  test(`closing frees the file also while another process reads it (${kind})`, async () => {
    const path = join(folder(kind), 'w.minimis')
    Workspace.create(path, session(), { model: small() }).close()
    const holder = await hold(path, 'Berta')
    expect(await holder.ask('first')).toBe('2')
    const reader = Workspace.open(path, session())
    expect(reader.model().parts[0]?.name).toBe('first')
    expect(await holder.ask('close')).toBe('closed')
    const writer = Workspace.open(path, session())
    expect(writer.state()).toMatchObject({ revision: 2, readOnly: null })
    writer.apply({ kind: 'removePart', id: 'P3' })
    writer.close()
    const next = Workspace.open(path, session())
    expect(next.state()).toMatchObject({ revision: 3, readOnly: null })
    next.close()
    reader.close()
  })
}

test('two windows of one process are two, and the second is told', () => {
  const path = join(folder(), 'w.minimis')
  const first = Workspace.create(path, session('Anna'), { model: small() })
  const second = Workspace.open(path, session('Berta'))
  expect(second.state().readOnly?.message).toContain('Anna')
  second.close()
  first.apply({ kind: 'removePart', id: 'P3' })
  first.close()
  expect(readdirSync(dirname(path)).sort()).toEqual([
    'w.minimis',
    'w.minimis-backups',
    'w.minimis-lock',
  ])
})

test('of many processes that open one file at once, one at a time writes', async () => {
  const path = join(folder(), 'w.minimis')
  Workspace.create(path, session(), { model: small() }).close()
  const said = await Promise.all(
    ['a', 'b', 'c', 'd'].map(async (who) => {
      const child = spawn(
        process.execPath,
        [join(import.meta.dirname, 'holder.ts'), 'contend', path, who, '40'],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      )
      let text = ''
      child.stdout.on('data', (data) => {
        text += data
      })
      await once(child, 'close')
      return JSON.parse(text) as Record<string, number | string>
    }),
  )
  console.info('contenders', said)
  const sum = (name: string) => said.reduce((total, counts) => total + Number(counts[name]), 0)
  expect(said.map(({ failed }) => failed)).toEqual(['', '', '', ''])
  expect(sum('notAlone')).toBe(0)
  expect(said.map(({ misnamed }) => misnamed)).toEqual(['', '', '', ''])
  const workspace = Workspace.open(path, session())
  expect(workspace.state()).toMatchObject({ readOnly: null, revision: 1 + sum('wrote') })
  workspace.close()
  expect(sum('wrote')).toBeGreaterThan(0)
  expect(integrity(path)).toBe('ok')
})

test('a lock file that is damaged does not lock the workspace for ever', () => {
  const path = join(folder(), 'w.minimis')
  Workspace.create(path, session(), { model: small() }).close()
  writeFileSync(`${path}-lock`, 'conflicted copy of a sync client '.repeat(300))
  const workspace = Workspace.open(path, session())
  expect(workspace.state().readOnly).toBeNull()
  workspace.close()
})

test('a plain folder has write-ahead logging, a synced one a rollback journal', () => {
  const names = {
    plain: 'wal',
    Boxes: 'wal',
    OneDrive: 'delete',
    'OneDrive - Meridian AG': 'delete',
    Dropbox: 'delete',
    'Google Drive': 'delete',
    Nextcloud: 'delete',
  }
  for (const [name, mode] of Object.entries(names)) {
    const path = join(folder(join(name, 'deep')), 'w.minimis')
    const workspace = Workspace.create(path, session(), { model: small() })
    const database = new Database(path, { readonly: true })
    expect(database.pragma('journal_mode', { simple: true }), name).toBe(mode)
    database.close()
    expect(existsSync(`${path}-wal`)).toBe(mode === 'wal')
    workspace.close()
    // Closed, it is one file that can be copied, whatever the folder.
    expect(readFileSync(path).subarray(18, 20)).toEqual(Buffer.from([1, 1]))
  }
})

test('a synced folder is known also by a path from the folder that one is in', async () => {
  const place = folder('OneDrive')
  Workspace.create(join(place, 'w.minimis'), session(), { model: small() }).close()
  const holder = await hold('w.minimis', 'Berta', place)
  expect(await holder.ask('first')).toBe('2')
  expect(existsSync(join(place, 'w.minimis-wal'))).toBe(false)
  await holder.kill()
})

/**
 * What becomes of a file with these bytes; checks what must hold of each outcome. Of several faults one
 * may be a text that no check covers while another is noticed.
 */
function outcome(bytes: Buffer, whole: string, faults = 1): string {
  const path = join(scratch, 'w.minimis')
  for (const name of readdirSync(scratch))
    if (name.startsWith('w.minimis')) rmSync(join(scratch, name), { recursive: true })
  writeFileSync(path, bytes)
  const before = hash(path)
  let workspace: Workspace
  try {
    workspace = Workspace.open(path, session())
  } catch (error) {
    expect(error, String((error as Error).stack)).toBeInstanceOf(WorkspaceError)
    const { code, message } = error as WorkspaceError
    expect(['damaged', 'not-a-workspace', 'newer'], message).toContain(code)
    expect(message).toContain(path)
    expect(hash(path)).toBe(before)
    return code
  }
  try {
    const { readOnly } = workspace.state()
    if (readOnly) {
      expect(['damaged', 'values'], readOnly.message).toContain(readOnly.reason)
      expect(readOnly.faults?.length).toBeGreaterThan(0)
      expectFailure(() => workspace.model(), 'values', path)
      expect(workspace.parts()).not.toBeNull()
      workspace.close()
      expect(hash(path)).toBe(before)
      const salvaged = Workspace.salvage(path, '2026-11-24')
      const told = (salvaged?.lost.length ?? 0) > 0
      const isWhole = salvaged !== null && canonical(salvaged.model) === whole
      if (!isWhole && !told && faults > 1) return 'damaged, another text'
      if (!isWhole) expect(told).toBe(true)
      return told ? 'damaged, salvaged in part' : 'damaged, salvaged'
    }
    const model = workspace.model()
    if (canonical(model) === whole) return 'unchanged'
    // A byte of a text that may be any; it must still be a model that holds together.
    const checked = checkModel(model)
    expect(checked.ok ? [] : checked.problems).toEqual([])
    return 'another text'
  } finally {
    workspace.close()
    if (hash(path) !== before) expect(integrity(path)).toBe('ok')
  }
}

let scratch = ''

function tally(outcomes: string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of outcomes.toSorted()) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

test('a file cut off anywhere is damaged or no workspace, and stays as it is', () => {
  scratch = folder()
  const bytes = readFileSync(CURRENT)
  const whole = modelOf(CURRENT)
  const pick = random(5)
  const sizes = [0, 1, 99, 100, 512, 4095, 4096, 8192, bytes.length - 4096, bytes.length - 1]
  for (let i = 0; i < 60; i++) sizes.push(pick(bytes.length))
  const outcomes = sizes.map((size) => outcome(bytes.subarray(0, size), whole))
  console.info('cut off', tally(outcomes))
  expect(outcomes).not.toContain('another text')
  // Only the last page may be one that nothing uses.
  sizes.forEach((size, i) => {
    if (size < bytes.length - 4096) expect(outcomes[i], `cut off at ${size}`).not.toBe('unchanged')
  })
})

test('flipped bytes are noticed, or leave a file that is sound', () => {
  scratch = folder()
  const bytes = readFileSync(CURRENT)
  const whole = modelOf(CURRENT)
  const pick = random(6)
  const outcomes: string[] = []
  // Each byte of the file's head, then anywhere.
  for (let at = 0; at < 600; at++) {
    const flipped = Buffer.from(bytes)
    const places = at < 100 ? [at] : Array.from({ length: 1 + pick(4) }, () => pick(bytes.length))
    for (const place of places) flipped[place] = (flipped[place] as number) ^ (1 << pick(8))
    const where = `flipped at ${places}`
    try {
      outcomes.push(outcome(flipped, whole, places.length))
    } catch (error) {
      throw new Error(where, { cause: error })
    }
  }
  console.info('flipped', tally(outcomes))
  expect(outcomes.some((found) => found.startsWith('damaged'))).toBe(true)
})

test('pages of zeros or noise are noticed, or leave a file that is sound', () => {
  scratch = folder()
  const bytes = readFileSync(CURRENT)
  const whole = modelOf(CURRENT)
  const pick = random(7)
  const outcomes: string[] = []
  for (let page = 0; page < bytes.length; page += 4096) {
    for (const noise of [false, true]) {
      const flipped = Buffer.from(bytes)
      for (let i = page; i < page + 4096; i++) flipped[i] = noise ? pick(256) : 0
      try {
        outcomes.push(outcome(flipped, whole))
      } catch (error) {
        throw new Error(`page ${page / 4096} of ${noise ? 'noise' : 'zeros'}`, { cause: error })
      }
    }
  }
  console.info('pages', tally(outcomes))
})

function modelOf(path: string): string {
  const copy = join(folder(), 'whole.minimis')
  copyFileSync(path, copy)
  const workspace = Workspace.open(copy, session())
  try {
    return canonical(workspace.model())
  } finally {
    workspace.close()
  }
}

/** A copy of the fixture in which one text stands for another of the same length. */
function withText(from: string, to: string): string {
  const path = join(folder(), 'w.minimis')
  const bytes = readFileSync(CURRENT)
  const at = bytes.indexOf(from)
  expect(at).toBeGreaterThan(0)
  expect(to).toHaveLength(from.length)
  for (let i = at; i >= 0; i = bytes.indexOf(from, i + 1)) bytes.write(to, i)
  writeFileSync(path, bytes)
  return path
}

test('salvage gives what can be read and names what is lost', () => {
  const whole = join(folder(), 'w.minimis')
  copyFileSync(CURRENT, whole)
  const sound = Workspace.salvage(whole, '2026-11-24')
  expect(sound?.lost).toEqual([])
  expect(canonical(sound?.model)).toBe(modelOf(CURRENT))

  // A part whose loose members are no JSON any more, on a line of W.
  const path = withText('{"drawing":"D-1"}', '{"drawing":"D-1"]')
  const before = hash(path)
  expectFailure(() => Workspace.open(path, session()), 'damaged', path, 'no good backup')
  const salvaged = Workspace.salvage(path, '2026-11-24')
  expect(salvaged?.model.parts.map(({ id }) => id)).toEqual(['P2', 'P3'])
  expect(salvaged?.model.products[0]?.lines.map(({ item }) => item)).toEqual(['S', 'P3'])
  expect(salvaged?.lost.join('\n')).toMatch(/part.*P1/)
  expect(salvaged?.lost.join('\n')).toMatch(/line/)
  expect(hash(path)).toBe(before)
  expect(checkModel(salvaged?.model).ok).toBe(true)
})

test('salvage keeps rows that were not taken over, and drops those whose product is gone', () => {
  const path = join(folder(), 'w.minimis')
  copyFileSync(CURRENT, path)
  const workspace = Workspace.open(path, session())
  const row = { source: 'bom.csv', row: 3, headings: ['Part'], cells: ['?'], problems: [] }
  workspace.apply({ kind: 'keepRows', product: 'W', rows: [row] })
  workspace.close()
  const database = new Database(path)
  database.exec(`INSERT INTO row_not_taken (product, source, row, headings, cells, problems)
    VALUES ('GONE', 'bom.csv', 1, '[]', '[]', '[]')`)
  database.close()
  const salvaged = Workspace.salvage(path, '2026-11-24')
  expect(salvaged?.model.products.find(({ id }) => id === 'W')?.rowsNotTaken).toEqual([row])
  expect(salvaged?.lost).toEqual(['1 rows whose product is gone'])
})

test('salvage keeps suppliers, settings and column mappings, and names a setting that is broken', () => {
  const path = join(folder(), 'w.minimis')
  copyFileSync(CURRENT, path)
  const workspace = Workspace.open(path, session())
  const beside: SingleCommand[] = [
    { kind: 'setSupplier', supplier: { id: 'S', name: 'Süd', country: 'DE', note: null } },
    { kind: 'changeSettings', set: { destinations: ['IR'], warnAffiliatePrices: false } },
    { kind: 'rememberMapping', key: 'a|b', mapping: { columns: ['item'] } },
  ]
  workspace.apply({ kind: 'batch', what: 'Beside', commands: beside })
  workspace.close()
  const found = Workspace.salvage(path, '2026-11-24')
  expect(found?.lost).toEqual([])
  expect(found?.beside).toEqual([
    { kind: 'setSupplier', supplier: { id: 'Acme', name: 'Acme', country: null, note: null } },
    ...beside,
  ])
  const again = Workspace.create(join(folder(), 'again.minimis'), session(), {
    model: found?.model,
  })
  again.apply({ kind: 'batch', what: 'Beside', commands: found?.beside ?? [] })
  expect(again.state().settings).toMatchObject({ destinations: ['IR'], warnAffiliatePrices: false })
  again.close()

  const database = new Database(path)
  database.exec(`UPDATE setting SET value = '"nowhere"' WHERE name = 'destinations'`)
  database.close()
  const partly = Workspace.salvage(path, '2026-11-24')
  expect(partly?.lost).toEqual(['setting destinations: not what it should be'])
  expect(partly?.beside).toContainEqual({
    kind: 'changeSettings',
    set: { warnAffiliatePrices: false },
  })
})

test('salvage keeps scenarios, each after the one that it stands on, and names one that is broken', () => {
  const path = join(folder(), 'w.minimis')
  copyFileSync(CURRENT, path)
  const scenario = (name: string, onTopOf?: string): Scenario => ({
    format: 'minimis-scenario',
    version: 1,
    name,
    ...(onTopOf && { onTopOf }),
    changes: [{ kind: 'setOrigin', where: { part: 'P1' }, origin: 'JP' }],
  })
  const workspace = Workspace.open(path, session())
  for (const [name, under] of [['A'], ['C'], ['B', 'A']] as const)
    workspace.apply({ kind: 'saveScenario', scenario: scenario(name, under) })
  workspace.apply({ kind: 'saveScenario', id: 2, scenario: scenario('C', 'B') })
  workspace.close()
  const saved = (found: Salvage | null) =>
    found?.beside.flatMap((one) => (one.kind === 'saveScenario' ? [one.scenario] : []))
  const found = Workspace.salvage(path, '2026-11-24')
  expect(found?.lost).toEqual([])
  expect(saved(found)?.map(({ name, onTopOf }) => [name, onTopOf])).toEqual([
    ['A', undefined],
    ['B', 'A'],
    ['C', 'B'],
  ])
  const again = Workspace.create(join(folder(), 'again.minimis'), session(), {
    model: found?.model,
  })
  again.apply({ kind: 'batch', what: 'Beside', commands: found?.beside ?? [] })
  expect(again.scenarios().map((row) => row.scenario.changes)).toEqual(
    Array(3).fill(scenario('A').changes),
  )
  again.close()

  const database = new Database(path)
  database.exec(`UPDATE scenario SET body = '{"name":"A"}' WHERE name = 'A'`)
  database.close()
  const partly = Workspace.salvage(path, '2026-11-24')
  expect(partly?.lost).toEqual([
    'scenario A: not what it should be',
    'scenario B: stands on A no more, since that is gone',
  ])
  expect(saved(partly)?.map(({ name, onTopOf }) => [name, onTopOf])).toEqual([
    ['B', undefined],
    ['C', 'B'],
  ])
  expect(Workspace.open(path, session()).state().readOnly?.reason).toBe('values')
})

test('salvage of an earlier schema misses no table that it never had', () => {
  const path = join(folder(), 'w.minimis')
  copyFileSync(FIXTURE, path)
  expect(Workspace.salvage(path, '2026-11-24')).toMatchObject({ lost: [], beside: [] })
})

test('salvage of an earlier schema puts the members that it did not know in their place', () => {
  const path = join(folder(), 'w.minimis')
  copyFileSync(FOURTH, path)
  const found = Workspace.salvage(path, '2026-11-24')
  expect(found?.lost).toEqual([])
  const database = new Database(path)
  database.pragma('foreign_keys = OFF')
  database.exec(`DELETE FROM entity WHERE id = 'E2'`)
  database.close()
  const partly = Workspace.salvage(path, '2026-11-24')
  const exporters = (salvaged: typeof found) =>
    salvaged?.model.products.map(({ id, exportedBy }) => [id, exportedBy])
  expect(exporters(found)).toEqual([
    ['W', 'E2'],
    ['S', undefined],
    ['TOOL', undefined],
  ])
  expect(exporters(partly)?.[0]).toEqual(['W', undefined])
  expect(partly?.lost.join('\n')).toMatch(/maker is gone/)
})

test('salvage gives nothing where nothing can be read', () => {
  const place = folder()
  const text = join(place, 'text.minimis')
  writeFileSync(text, 'no workspace at all '.repeat(500))
  expect(Workspace.salvage(text, '2026-11-24')).toBeNull()
  expect(Workspace.salvage(join(place, 'none'), '2026-11-24')).toBeNull()
  expect(Workspace.salvage(place, '2026-11-24')).toBeNull()
})

test('of a file that was cut off, the pages that are left are salvaged', () => {
  const path = join(folder(), 'cut.minimis')
  Workspace.create(path, session(), { model: telecom() }).close()
  const bytes = readFileSync(path)
  writeFileSync(path, bytes.subarray(0, Math.floor(bytes.length * 0.8)))
  const found = Workspace.salvage(path, '2026-11-24')
  expect(found?.model.parts.length).toBeGreaterThan(0)
  expect(found?.lost.length).toBeGreaterThan(0)
  expect(readFileSync(path)).toHaveLength(Math.floor(bytes.length * 0.8))
})
