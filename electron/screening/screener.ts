import { SCREENING_MEMORY } from '../../shared/bounds.ts'
import { AskedThread } from '../asked-thread.ts'
import { Refusal } from '../ipc/refusal.ts'
import type { Question, Questions, Request } from './messages.ts'

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
  private readonly thread: AskedThread<Request>

  constructor(file: string, progress: (job: string, done: number, total: number) => void) {
    const memory = SCREENING_MEMORY
    this.thread = new AskedThread({ file, memory, died: DIED, tooLarge: TOO_LARGE, progress })
  }

  /** Asks the worker; null: it was given up. Throws a Refusal where a file is not what it should be. */
  ask<Q extends Question>(
    job: string,
    question: Q,
    asked: Questions[Q]['asked'],
  ): Promise<Questions[Q]['found']> {
    const request = (id: number) => ({ kind: 'ask', id, job, question, asked }) as Request
    return this.thread.ask(request) as Promise<Questions[Q]['found']>
  }

  giveUp(job: string): void {
    this.thread.tellRunning({ kind: 'cancel', job })
  }

  stop(): Promise<void> {
    return this.thread.stop(DIED)
  }
}
