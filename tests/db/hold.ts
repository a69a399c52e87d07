import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'

/** A process that has a workspace open for writing. */
export interface Held {
  process: ChildProcess
  ask(line: string): Promise<string>
  kill(): Promise<void>
}

/** Starts another process that has the workspace open. */
export async function hold(path: string, who: string, cwd?: string): Promise<Held> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'holder.ts'), 'hold', path, who],
    { stdio: ['pipe', 'pipe', 'inherit'], cwd },
  )
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const held: Held = {
    process: child,
    ask: async (line) => {
      child.stdin.write(`${line}\n`)
      const ended = once(child, 'exit').then(([code]) => `ended with ${code}`)
      const said = once(child.stdout, 'data').then(([text]) => String(text).trim())
      return Promise.race([said, ended])
    },
    kill: async () => {
      child.kill('SIGKILL')
      await once(child, 'close')
    },
  }
  expect(String(await once(child.stdout, 'data')).trim()).toBe('open')
  return held
}
