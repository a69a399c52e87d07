import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** Imports that the linter must refuse: from which folder, and what. */
const FORBIDDEN: [folder: string, import: string][] = [
  ['renderer/features/matrix', '../scenarios/change-form.ts'],
  ['renderer/features/matrix', '../../features/home/figures.ts'],
  ['renderer/features/home', '../frame/frame.tsx'],
  ['renderer/features/import', '../product/bom-actions.ts'],
  ['renderer/features/product', '../result/fact.tsx'],
  ['renderer/features/product', '../import/profile.ts'],
  ['renderer/features/product/paste', '../../import/profile.ts'],
  ['renderer/features/product/paste', '../../result/result-panel.tsx'],
  ['renderer/features/result/explanation', '../../product/marks.ts'],
  ['renderer/features/scenarios', '../levers/sets.ts'],
  ['renderer/features/levers', '../scenarios/change-form.ts'],
  ['renderer/features/start', '../home/home-screen.tsx'],
  ['renderer/stores', '../ui/format.ts'],
  ['renderer/stores', '../features/home/figures.ts'],
  ['renderer/ui', '../features/home/figures.ts'],
  ['renderer/ui/grid/columns', '../../../features/home/figures.ts'],
  ['renderer/features/matrix', '../../../db/workspace.ts'],
  ['renderer/features/frame', '../../../electron/main.ts'],
  ['renderer/features/start', '../../../samples/telecom.ts'],
  ['renderer/stores', '../../scripts/build.ts'],
  ['renderer/features/product', 'node:fs'],
  ['renderer/stores', 'node:fs'],
  ['renderer/ui/grid', 'electron'],
]

/** Imports that must pass. */
const ALLOWED: [folder: string, import: string][] = [
  ['renderer/features/matrix', './cell.ts'],
  ['renderer/features/matrix', '../../stores/matrix.ts'],
  ['renderer/features/matrix', '../../../shared/scenario/levers/levers.ts'],
  ['renderer/features/product/paste', '../bom-actions.ts'],
  ['renderer/features/product/paste', '../revisions/freeze-dialog.tsx'],
  ['renderer/features/result/explanation', '../../../stores/result.ts'],
  ['renderer/features/frame', '../home/home-screen.tsx'],
  ['renderer/features/product', '../result/result-panel.tsx'],
  ['renderer/features/product', '../import/tray.tsx'],
  ['renderer/features/product/paste', '../../import/plan-lines.tsx'],
  ['renderer/features/scenarios', '../levers/levers-tab.tsx'],
  ['renderer/features/start', '../backups/rescue.tsx'],
  ['renderer/ui/grid', '../../stores/call.ts'],
  ['renderer', './features/frame/frame.tsx'],
]

const biome = resolve('node_modules/@biomejs/biome/bin/biome')
let home: string
let refused: Set<string>

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'minimis-borders-'))
  const config = JSON.parse(await readFile('biome.json', 'utf8'))
  const { $schema: _, ...kept } = config
  await writeFile(join(home, 'biome.json'), JSON.stringify({ ...kept, vcs: { enabled: false } }))
  await Promise.all([
    ...FORBIDDEN.map(([folder, path], at) => write(fileOf(folder, 'forbidden', at), path)),
    ...ALLOWED.map(([folder, path], at) => write(fileOf(folder, 'allowed', at), path)),
  ])
  refused = await lintedFiles()
})

afterAll(() => rm(home, { recursive: true, force: true }))

test.each(FORBIDDEN.map((each, at) => [...each, at] as const))('%s: %s is refused', (...given) => {
  const [folder, , at] = given
  expect(refused).toContain(fileOf(folder, 'forbidden', at))
})

test.each(ALLOWED.map((each, at) => [...each, at] as const))('%s: %s passes', (...given) => {
  const [folder, , at] = given
  expect(refused).not.toContain(fileOf(folder, 'allowed', at))
})

function fileOf(folder: string, what: 'forbidden' | 'allowed', at: number): string {
  return `${folder}/${what}-${at}.ts`
}

async function write(file: string, path: string): Promise<void> {
  await mkdir(dirname(join(home, file)), { recursive: true })
  await writeFile(join(home, file), `import '${path}'\n`)
}

/** The files in which the linter refuses an import. */
function lintedFiles(): Promise<Set<string>> {
  const options = ['lint', '--only=style/noRestrictedImports', '--reporter=json', '.']
  return new Promise((resolved) => {
    const args = [biome, ...options, '--max-diagnostics=none']
    execFile(process.execPath, args, { cwd: home }, (_error, stdout) => {
      const { diagnostics } = JSON.parse(stdout) as {
        diagnostics: { category: string; location: { path: string } }[]
      }
      const own = diagnostics.filter(({ category }) => category.endsWith('noRestrictedImports'))
      resolved(new Set(own.map(({ location }) => location.path)))
    })
  })
}
