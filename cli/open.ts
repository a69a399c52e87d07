import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from './usage-error.ts'
import { openUsage } from './usages.ts'

/** `minimis open`: starts the app as `npm start` does, with the workspace given. */
export function open(args: string[]): void {
  const [path, ...more] = args
  if (more.length > 0) throw new UsageError([`usage: minimis ${openUsage}`])
  if (path !== undefined && !existsSync(path)) throw new UsageError([`${path}: no such file`])
  const start = resolve(import.meta.dirname, '../scripts/start.ts')
  const child = spawn(process.execPath, [start, ...(path ? [resolve(path)] : [])], {
    stdio: 'inherit',
  })
  child.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
}
