import { Worker } from 'node:worker_threads'
import { EVALUATION_MEMORY } from '../../shared/bounds.ts'
import type { Result } from '../../shared/calc/result/result.ts'
import type { ModelPatch } from '../../shared/model/patch.ts'
import type { Model } from '../../shared/model/schema.ts'
import type { Choices } from '../../shared/rules/pack.ts'
import { Refusal } from '../ipc/refusal.ts'
import type {
  Asked,
  AskedPacks,
  EvaluationCall,
  Found,
  Method,
  Reply,
  Request,
} from './messages.ts'

/**
 * A model to evaluate, by a name for its content. The content is asked for only where the worker does
 * not hold it yet and no patch leads to it from what the worker holds.
 */
export interface Source {
  identity: string
  day: string
  choices: Choices
  /** Names the packs at hand and the one in force: the same for the same, and for no others. */
  rules: string
  packs(): AskedPacks
  model(): Model
  /** What changed since the content of that name; null: unknown, or too much. */
  patchFrom(identity: string): ModelPatch | null
}

const DIED = new Refusal(
  'evaluation-died',
  'The evaluation stopped unexpectedly. It starts again with the next question; every edit is saved.',
)

/** What to say of a worker that an error ended. */
function diedOf(error: Error): Error {
  if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') return error
  return new Refusal(
    'evaluation-died',
    'The evaluation needed more memory than it may take, and was stopped. Ask for fewer products or destinations at once; every edit is saved.',
  )
}

/** What the worker holds. */
interface Held {
  identity: string
  day: string
  choices: string
  rules: string
}

interface Waiting {
  resolve(found: object): void
  reject(error: Error): void
}

/** Evaluates in a worker thread, so that the window and the database never wait for it. */
export class Evaluator {
  private readonly file: string
  private readonly progress: (job: string, done: number, total: number) => void
  private worker: Worker | null = null
  private held: Held | null = null
  private lastId = 0
  private readonly waiting = new Map<number, Waiting>()

  constructor(file: string, progress: (job: string, done: number, total: number) => void) {
    this.file = file
    this.progress = progress
  }

  /**
   * Asks a worker that holds what is asked about. Throws a Refusal where something that is named does
   * not exist, or the evaluation is stopped.
   */
  ask<N extends EvaluationCall>(source: Source, call: N, asked: Asked<N>): Promise<Found<N>> {
    return new Promise<object>((resolve, reject) => {
      const worker = this.worker ?? this.start()
      this.bringTo(worker, source)
      const id = ++this.lastId
      this.waiting.set(id, { resolve, reject })
      worker.postMessage({ kind: 'ask', id, call, asked } satisfies Request)
    }) as Promise<Found<N>>
  }

  /** The full result of one product for one destination, whole. */
  async result(
    source: Source,
    product: string,
    destination: string,
    method: Method,
  ): Promise<Result> {
    const found = await this.ask(source, 'evaluate.result', { product, destination, method })
    if (!('result' in found)) throw new Error('the worker answered with a change')
    return found.result
  }

  cancel(job: string): void {
    this.worker?.postMessage({ kind: 'cancel', job } satisfies Request)
  }

  async stop(): Promise<void> {
    const { worker } = this
    this.lose(new Refusal('cancelled', 'The evaluation was stopped.'))
    await worker?.terminate()
  }

  /** Sees to it that the worker holds what is asked about: by a patch if there is one, else whole. */
  private bringTo(worker: Worker, source: Source): void {
    const { held } = this
    const { identity, day, choices, rules } = source
    const wanted: Held = { identity, day, choices: JSON.stringify(choices), rules }
    const sameRules = held?.rules === rules
    const sameModel = sameRules && held?.day === day && held.identity === identity
    if (sameModel && held.choices === wanted.choices) return
    if (!sameRules) worker.postMessage({ kind: 'packs', packs: source.packs() } satisfies Request)
    // Prices are dated: on another day the same revision may have others.
    const patch =
      held?.day !== day || !sameRules ? null : sameModel ? {} : source.patchFrom(held.identity)
    const request: Request =
      held && patch
        ? { kind: 'patch', from: held.identity, identity, patch, choices }
        : { kind: 'hold', identity, model: source.model(), day, choices }
    worker.postMessage(request)
    this.held = wanted
  }

  private start(): Worker {
    const worker = new Worker(this.file, {
      resourceLimits: { maxOldGenerationSizeMb: EVALUATION_MEMORY },
    })
    worker.on('message', (reply: Reply) => this.receive(reply))
    worker.on('error', (error) => {
      if (this.worker === worker) this.lose(diedOf(error))
    })
    worker.on('exit', () => {
      if (this.worker === worker) this.lose(DIED)
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
    if (reply.kind === 'refused') waiting?.reject(new Refusal(reply.code, reply.message))
    else if (reply.kind === 'failed') {
      waiting?.reject(Object.assign(new Error(reply.message), { stack: reply.stack }))
    } else waiting?.resolve(reply.found)
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
