import { PACK_MEMORY } from '../../shared/bounds.ts'
import { AskedThread } from '../asked-thread.ts'
import { Refusal } from '../ipc/refusal.ts'
import type { Candidate, Questions } from './made-packs.ts'

/** What the worker can be asked. */
export type Request = {
  [Q in keyof Questions]: { id: number; question: Q; asked: Questions[Q] }
}[keyof Questions]

const DIED = new Refusal(
  'packs-died',
  'Reading the rules stopped unexpectedly. Nothing was changed; ask once more.',
)
const TOO_LARGE = new Refusal(
  'packs-died',
  'The rules need more memory than reading a pack may take. Nothing was changed.',
)

/** Reads and amends rule packs in a worker thread, so that window and database never wait for it. */
export class PackMaker {
  private readonly thread: AskedThread<Request>

  constructor(file: string) {
    const progress = () => {}
    this.thread = new AskedThread({
      file,
      memory: PACK_MEMORY,
      died: DIED,
      tooLarge: TOO_LARGE,
      progress,
    })
  }

  /** Throws a Refusal where there is no such pack. */
  ask<Q extends keyof Questions>(question: Q, asked: Questions[Q]): Promise<Candidate> {
    return this.thread.ask((id) => ({ id, question, asked }) as Request) as Promise<Candidate>
  }

  stop(): Promise<void> {
    return this.thread.stop(DIED)
  }
}
