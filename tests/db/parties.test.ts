import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { hasList, keepList, readKeptList } from '../../db/screening/kept-lists.ts'
import { ListFileError, readListFile } from '../../db/screening/list-file.ts'
import { Workspace } from '../../db/workspace.ts'
import type { Party } from '../../shared/model/party.ts'
import type { ListedParty, ScreeningDecision } from '../../shared/model/screening.ts'
import { open, refused } from './applying.ts'
import { folder } from './expecting.ts'
import { session } from './support.ts'

const entry: ListedParty = {
  id: 'e1',
  source: 'Entity List (EL)',
  name: 'Zarya Optika',
  alternates: ['Заря'],
  type: null,
  addresses: [{ text: '1 Road', country: 'BY' }],
  programs: [],
  licenseRequirement: 'All items (see §734.9(g))3',
  licensePolicy: null,
  federalRegisterNotice: null,
  startDate: null,
  remarks: null,
}
const decision: ScreeningDecision = {
  party: 'C1',
  list: 'CSL',
  entry: 'e1',
  answer: 'same',
  reason: 'the same address',
  footnotes: [3],
  restsOn: { names: ['Zarya'], entry },
}
const hash = 'a'.repeat(64)
const list = {
  id: 'CSL',
  file: 'csl.json',
  sha256: hash,
  content: hash,
  asOf: '2026-11-20',
  readOn: '2026-11-24',
  parties: 1,
  names: 2,
  notRead: 0,
}
const party: Party = {
  id: 'C1',
  name: 'Заря Оптика',
  otherNames: ['Zarya'],
  country: 'BY',
  roles: ['end-user'],
  owners: [{ party: 'O1', percent: '33.3' }],
  documents: [{ reference: 'K-1', on: '2026-10-01' }],
}
const owner: Party = { id: 'O1', name: 'Holding', roles: ['owner'] }

function filled(): Workspace {
  const workspace = open()
  for (const one of [owner, party]) workspace.apply({ kind: 'setParty', party: one })
  workspace.apply({ kind: 'setScreeningList', list })
  workspace.apply({ kind: 'decideScreening', decision })
  return workspace
}

test('parties, lists and decisions are kept, taken back and done again', () => {
  const workspace = filled()
  const kept = workspace.parties()
  expect(kept.parties).toEqual([owner, party])
  expect(kept.lists).toEqual([list])
  expect(kept.decisions).toEqual([{ ...decision, who: 'Anna', on: '2026-11-24' }])
  const { touched } = workspace.apply({ kind: 'changeParty', id: 'C1', set: { country: null } })
  expect(touched).toMatchObject({ parties: true, companies: false, items: [] })
  expect(workspace.parties().parties[1]).not.toHaveProperty('country')
  for (let i = 0; i < 5; i++) workspace.undo()
  expect(workspace.parties()).toEqual({ parties: [], lists: [], decisions: [] })
  for (let i = 0; i < 4; i++) workspace.redo()
  expect(workspace.parties()).toEqual(kept)
  expect(workspace.history({ limit: 20 }).map(({ what }) => what)).toContain(
    'Decide C1 and Zarya Optika: the same',
  )
})

test('what names nobody, owns itself, or is still named, is refused', () => {
  const workspace = filled()
  const owned = (id: string, by: string[]) => ({
    kind: 'setParty' as const,
    party: { id, name: id, owners: by.map((one) => ({ party: one, percent: null })) },
  })
  refused(workspace, owned('C2', ['C2']), 'its own owner')
  refused(workspace, owned('C2', ['NOBODY']), 'no party NOBODY')
  refused(workspace, owned('C2', ['O1', 'O1']), 'stands twice')
  const halves = ['60', '40.1'].map((percent, at) => ({ party: `O${at + 1}`, percent }))
  workspace.apply({ kind: 'setParty', party: { id: 'O2', name: 'Other' } })
  refused(workspace, { kind: 'changeParty', id: 'C1', set: { owners: halves } }, '100.1 %')
  refused(workspace, { kind: 'removeParty', id: 'O1' }, 'still is an owner of C1')
  refused(workspace, { kind: 'changeParty', id: 'C9', set: {} }, 'no party C9')
  refused(workspace, { kind: 'decideScreening', decision: { ...decision, party: 'C9' } }, 'C9')
  refused(workspace, { kind: 'takeDecisionBack', party: 'C1', list: 'CSL', entry: 'e2' }, 'e2')
  refused(workspace, { kind: 'removeScreeningList', id: 'UVL' }, 'no list UVL')
  workspace.apply({ kind: 'removeParty', id: 'C1' })
  expect(workspace.parties().decisions).toEqual([])
})

