import { Worker } from 'node:worker_threads'
import type { Result } from '../../shared/calc/result.ts'
import type { Model } from '../../shared/model/schema.ts'
import type { Choices } from '../../shared/rules/pack.ts'
import { Refusal } from '../ipc/refusal.ts'
import type { MatrixRow, Method, OverviewRow, Reply, Request } from './messages.ts'

/** A model to evaluate: its content is asked for only where the worker does not hold it yet. */
export interface Source {
  identity: string
  day: string
  choices: Choices
  model(): Model
}

export interface MatrixRequest {
  job: string
  products?: readonly string[] | undefined
  destinations: readonly string[]
  method: Method
  choices?: Choices | undefined
}

interface Waiting {
  resolve(reply: Reply): void
  reject(error: Error): void
}

/** Evaluates in a worker thread, so that the window and the database never wait for it. */
export class Evaluator {
  private readonly file: string
  private readonly progress: (job: string, done: number, total: number) => void
  private worker: Worker | null = null
  private held: string | null = null
  private lastId = 0
  private readonly waiting = new Map<number, Waiting>()

  constructor(file: string, progress: (job: string, done: number, total: number) => void) {
    this.file = file
    this.progress = progress
  }

  /** The full result of one product for one destination. */
  async result(
    source: Source,
    product: string,
    destination: string,
    method: Method,
  ): Promise<Result> {
    const reply = await this.ask(source, (id) => ({
      kind: 'result',
      id,
      product,
      destination,
      method,
    }))
    if (reply.kind !== 'result') throw new Error(`the worker answered with ${reply.kind}`)
    return reply.result
  }

  /** The verdicts of many products and destinations; a cancelled job has none. */
  async matrix(
    source: Source,
    request: MatrixRequest,
  ): Promise<{ cancelled: boolean; rows: MatrixRow[] }> {
    const { job, products = null, destinations, method, choices = null } = request
    const reply = await this.ask(source, (id) => ({
      kind: 'matrix',
      id,
      job,
      products,
      destinations,
      method,
      choices,
    }))
    if (reply.kind !== 'matrix') throw new Error(`the worker answered with ${reply.kind}`)
    return { cancelled: reply.cancelled, rows: reply.rows }
  }

  /** How every product stands for some destinations; a cancelled job has no rows. */
  async overview(
    source: Source,
    request: { job: string; destinations: readonly string[]; method: Method },
  ): Promise<{ cancelled: boolean; rows: OverviewRow[] }> {
    const reply = await this.ask(source, (id) => ({ kind: 'overview', id, ...request }))
    if (reply.kind !== 'overview') throw new Error(`the worker answered with ${reply.kind}`)
    return { cancelled: reply.cancelled, rows: reply.rows }
  }

  cancel(job: string): void {
    this.worker?.postMessage({ kind: 'cancel', job } satisfies Request)
  }

  async stop(): Promise<void> {
    const { worker } = this
    this.lose(new Refusal('cancelled', 'The evaluation was stopped.'))
    await worker?.terminate()
  }

  private ask(source: Source, request: (id: number) => Request): Promise<Reply> {
    const worker = this.worker ?? this.start()
    const identity = `${source.identity} ${source.day} ${JSON.stringify(source.choices)}`
    if (this.held !== identity) {
      const { day, choices } = source
      const hold: Request = { kind: 'hold', identity, model: source.model(), day, choices }
      worker.postMessage(hold)
      this.held = identity
    }
    const id = ++this.lastId
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject })
      worker.postMessage(request(id))
    })
  }

  private start(): Worker {
    const worker = new Worker(this.file)
    worker.on('message', (reply: Reply) => this.receive(reply))
    worker.on('error', (error) => {
      if (this.worker === worker) this.lose(error)
    })
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
    if (reply.kind === 'refused') waiting?.reject(new Refusal('not-found', reply.message))
    else if (reply.kind === 'failed') {
      waiting?.reject(Object.assign(new Error(reply.message), { stack: reply.stack }))
    } else waiting?.resolve(reply)
  }

  /** The worker is gone: whoever waits is told, and the next question starts another. */
  private lose(error: Error): void {
    const waiting = [...this.waiting.values()]
    this.waiting.clear()
    this.worker = null
    this.held = null
    for (const { reject } of waiting) reject(error)
  }
}
