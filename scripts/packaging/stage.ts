import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../build.ts'
import { olderDriverFolder } from '../runtime/older.ts'
import type { Runtime } from '../runtime/runtime.ts'

const DRIVER = 'better-sqlite3'

/** Lays the built app out for electron-builder, with the SQLite driver that fits the runtime. */
export function stageApp(folder: string, runtime: Runtime): string {
  rmSync(folder, { recursive: true, force: true })
  const app = join(folder, 'app')
  for (const part of ['main', 'preload', 'renderer']) {
    cpSync(join(root, 'out', part), join(app, 'out', part), { recursive: true })
  }
  const modules = join(app, 'node_modules')
  if (runtime.kind === 'older') {
    cpSync(olderDriverFolder(runtime.folder), modules, { recursive: true })
  } else stageDriver(modules)
  const versions = dropMissingDependencies(modules)
  writeManifest(app, versions)
  return app
}

/**
 * The runtime as electron-builder is to take it. The older one carries a loader that stands in for
 * Electron's default app and has no place in a package.
 */
export function stageRuntime(folder: string, runtime: Runtime): string {
  if (runtime.kind !== 'older') return runtime.folder
  const loader = join(runtime.folder, 'resources', 'app')
  const copy = join(folder, 'runtime')
  cpSync(runtime.folder, copy, { recursive: true, filter: (path) => path !== loader })
  return copy
}

function writeManifest(folder: string, dependencies: Readonly<Record<string, string>>): void {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const { name, version, description, license, main } = manifest
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({
      name,
      productName: 'Minimis',
      version,
      description,
      author: 'Minimis contributors',
      license,
      main,
      dependencies,
    }),
  )
}

/** The driver's code and its binary for this platform; its sources are for building it. */
function stageDriver(modules: string): void {
  const from = join(root, 'node_modules', DRIVER)
  const to = join(modules, DRIVER)
  for (const part of ['package.json', 'LICENSE', 'lib']) {
    cpSync(join(from, part), join(to, part), { recursive: true })
  }
  const prebuilds = join(from, 'prebuilds')
  if (!existsSync(prebuilds)) throw new Error(`${prebuilds} is missing; run npm ci`)
  for (const file of readdirSync(prebuilds)) {
    if (file.startsWith(process.platform)) {
      cpSync(join(prebuilds, file), join(to, 'prebuilds', file))
    }
  }
}

/**
 * Lets each module depend on those alone that lie beside it: what it needs to be built is not
 * packaged, and electron-builder would look for it elsewhere. Gives the modules' versions.
 */
function dropMissingDependencies(modules: string): Record<string, string> {
  const names = readdirSync(modules)
  const versions: Record<string, string> = {}
  for (const name of names) {
    const path = join(modules, name, 'package.json')
    const { dependencies = {}, ...manifest } = JSON.parse(readFileSync(path, 'utf8'))
    const kept = Object.entries(dependencies).filter(([dependency]) => names.includes(dependency))
    writeFileSync(path, JSON.stringify({ ...manifest, dependencies: Object.fromEntries(kept) }))
    versions[name] = manifest.version
  }
  return versions
}
