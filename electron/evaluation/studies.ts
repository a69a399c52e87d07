import { Refusal } from '../ipc/refusal.ts'
import type { Evaluator, Source } from './evaluator.ts'
import type { Asked, Found, StudyCall } from './messages.ts'

/**
 * Long single questions, in a worker of their own: verdicts never wait for them. A question that is
 * given up ends with its worker; the others are asked again of a new one.
 */
export class Studies {
  private readonly evaluator: Evaluator
  private readonly asked = new Set<string>()
  private readonly cancelled = new Set<string>()
  private isStopped = false

  constructor(evaluator: Evaluator) {
    this.evaluator = evaluator
  }

  /** The answer to a question by its job; cancelled: it was given up. */
  async ask<N extends StudyCall>(source: Source, call: N, asked: Asked<N>): Promise<Found<N>> {
    const { job } = asked
    this.asked.add(job)
    try {
      for (;;) {
        if (this.cancelled.has(job)) return { cancelled: true, answer: null } as Found<N>
        try {
          return await this.evaluator.ask(source, call, asked)
        } catch (error) {
          const wasStopped = error instanceof Refusal && error.code === 'cancelled'
          if (!wasStopped || this.isStopped) throw error
        }
      }
    } finally {
      this.asked.delete(job)
      this.cancelled.delete(job)
    }
  }

  cancel(job: string): void {
    if (!this.asked.has(job)) return
    this.cancelled.add(job)
    void this.evaluator.stop()
  }

  async stop(): Promise<void> {
    this.isStopped = true
    await this.evaluator.stop()
  }
}
