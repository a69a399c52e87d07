import { EVALUATION_MEMORY } from '../../shared/bounds.ts'
import type { Result } from '../../shared/calc/result/result.ts'
import type { ModelPatch } from '../../shared/model/patch.ts'
import type { Model } from '../../shared/model/schema.ts'
import type { Choices } from '../../shared/rules/pack.ts'
import { AskedThread } from '../asked-thread.ts'
import { Refusal } from '../ipc/refusal.ts'
import type { Asked, AskedPacks, EvaluationCall, Found, Method, Request } from './messages.ts'

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

const TOO_LARGE = new Refusal(
  'evaluation-died',
  'The evaluation needed more memory than it may take, and was stopped. Ask for fewer products or destinations at once; every edit is saved.',
)

/** What the worker holds. */
interface Held {
  identity: string
  day: string
  choices: string
  rules: string
}

/** Evaluates in a worker thread, so that the window and the database never wait for it. */
export class Evaluator {
  private readonly thread: AskedThread<Request>
  private held: Held | null = null

  constructor(file: string, progress: (job: string, done: number, total: number) => void) {
    const lost = () => {
      this.held = null
    }
    const memory = EVALUATION_MEMORY
    this.thread = new AskedThread({ file, memory, died: DIED, tooLarge: TOO_LARGE, progress, lost })
  }

  /**
   * Asks a worker that holds what is asked about. Throws a Refusal where something that is named does
   * not exist, or the evaluation is stopped.
   */
  async ask<N extends EvaluationCall>(source: Source, call: N, asked: Asked<N>): Promise<Found<N>> {
    this.bringTo(source)
    return (await this.thread.ask((id) => ({ kind: 'ask', id, call, asked }))) as Found<N>
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
    this.thread.tellRunning({ kind: 'cancel', job })
  }

  stop(): Promise<void> {
    return this.thread.stop(new Refusal('cancelled', 'The evaluation was stopped.'))
  }

  /** Sees to it that the worker holds what is asked about: by a patch if there is one, else whole. */
  private bringTo(source: Source): void {
    const { held } = this
    const { identity, day, choices, rules } = source
    const wanted: Held = { identity, day, choices: JSON.stringify(choices), rules }
    const sameRules = held?.rules === rules
    const sameModel = sameRules && held?.day === day && held.identity === identity
    if (sameModel && held.choices === wanted.choices) return
    if (!sameRules) this.thread.tell({ kind: 'packs', packs: source.packs() })
    // Prices are dated: on another day the same revision may have others.
    const patch =
      held?.day !== day || !sameRules ? null : sameModel ? {} : source.patchFrom(held.identity)
    const request: Request =
      held && patch
        ? { kind: 'patch', from: held.identity, identity, patch, choices }
        : { kind: 'hold', identity, model: source.model(), day, choices }
    this.thread.tell(request)
    this.held = wanted
  }
}
