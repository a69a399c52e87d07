import { Refusal } from './ipc/refusal.ts'

/** What leaving a workspace needs of the window and the user. */
export interface LeavingMeans {
  /** Asks the window to write what is typed; false: there is none that could. */
  askWindow(): boolean
  /** Asks the user whether what is half typed may be lost. */
  confirm(unfinished: readonly string[]): Promise<boolean>
  /** Told where the window does not answer. */
  silent(): void
}

/** Milliseconds after which a window that does not answer is not waited for. */
const PATIENCE = 5000

/**
 * Before a workspace is left, for another file or because the window closes: what is typed is written,
 * and what cannot be written yet is asked about.
 */
export class Leaving {
  private readonly means: LeavingMeans
  private readonly patience: number
  private answered: ((unfinished: readonly string[]) => void) | null = null
  private asking: Promise<boolean> | null = null

  constructor(means: LeavingMeans, patience = PATIENCE) {
    this.means = means
    this.patience = patience
  }

  /** Takes the window's answer: what is half typed and was not written. */
  answer(unfinished: readonly string[]): void {
    this.answered?.(unfinished)
  }

  /** Whether the workspace may be left. Asked twice at once, there is one question. */
  ask(): Promise<boolean> {
    this.asking ??= this.find()
      .then((unfinished) => unfinished.length === 0 || this.means.confirm(unfinished))
      .finally(() => {
        this.asking = null
      })
    return this.asking
  }

  /** As `ask`; throws a Refusal where the user stays. */
  async require(): Promise<void> {
    if (!(await this.ask())) throw new Refusal('stayed', 'The workspace stays open.')
  }

  /** What is half typed, once what could be written is. */
  private find(): Promise<readonly string[]> {
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        this.means.silent()
        done([])
      }, this.patience)
      const done = (unfinished: readonly string[]) => {
        clearTimeout(late)
        this.answered = null
        resolve(unfinished)
      }
      this.answered = done
      if (!this.means.askWindow()) done([])
    })
  }
}
