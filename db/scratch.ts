import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { namesIn } from './files.ts'

/** What a folder for a copy is for. */
type Purpose = 'past' | 'look' | 'salvage' | 'migrated'

const NAME = /^minimis-(past|look|salvage|migrated)-(\d+)-/

/** A new folder for a copy of a workspace that goes when it is closed; its name says whose it is. */
export function makeScratch(purpose: Purpose): string {
  return mkdtempSync(join(tmpdir(), `minimis-${purpose}-${process.pid}-`))
}

/** Removes the folders that processes left which were killed. */
export function removeAbandonedScratch(): void {
  for (const name of namesIn(tmpdir())) {
    const pid = Number(NAME.exec(name)?.[2] ?? 0)
    if (pid === 0 || isRunning(pid)) continue
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true })
    } catch {
      // It is another user's.
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code !== 'ESRCH'
  }
}