test('a row that another tool has spoilt is told, and is salvaged without it', () => {
  const workspace = filled()
  const { path } = workspace
  workspace.close()
  const database = new Database(path)
  database.pragma('ignore_check_constraints = ON')
  database.exec(`UPDATE party SET details = '{"roles":["king"]}' WHERE id = 'O1'`)
  database.close()
  const spoilt = Workspace.open(path, session())
  expect(spoilt.state().readOnly?.faults?.[0]).toMatch(/table party, row "O1", column details/)
  spoilt.close()
  const saved = Workspace.salvage(path, '2026-11-24')
  expect(saved?.lost).toContain('party C1: its owner O1 is gone')
  const kinds = saved?.beside.map(({ kind }) => kind)
  expect(kinds).toEqual(['setParty', 'setScreeningList', 'decideScreening'])
  const again = open()
  for (const command of saved?.beside ?? []) again.apply(command)
  expect(again.parties().decisions).toEqual([{ ...decision, who: 'Anna', on: '2026-11-24' }])
})

test('lists lie beside the workspace by their hash, and only as they were kept', () => {
  const path = join(folder(), 'w.minimis')
  const content = keepList(path, [entry], [])
  expect(hasList(path, content)).toBe(true)
  expect(readKeptList(path, content)).toEqual([entry])
  expect(readKeptList(path, hash)).toBeNull()
  const place = join(`${path}-lists`, readdirSync(`${path}-lists`)[0] as string)
  writeFileSync(place, 'other')
  expect(readKeptList(path, content)).toBeNull()
  for (let i = 0; i < 8; i++) {
    const other = keepList(path, [{ ...entry, name: `Name ${i}` }], [content])
    const at = new Date(Date.now() - (9 - i) * 1000)
    utimesSync(join(`${path}-lists`, `${other}.json.gz`), at, at)
  }
  expect(existsSync(place)).toBe(true)
  expect(readdirSync(`${path}-lists`).length).toBeLessThanOrEqual(6)
})

const goOn = async () => true

test('a list of real size is read in turns, and can be given up on the way', async () => {
  const results = Array.from({ length: 2600 }, (_, at) => ({
    id: `e${at}`,
    source: 'EL',
    name: `N ${at}`,
  }))
  const bytes = new TextEncoder().encode(JSON.stringify({ results }))
  const told: number[] = []
  const whole = await readListFile(bytes, 'csl.json', null, async (done, total) => {
    expect(total).toBe(2600)
    return told.push(done) > 0
  })
  expect(told).toEqual([500, 1000, 1500, 2000, 2500])
  expect(whole).toMatchObject({ kind: 'list', list: { parties: { length: 2600 } } })
  expect(await readListFile(bytes, 'csl.json', null, async (done) => done < 1000)).toBeNull()
})

test('a table in which names may be misread is refused', async () => {
  const bytes = Uint8Array.from(
    [...'name,source\n']
      .map((one) => one.charCodeAt(0))
      .concat([0xc7, 0xe0, 0xf0, 0xff, 0x2c, 0x45, 0x4c]),
  )
  await expect(readListFile(bytes, 'own.csv', null, goOn)).rejects.toThrow('UTF-8')
})

test('any table is a list by a mapping, and what is none is refused in words', async () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const csv = 'Listed entity;Also known as;Country\nKite Works;Kite, KW;BY\n;X;\n'
  const asked = await readListFile(bytes(csv), 'own.csv', null, goOn)
  expect(asked).toMatchObject({ kind: 'table', guessed: { name: 0, alternates: 1, country: 2 } })
  if (asked?.kind !== 'table' || !asked.guessed) throw new Error('not asked')
  const table = { mapping: asked.guessed, source: 'Unverified List' }
  const read = await readListFile(bytes(csv), 'own.csv', table, goOn)
  expect(read).toMatchObject({
    kind: 'list',
    isCsl: false,
    list: {
      parties: [{ id: 'Unverified List: Kite Works', source: 'Unverified List' }],
      problems: ['row 3: no name'],
    },
  })
  for (const text of ['{"a":1}', '{', '', '[1]', 'name,x\n"open'])
    await expect(readListFile(bytes(text), 'x.json', null, goOn)).rejects.toThrow(ListFileError)
})
