import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The Debian packages that bring what Electron needs beyond a bare system. */
export const APT_PACKAGES = 'libgtk-3-0 libnss3 libasound2 libgbm1'

/** What keeps Electron from opening a window here, in one line; null: nothing. */
export function missingDisplay(): string | null {
  if (process.platform !== 'linux') return null
  if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return null
  return isOnPath('xvfb-run')
    ? 'No window: there is no display (DISPLAY is not set). Without a screen: xvfb-run -a npm start'
    : 'No window: there is no display (DISPLAY is not set). Without a screen: ' +
        `apt-get install xvfb xauth ${APT_PACKAGES}, then xvfb-run -a npm start`
}

/** The shared libraries that a program lacks here, in one line with how to get them; null: none. */
export function missingLibraries(executable: string): string | null {
  if (process.platform !== 'linux') return null
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' })
  const missing = [...(stdout ?? '').matchAll(/^\s*(\S+) => not found$/gm)].map(([, name]) => name)
  if (missing.length === 0) return null
  return `No window: ${missing.join(', ')} missing. On Debian: apt-get install ${APT_PACKAGES}`
}

/** Chromium's sandbox refuses to run as root; the switch that is needed then. */
export function sandboxSwitches(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

/** Whether a command can be found on the PATH. */
export function isOnPath(command: string): boolean {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.some((folder) => existsSync(join(folder, command)))
}
