import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Outcome, Task } from './messages.ts'

/** Property tests run so often with a mutant in the tree; enough to find what a mutant breaks. */
const PROPERTY_RUNS = '300'

/** A process with warm tests over a copy of the tree. One that takes too long is replaced. */
export class Runner {
  private readonly root: string
  private child: ChildProcess | null = null

  constructor(root: string) {
    this.root = root
  }

  /** Runs a task; null: it did not end within the limit, in milliseconds. */
  async run(task: Task, limit: number): Promise<Outcome | null> {
    const child = this.child ?? (await this.start())
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => end(null), limit)
      const end = (outcome: Outcome | null) => {
        clearTimeout(timer)
        child.removeAllListeners()
        if (!outcome) this.stop()
        resolve(outcome)
      }
      child.once('message', (outcome: Outcome) => end(outcome))
      child.once('exit', () => end({ took: {}, failed: { all: 'the process ended' } }))
      child.send(task, (error) => error && reject(error))
    })
  }

  stop(): void {
    this.child?.removeAllListeners()
    this.child?.kill('SIGKILL')
    this.child = null
  }

  private async start(): Promise<ChildProcess> {
    const child = fork(join(import.meta.dirname, 'worker.ts'), [this.root], {
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
