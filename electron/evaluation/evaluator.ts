import { Worker } from 'node:worker_threads'
import type { Result } from '../../shared/calc/result/result.ts'
import type { ResultChange } from '../../shared/calc/result/result-change.ts'
import type { ModelPatch } from '../../shared/model/patch.ts'
import type { Model } from '../../shared/model/schema.ts'
import type { Choices } from '../../shared/rules/pack.ts'
import { Refusal } from '../ipc/refusal.ts'
import type {
  AskedScenario,
  CheckedScenario,
  Comparison,
  ExplainedWaterfall,
  MatrixRow,
  Method,
  OverviewRow,
  Question,
  Reply,
  Request,
  Study,
  StudyAnswers,
  StudyKind,
} from './messages.ts'

/**
 * A model to evaluate, by a name for its content. The content is asked for only where the worker does
 * not hold it yet and no patch leads to it from what the worker holds.
 */
export interface Source {
  identity: string
  day: string
  choices: Choices
  model(): Model
  /** What changed since the content of that name; null: unknown, or too much. */
  patchFrom(identity: string): ModelPatch | null
}

/** What the worker holds. */
interface Held {
  identity: string
  day: string
  choices: string
}

export interface MatrixRequest {
  job: string
  products?: readonly string[] | undefined
  destinations: readonly string[]
  method: Method
  choices?: Choices | undefined
}

export type CompareRequest = Omit<Extract<Request, { kind: 'compare' }>, 'kind' | 'id'>

/** A question about what would change a verdict, over the base (null) or a scenario. */
export interface StudyRequest<K extends StudyKind> extends Question {
  scenario: AskedScenario | null
  study: Extract<Study, { about: K }>
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
  private held: Held | null = null
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
    const answer = await this.resultAfter(source, { product, destination, method }, null)
    if (!('result' in answer)) throw new Error('the worker answered with a change')
    return answer.result
  }

  /**
   * As `result`, with a number for it. Where `held` is the number of an earlier result that the worker
   * still has, only what differs from that one.
   */
  async resultAfter(
    source: Source,
    question: Question,
    held: number | null,
  ): Promise<{ number: number; result: Result } | { number: number; change: ResultChange }> {
    const reply = await this.ask(source, ['result', 'result-change'], (id) => ({
      kind: 'result',
      id,
      held,
      ...question,
    }))
    const { id: number } = reply
    return reply.kind === 'result'
      ? { number, result: reply.result }
      : { number, change: reply.change }
  }

  /** The verdicts of many products and destinations; a cancelled job has none. */
  async matrix(
    source: Source,
    request: MatrixRequest,
  ): Promise<{ cancelled: boolean; rows: MatrixRow[] }> {
    const { job, products = null, destinations, method, choices = null } = request
    const asked = { job, products, destinations, method, choices }
    const { cancelled, rows } = await this.ask(source, ['matrix'], (id) => ({
      kind: 'matrix',
      id,
      ...asked,
    }))
    return { cancelled, rows }
  }

  /** How every product stands for some destinations; a cancelled job has no rows. */
  async overview(
    source: Source,
    request: { job: string; destinations: readonly string[]; method: Method },
  ): Promise<{ cancelled: boolean; rows: OverviewRow[] }> {
    const { cancelled, rows } = await this.ask(source, ['overview'], (id) => ({
      kind: 'overview',
      id,
      ...request,
    }))
    return { cancelled, rows }
  }

  /** What becomes of the changes of scenarios. */
  async check(source: Source, scenarios: readonly AskedScenario[]): Promise<CheckedScenario[]> {
    const reply = await this.ask(source, ['check'], (id) => ({ kind: 'check', id, scenarios }))
    return reply.scenarios
  }

  /** Scenarios beside the base; a cancelled job has no rows. */
  async compare(source: Source, request: CompareRequest): Promise<Comparison> {
    const { cancelled, scenarios, rows } = await this.ask(source, ['compare'], (id) => ({
      kind: 'compare',
      id,
      ...request,
    }))
    return { cancelled, scenarios, rows }
  }

  /** From the base's share to a scenario's. */
  async waterfall(
    source: Source,
    scenario: AskedScenario,
    question: Question,
  ): Promise<ExplainedWaterfall> {
    const reply = await this.ask(source, ['waterfall'], (id) => ({
      kind: 'waterfall',
      id,
      scenario,
      ...question,
    }))
    return { scenario: reply.scenario, waterfall: reply.waterfall, limits: reply.limits }
  }

  /** What would change a verdict, over the base (null) or a scenario. */
  async study<K extends StudyKind>(
    source: Source,
    { scenario, study, ...question }: StudyRequest<K>,
  ): Promise<StudyAnswers[K]> {
    const { answer } = await this.ask(source, ['study'], (id) => ({
      kind: 'study',
      id,
      scenario,
      study,
      ...question,
    }))
    return answer as StudyAnswers[K]
  }

  cancel(job: string): void {
    this.worker?.postMessage({ kind: 'cancel', job } satisfies Request)
  }

  async stop(): Promise<void> {
    const { worker } = this
    this.lose(new Refusal('cancelled', 'The evaluation was stopped.'))
    await worker?.terminate()
  }

  /** Asks the worker once it holds what is asked about; the answer is of one of the kinds named. */
  private async ask<K extends Reply['kind']>(
    source: Source,
    kinds: readonly K[],
    request: (id: number) => Request,
  ): Promise<Extract<Reply, { kind: K }>> {
    const worker = this.worker ?? this.start()
    this.bringTo(worker, source)
    const id = ++this.lastId
    const reply = await new Promise<Reply>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject })
      worker.postMessage(request(id))
    })
    if (!(kinds as readonly string[]).includes(reply.kind))
      throw new Error(`the worker answered with ${reply.kind}`)
    return reply as Extract<Reply, { kind: K }>
  }

  /** Sees to it that the worker holds what is asked about: by a patch if there is one, else whole. */
  private bringTo(worker: Worker, source: Source): void {
    const { held } = this
    const { identity, day, choices } = source
    const wanted: Held = { identity, day, choices: JSON.stringify(choices) }
    const sameModel = held?.day === day && held.identity === identity
    if (sameModel && held.choices === wanted.choices) return
    // Prices are dated: on another day the same revision may have others.
    const patch = held?.day !== day ? null : sameModel ? {} : source.patchFrom(held.identity)
    const request: Request =
      held && patch
        ? { kind: 'patch', from: held.identity, identity, patch, choices }
        : { kind: 'hold', identity, model: source.model(), day, choices }
    worker.postMessage(request)
    this.held = wanted
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
