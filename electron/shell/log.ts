import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const MOST_BYTES = 1_000_000
const KEPT = 3

export type Level = 'info' | 'warning' | 'error'

/** The app's log: one JSON object a line; a full file is put aside, and the oldest goes. */
export class Log {
  readonly path: string

  constructor(path: string) {
    this.path = path
    mkdirSync(dirname(path), { recursive: true })
  }

  /** Adds a line. A log that cannot be written must not stop the app. */
  write(level: Level, event: string, facts: Readonly<Record<string, unknown>> = {}): void {
    try {
      this.rotate()
      const line = { at: new Date().toISOString(), level, event, ...facts }
      appendFileSync(this.path, `${JSON.stringify(line)}\n`)
    } catch (error) {
      console.error('the log cannot be written:', error)
    }
  }

  /** Adds an error with its stack. */
  error(event: string, error: unknown, facts: Readonly<Record<string, unknown>> = {}): void {
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    this.write('error', event, { ...facts, message, stack })
  }

  private rotate(): void {
    const found = statSync(this.path, { throwIfNoEntry: false })
    if (found && !found.isFile()) throw new Error(`${this.path} is no file`)
    if (!found || found.size < MOST_BYTES) return
    for (let age = KEPT - 1; age > 0; age--) {
      const older = `${this.path}.${age}`
      if (existsSync(older)) renameSync(older, `${this.path}.${age + 1}`)
    }
    renameSync(this.path, `${this.path}.1`)
  }
}
