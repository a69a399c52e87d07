import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Why the app cannot keep its own files in a folder, and what to do; null: it can. */
export function folderProblem(folder: string): string | null {
  const logs = join(folder, 'logs')
  try {
    mkdirSync(logs, { recursive: true })
    for (const place of [folder, logs]) {
      const probe = join(place, `probe-${process.pid}`)
      writeFileSync(probe, '')
      rmSync(probe)
    }
    return null
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return `Minimis cannot keep its settings and its log in ${folder}.\n\n${reason}\n\nMake the folder writable, or start Minimis with --user-data-dir=FOLDER.`
  }
}

/** The folder that a command line is read in; the user's own where it is gone. */
export function workingFolder(): string {
  try {
    return process.cwd()
  } catch {
    return homedir()
  }
}
