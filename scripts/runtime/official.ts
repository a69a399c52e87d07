import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { executableName, type Runtime } from './runtime.ts'

const packageFile = createRequire(import.meta.url).resolve('electron/package.json')
const packageFolder = dirname(packageFile)

/** The runtime that ELECTRON_OVERRIDE_DIST_PATH names; null where it is not set. */
export function overrideRuntime(): Runtime | null {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (!folder) return null
  const executable = join(folder, executableName())
  if (!existsSync(executable)) {
    throw new Error(`ELECTRON_OVERRIDE_DIST_PATH: there is no ${executable}`)
  }
  return { kind: 'override', folder, executable, version: versionIn(folder) ?? 'unknown' }
}

/** The runtime of the `electron` package, if it has been downloaded. */
export function officialRuntime(): Runtime | null {
  const folder = join(packageFolder, 'dist')
  const executable = join(folder, executableName())
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }
  if (!existsSync(executable) || versionIn(folder) !== version) return null
  return { kind: 'official', folder, executable, version }
}

/** Downloads the runtime the way the `electron` package does; null where that is refused. */
export function downloadOfficialRuntime(): Runtime | null {
  const { status } = spawnSync(process.execPath, [join(packageFolder, 'install.js')], {
    stdio: 'ignore',
  })
  return status === 0 ? officialRuntime() : null
}

function versionIn(folder: string): string | null {
  try {
    return readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '')
  } catch {
    return null
  }
}
