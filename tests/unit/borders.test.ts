import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, posix, relative } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')

const SHARED = [
  'shared/money',
  'shared/model',
  'shared/rules',
  'shared/ecfr',
  'shared/calc',
  'shared/calc/explain',
  'shared/calc/verdict',
  'shared/calc/content',
  'shared/calc/result',
  'shared/scenario',
  'shared/report',
  'shared/compare',
  'shared/paper',
  'shared/determination',
  'shared/help',
  'shared/parties',
  'shared/licences',
  'shared/shipment',
  'shared/workspace',
  'shared/tabular',
  'shared/sheets',
  'shared/ipc',
]
const CALC_ROOMS = SHARED.filter((room) => room.startsWith('shared/calc/'))
const UNDER_CALC = ['shared/rules', 'shared/money', 'shared/model']

const FEATURES = inside('renderer/features')
const OF_WINDOW = ['renderer/stores', 'renderer/ui']

/** Who may import whom. Everything else is forbidden. */
const MAY_IMPORT: Record<string, string[]> = {
  'shared/money': [],
  'shared/model': [],
  'shared/rules': ['shared/money', 'shared/model'],
  'shared/ecfr': ['shared/rules', 'shared/money', 'shared/model'],
  'shared/calc': [...UNDER_CALC, ...CALC_ROOMS],
  'shared/calc/explain': [
    'shared/calc/verdict',
    'shared/calc/content',
    'shared/calc/result',
    ...UNDER_CALC,
  ],
  'shared/calc/verdict': ['shared/calc/content', 'shared/calc/result', ...UNDER_CALC],
  'shared/calc/content': ['shared/calc/result', ...UNDER_CALC],
  'shared/calc/result': UNDER_CALC,
  'shared/scenario': ['shared/calc', ...CALC_ROOMS, ...UNDER_CALC, 'shared/workspace'],
  'shared/report': ['shared/calc', ...CALC_ROOMS, ...UNDER_CALC],
  'shared/compare': ['shared/determination', 'shared/calc', ...CALC_ROOMS, ...UNDER_CALC],
  'shared/paper': ['shared/report', 'shared/calc', ...CALC_ROOMS, ...UNDER_CALC],
  'shared/determination': ['shared/calc', ...CALC_ROOMS, ...UNDER_CALC],
  'shared/parties': UNDER_CALC,
  'shared/licences': ['shared/model', 'shared/money'],
  'shared/shipment': [
    'shared/licences',
    'shared/parties',
    'shared/determination',
    'shared/report',
    'shared/scenario',
    'shared/calc',
    ...CALC_ROOMS,
    ...UNDER_CALC,
  ],
  'shared/help': ['shared/calc', ...CALC_ROOMS, ...UNDER_CALC],
  'shared/workspace': ['shared/licences', 'shared/model'],
  'shared/tabular': ['shared/model', 'shared/money', 'shared/workspace'],
  'shared/sheets': [],
  'shared/ipc': SHARED,
  db: SHARED,
  electron: ['db', ...SHARED, 'samples'],
  renderer: [...SHARED, ...OF_WINDOW, ...FEATURES],
  'renderer/stores': SHARED,
  'renderer/ui': [...SHARED, 'renderer/stores'],
  // A feature knows no other; the four pieces that one shows of another are named in biome.json.
  ...Object.fromEntries(FEATURES.map((feature) => [feature, [...SHARED, ...OF_WINDOW]])),
  'renderer/features/frame': [...SHARED, ...OF_WINDOW, ...FEATURES],
  cli: ['db', ...SHARED],
  scripts: [],
}

const PURE = ['node:fs', 'electron', 'better-sqlite3', 'react', 'react-dom/client', 'zustand']

/** Packages that a room may not import. */
const NO_PACKAGES: Record<string, string[]> = {
  ...Object.fromEntries(SHARED.map((room) => [room, PURE])),
  'shared/calc': [...PURE, 'zod'],
  'shared/tabular': [...PURE, 'papaparse', 'write-excel-file/universal'],
  db: ['electron', 'electron/main', 'react', 'react-dom'],
  cli: ['electron', 'electron/main', 'react', 'react-dom'],
  electron: ['react', 'react-dom'],
  ...Object.fromEntries(
    ['renderer', ...OF_WINDOW, ...FEATURES].map((room) => [
      room,
      ['node:fs', 'electron', 'electron/renderer', 'better-sqlite3'],
    ]),
  ),
}

/** Places to import from that are no room of their own. */
const OTHERS = ['samples', 'tests']

test('the linter refuses every import that crosses a border, and no other', () => {
  const probes = Object.keys(MAY_IMPORT).flatMap((room) =>
    foldersOf(room).map((folder) => ({ folder, room, lines: importsTried(folder, room) })),
  )
  const refused = refusals(probes)
  for (const { folder, room, lines } of probes) {
    const expected = lines.filter(({ allowed }) => !allowed).map(({ from }) => from)
    const found = lines.filter((_, i) => refused.has(`${folder}:${i + 1}`)).map(({ from }) => from)
    expect({ room, folder, refused: found }).toEqual({ room, folder, refused: expected })
  }
  expect(probes.length).toBeGreaterThan(SHARED.length)
})

