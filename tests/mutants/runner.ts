import { type ChildProcess, fork } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Outcome, Said, Task } from './messages.ts'

/** Property tests run so often with a mutant in the tree; enough to find what a mutant breaks. */
const PROPERTY_RUNS = '300'

/** A process with warm tests over a copy of the tree. One that takes too long is replaced. */
export class Runner {
  private readonly original: string
  private readonly copy: string
  private child: ChildProcess | null = null

  constructor(original: string, copy: string) {
    this.original = original
    this.copy = copy
  }

  /** Runs a task; null: a test file took longer than its limit, in milliseconds. */
  async run(task: Task, limitOf: (test: string) => number): Promise<Outcome | null> {
    const child = this.child ?? (await this.start())
    return new Promise((resolve) => {
      let timer = setTimeout(() => end(null), limitOf(''))
      const end = (outcome: Outcome | null) => {
        clearTimeout(timer)
        child.removeAllListeners()
        if (!outcome) this.giveUp(task)
        resolve(outcome)
      }
      child.on('message', (said: Said) => {
        if ('outcome' in said) end(said.outcome)
        if (!('begins' in said)) return
        clearTimeout(timer)
        timer = setTimeout(() => end(null), limitOf(said.begins))
      })
      child.once('exit', () => end(null))
      child.send(task)
    })
  }

  stop(): void {
    this.child?.removeAllListeners()
    this.child?.kill('SIGKILL')
    this.child = null
  }

  /** A process that is stopped does not put back what it changed. */
  private giveUp({ mutant }: Task): void {
    this.stop()
    if (mutant) copyFileSync(join(this.original, mutant.file), join(this.copy, mutant.file))
  }

  private async start(): Promise<ChildProcess> {
    const child = fork(join(import.meta.dirname, 'worker.ts'), [this.copy], {
      env: { ...process.env, NODE_ENV: 'test', PROPERTY_RUNS_OF_MUTANTS: PROPERTY_RUNS },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.child = child
    await new Promise((resolve, reject) => {
      child.once('message', resolve)
      child.once('exit', () => reject(new Error('the tests did not start')))
    })
    child.removeAllListeners()
    return child
  }
}
