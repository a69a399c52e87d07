import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, type TestContext } from 'vitest'

/** A small file system of its own. */
export interface Mounted {
  path: string
  /** Lets it be written to, or not. */
  writable(yes: boolean): void
}

/**
 * Mounts a file system of `megabytes` in memory, as root or through sudo. Where that is not possible
 * the test is skipped and says why; in CI it fails.
 */
export function mountSmall(context: TestContext, megabytes: number): Mounted {
  const path = mkdtempSync(join(tmpdir(), 'minimis-mount-'))
  try {
    asRoot('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=777`, 'tmpfs', path)
  } catch (error) {
    rmSync(path, { recursive: true, force: true })
    const { stderr = '', message } = error as Error & { stderr?: Buffer | string }
    const reason = `a file system cannot be mounted here: ${String(stderr).trim() || message}`
    if (process.env.CI) throw new Error(reason)
    context.skip(reason)
  }
  onTestFinished(() => {
    asRoot('umount', '-l', path)
    rmSync(path, { recursive: true, force: true })
  })
  const writable = (yes: boolean) => {
    asRoot('mount', '-o', `remount,${yes ? 'rw' : 'ro'}`, path)
  }
  return { path, writable }
}

/**
 * Has a file that cannot be moved until the function that it gives is called, or the test ends: it is
 * mounted on itself.
 */
export function holdInPlace(context: TestContext, path: string): () => void {
  try {
    asRoot('mount', '--bind', path, path)
  } catch (error) {
    if (process.env.CI) throw error
    context.skip(`a file cannot be mounted here: ${(error as Error).message}`)
  }
  let isHeld = true
  const free = () => {
    if (isHeld) asRoot('umount', '-l', path)
    isHeld = false
  }
  onTestFinished(free)
  return free
}

function asRoot(command: string, ...args: string[]): void {
  const isRoot = process.getuid?.() === 0
  const [file, all] = isRoot ? [command, args] : ['sudo', ['-n', command, ...args]]
  execFileSync(file as string, all as string[], { stdio: 'pipe' })
}