test('every folder is a room with borders', () => {
  const found = ['shared', 'shared/calc'].flatMap((folder) => inside(folder))
  expect(found.sort()).toEqual([...SHARED].sort())
  const top = inside('.').filter((name) => !/^\.|^(node_modules|out|dist|docs)$/.test(name))
  const rooms = Object.keys(MAY_IMPORT).filter((room) => !room.includes('/'))
  expect(top.filter((name) => !rooms.includes(name)).sort()).toEqual(['samples', 'shared', 'tests'])
})

test('ARCHITECTURE.md says the same of every room', () => {
  const text = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8')
  const rows = [...text.matchAll(/^\| `([\w/]+)\/` \|[^|]*\| ([^|]*) \|$/gm)]
  const said = Object.fromEntries(
    rows.map(([, room = '', imports = '']) => [room, roomsNamed(room, imports)]),
  )
  // The rooms of the features are one row of the table.
  const rooms = Object.entries(MAY_IMPORT).filter(([room]) => !room.includes('/features/'))
  for (const [room, imports] of rooms)
    expect({ room, imports: said[room] }).toEqual({
      room,
      imports: imports.filter((name) => name !== room).sort(),
    })
})

/** The rooms that a cell of the table means: `shared` is all of it, `calc` all of calc. */
function roomsNamed(room: string, cell: string): string[] {
  const rooms = [...SHARED, ...Object.keys(MAY_IMPORT), ...OTHERS]
  const named = [...cell.matchAll(/`(\w+)`/g)].flatMap(([, name]) =>
    rooms.filter(
      (other) => !other.includes('/features/') && other.split('/').includes(name as string),
    ),
  )
  const own = cell.includes('its own rooms') ? rooms.filter((r) => r.startsWith(`${room}/`)) : []
  return [...new Set([...named, ...own])].filter((other) => other !== room).sort()
}

interface Import {
  from: string
  allowed: boolean
}

/** One import of every room and package, as a file in the folder would write it. */
function importsTried(folder: string, room: string): Import[] {
  // The window's first files import, and nothing imports them.
  const isTried = (other: string) =>
    other !== room && !(other === 'renderer' && room.startsWith('renderer/'))
  const rooms = [...Object.keys(MAY_IMPORT), ...OTHERS].filter(isTried)
  const targets = rooms.flatMap((other) => {
    const allowed = (MAY_IMPORT[room] ?? []).includes(other)
    return filesOf(other).map((file) => ({ from: pathFrom(folder, file), allowed }))
  })
  const own = filesOf(room).map((file) => ({ from: pathFrom(folder, file), allowed: true }))
  const packages = (NO_PACKAGES[room] ?? []).map((from) => ({ from, allowed: false }))
  return [...targets, ...own, ...packages]
}

/** The lines that the linter refuses, by folder and line, from one run over a file in each folder. */
function refusals(probes: readonly { folder: string; lines: readonly Import[] }[]): Set<string> {
  const place = realpathSync(mkdtempSync(join(tmpdir(), 'minimis-borders-')))
  onTestFinished(() => rmSync(place, { recursive: true }))
  for (const name of ['biome.json', '.gitignore']) copyFileSync(join(ROOT, name), join(place, name))
  for (const { folder, lines } of probes) {
    mkdirSync(join(place, folder), { recursive: true })
    const text = lines.map(({ from }) => `import '${from}'\n`).join('')
    writeFileSync(join(place, folder, 'probe.ts'), text)
  }
  const rule = '--only=style/noRestrictedImports'
  const options = ['lint', rule, '--reporter=github', '--max-diagnostics=none', '.']
  const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome')
  const output = outputOf(process.execPath, [biome, ...options], place)
  const found = output.matchAll(/title=lint\/style\/noRestrictedImports,file=([^,]*),line=(\d+)/g)
  return new Set(
    [...found].map(([, file = '', line]) => `${relative(place, dirname(file))}:${line}`),
  )
}

/** What a command writes; the linter ends with 1 where it refuses something. */
function outputOf(command: string, options: string[], cwd: string): string {
  try {
    return execFileSync(command, options, { cwd, encoding: 'utf8', maxBuffer: 1e8, stdio: 'pipe' })
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}

function pathFrom(folder: string, file: string): string {
  const path = posix.relative(folder, file)
  return path.startsWith('.') ? path : `./${path}`
}

/** The room's folders that hold code, without those of the rooms in it. */
function foldersOf(room: string): string[] {
  const below = inside(room).filter((folder) => !(folder in MAY_IMPORT))
  const own = readdirSync(join(ROOT, room)).some((name) => /\.tsx?$/.test(name)) ? [room] : []
  return [...own, ...below.flatMap((folder) => foldersOf(folder))]
}

/** A file in each of the room's folders; of a room that has rooms in it, the files that it has. */
function filesOf(room: string): string[] {
  if (OTHERS.includes(room)) return [`${room}/any.json`]
  if (room === 'renderer') return [`${room}/any.ts`]
  if (room !== 'shared/calc') return foldersOf(room).map((folder) => `${folder}/any.ts`)
  const names = readdirSync(join(ROOT, room)).filter((name) => name.endsWith('.ts'))
  return names.map((name) => `${room}/${name}`)
}

function inside(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => (folder === '.' ? name : `${folder}/${name}`))
}
