import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export const root = join(import.meta.dirname, '..')

const SOURCES = ['electron', 'renderer', 'db', 'shared', 'samples']
const FILES = ['electron.vite.config.ts', 'package-lock.json', 'scripts/licences.ts']

/** Builds the app into out/ where a source is newer than what is there. Throws where that fails. */
export function buildIfNeeded(say: (line: string) => void): void {
  const built = builtAt()
  const changed = [...SOURCES.flatMap(filesBelow), ...FILES.map((file) => join(root, file))]
  if (changed.every((path) => statSync(path).mtimeMs < built)) return
  say('Building.')
  build()
}

/** Builds the app into out/. Throws with the build's own messages where that fails. */
export function build(): void {
  const manifest = createRequire(import.meta.url).resolve('electron-vite/package.json')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(dirname(manifest), 'bin', 'electron-vite.js'), 'build'],
    { cwd: root, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`the build failed\n${stdout}${stderr}`)
}

/** When the last of the three parts was written, so a build that broke off does not count. */
function builtAt(): number {
  const page = join(root, 'out', 'renderer', 'index.html')
  return existsSync(page) ? statSync(page).mtimeMs : 0
}

function filesBelow(folder: string): string[] {
  const path = join(root, folder)
  if (!existsSync(path)) return []
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
