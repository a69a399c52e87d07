import { Worker } from 'node:worker_threads'
import { Refusal } from './ipc/refusal.ts'

/** What a thread says: an answer, how far a job is, or why there is no answer. */
export type ThreadReply<Found = unknown> =
  | { kind: 'answer'; id: number; found: Found }
  | { kind: 'progress'; job: string; done: number; total: number }
  | { kind: 'refused'; id: number; code: string; message: string; details?: readonly string[] }
  | { kind: 'failed'; id: number; message: string; stack: string | undefined }

/** A thread that is asked, and what is said where it ends. */
export interface ThreadOptions {
  file: string
  /** The most memory that it may take, in megabytes. */
  memory: number
  /** What whoever waits is told where it ends by itself, and where it needs more memory than it may take. */
  died: Refusal
  tooLarge: Refusal
  progress(job: string, done: number, total: number): void
  /** Told when it is gone, with all that it held. */
  lost?(): void
}

interface Waiting {
  resolve(found: unknown): void
  reject(error: Error): void
}

/** Questions to a worker thread, which starts with the first one and anew after it is lost. */
export class AskedThread<Request extends object> {
  private readonly options: ThreadOptions
  private worker: Worker | null = null
  private lastId = 0
  private readonly waiting = new Map<number, Waiting>()

  constructor(options: ThreadOptions) {
    this.options = options
  }

  /** Asks under a number of its own. Throws a Refusal where the thread refuses or is lost. */
  ask(request: (id: number) => Request): Promise<unknown> {
    const id = ++this.lastId
    const answer = new Promise<unknown>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject })
    })
    this.tell(request(id))
    return answer
  }

  /** Tells it what has no answer. */
  tell(request: Request): void {
    this.worker ??= this.start()
    this.worker.postMessage(request)
  }

  /** Tells it what matters only to a thread that is at work. */
  tellRunning(request: Request): void {
    this.worker?.postMessage(request)
  }

  /** Ends it; whoever waits is told why. */
  async stop(why: Error): Promise<void> {
    const { worker } = this
    this.lose(why)
    await worker?.terminate()
  }

  private start(): Worker {
    const { file, memory, died, tooLarge } = this.options
    const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: memory } })
    worker.on('message', (reply: ThreadReply) => this.receive(reply))
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (this.worker === worker)
        this.lose(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge : error)
    })
    worker.on('exit', () => {
      if (this.worker === worker) this.lose(died)
    })
    return worker
  }

  private receive(reply: ThreadReply): void {
    if (reply.kind === 'progress') {
      this.options.progress(reply.job, reply.done, reply.total)
      return
    }
    const waiting = this.waiting.get(reply.id)
    this.waiting.delete(reply.id)
    if (reply.kind === 'refused')
      waiting?.reject(new Refusal(reply.code, reply.message, reply.details))
    else if (reply.kind === 'failed') {
      waiting?.reject(Object.assign(new Error(reply.message), { stack: reply.stack }))
    } else waiting?.resolve(reply.found)
  }

  /** It is gone: whoever waits is told, and the next question starts another. */
  private lose(why: Error): void {
    const waiting = [...this.waiting.values()]
    this.waiting.clear()
    this.worker = null
    this.options.lost?.()
    for (const { reject } of waiting) reject(why)
  }
}
