import { Worker } from 'node:worker_threads'
import { SCREENING_MEMORY } from '../../shared/bounds.ts'
import { Refusal } from '../ipc/refusal.ts'
import type { Question, Questions, Reply, Request } from './messages.ts'

interface Waiting {
  resolve(found: Questions[Question]['found']): void
  reject(error: Error): void
}

const DIED = new Refusal(
  'screening-died',
  'Screening stopped unexpectedly. It starts again with the next question; nothing is lost.',
)
const TOO_LARGE = new Refusal(
  'screening-died',
  'The list needs more memory than reading one may take, and was given up.',
)

/** Reads lists and screens parties in a worker thread, so that window and database never wait for it. */
export class Screener {
  private readonly file: string
  private readonly progress: (job: string, done: number, total: number) => void
  private worker: Worker | null = null
  private lastId = 0
  private readonly waiting = new Map<number, Waiting>()

  constructor(file: string, progress: (job: string, done: number, total: number) => void) {
    this.file = file
    this.progress = progress
  }

  /** Asks the worker; null: it was given up. Throws a Refusal where a file is not what it should be. */
  ask<Q extends Question>(
    job: string,
    question: Q,
    asked: Questions[Q]['asked'],
  ): Promise<Questions[Q]['found']> {
    const worker = this.worker ?? this.start()
    const id = ++this.lastId
    const answer = new Promise<Questions[Question]['found']>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject })
    })
    worker.postMessage({ kind: 'ask', id, job, question, asked } as Request)
    return answer as Promise<Questions[Q]['found']>
  }

  giveUp(job: string): void {
    this.worker?.postMessage({ kind: 'cancel', job } satisfies Request)
  }

  async stop(): Promise<void> {
    const { worker } = this
    this.lose(DIED)
    await worker?.terminate()
  }

  private start(): Worker {
    const worker = new Worker(this.file, {
      resourceLimits: { maxOldGenerationSizeMb: SCREENING_MEMORY },
    })
    worker.on('message', (reply: Reply) => this.receive(reply))
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (this.worker === worker)
        this.lose(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? TOO_LARGE : error)
    })
    worker.on('exit', () => {
      if (this.worker === worker) this.lose(DIED)
    })
    worker.unref()
    this.worker = worker
    return worker
  }

  private receive(reply: Reply): void {
    if (reply.kind === 'progress') {
      this.progress(reply.job, reply.done, reply.total)
      return
    }
    const waiting = this.waiting.get(reply.id)
    this.waiting.delete(reply.id)
    if (reply.kind === 'found') waiting?.resolve(reply.found)
    else if (reply.kind === 'refused') waiting?.reject(new Refusal('not-readable', reply.message))
    else waiting?.reject(Object.assign(new Error(reply.message), { stack: reply.stack }))
  }

  private lose(error: Error): void {
    const waiting = [...this.waiting.values()]
    this.waiting.clear()
    this.worker = null
    for (const { reject } of waiting) reject(error)
  }
}
