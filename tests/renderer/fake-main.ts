import { DEFAULT_PREFERENCES } from '../../shared/workspace/preferences.ts'
import { DEFAULT_SETTINGS } from '../../shared/workspace/settings.ts'
import type { ScenarioRow, WorkspaceState } from '../../shared/workspace/views.ts'

/** What a made-up answer says of itself: the question that it answers, and the state of the file. */
export interface Stamp {
  path: string
  revision: number
  currency: string
  question: unknown
}

interface Pending {
  name: string
  question: unknown
  /** What the main process found when it took the question up; null: it has not yet. */
  stamp: Stamp | null
  resolve: (answer: unknown) => void
}

/** The calls that the test answers itself. */
const ASKED = [
  'evaluate.result',
  'evaluate.figures',
  'evaluate.matrix',
  'evaluate.compare',
  'evaluate.levers',
  'evaluate.waterfall',
  'scenarios.check',
]

/**
 * A main process whose evaluations are taken up and answered when the test says so, in any order;
 * every other call is answered at once.
 */
export class FakeMain {
  path = 'A.minimis'
  revision = 1
  pending: Pending[] = []
  /** States of later revisions that the window has not heard of. */
  untold: WorkspaceState[] = []
  /** What happens between an edit of the window and its answer. */
  beforeAnswer: () => void = () => undefined
  scenarios: ScenarioRow[] = []
  /** Every call with what it asked, in order. */
  calls: { name: string; input: unknown }[] = []

  state(): WorkspaceState {
    const { path, revision } = this
    return {
      path,
      name: path,
      currency: currencyAt(path, revision),
      revision,
      day: '2026-11-24',
      today: '2026-11-24',
      readOnly: null,
      undo: null,
      redo: null,
      changedAt: null,
      touched: null,
      settings: { ...DEFAULT_SETTINGS, choices: { at: `${path} ${revision}` } },
      counts: { parts: 0, products: 0, lines: 0, entities: 0 },
    }
  }

  edit(): void {
    this.revision++
    this.untold.push(this.state())
  }

  readonly call = (name: string, question: unknown): Promise<unknown> => {
    this.calls.push({ name, input: question })
    if (!ASKED.includes(name)) return Promise.resolve({ ok: true, value: this.now(name) })
    return new Promise((resolve) => {
      this.pending.push({ name, question, stamp: null, resolve })
    })
  }

  /** Takes a question up: from then on its answer is about the file as it is now. */
  takeUp(at: number): void {
    const pending = this.pending[at]
    if (!pending || pending.stamp) return
    const { path, revision } = this
    const { question } = pending
    pending.stamp = { path, revision, currency: currencyAt(path, revision), question }
  }

  /** Gives an answer, or says that there is none. */
  answer(at: number, fails: boolean): void {
    this.takeUp(at)
    const pending = this.pending[at]
    if (!pending?.stamp) return
    this.pending.splice(at, 1)
    const { name, stamp, resolve } = pending
    if (fails) resolve({ ok: false, failure: { code: 'internal', message: JSON.stringify(stamp) } })
    else resolve({ ok: true, value: answerOf(name, stamp) })
  }

  private now(name: string): unknown {
    const { revision } = this
    if (name === 'workspace.state') return this.state()
    if (name === 'app.preferences') return DEFAULT_PREFERENCES
    if (name === 'app.info') return { pack: 'ear-2026-09-24', day: '2026-11-24' }
    if (name === 'companies.list') return { revision, entities: [], suppliers: [] }
    if (name === 'prices.list') return { revision, prices: [], rates: [] }
    if (name === 'workspace.recent' || name === 'history.list') return []
    if (name === 'home.seen') return null
    if (name === 'scenarios.list') return { revision, scenarios: this.scenarios }
    if (name.startsWith('edit.') || name === 'scenarios.apply') return this.edited()
    return { revision, rows: [] }
  }

  private edited(): { revision: number } {
    this.edit()
    const { revision } = this
    this.beforeAnswer()
    return { revision }
  }
}

function answerOf(name: string, stamp: Stamp): unknown {
  const { revision, question } = stamp
  if (name === 'evaluate.result') return { revision, result: stamp }
  if (name === 'evaluate.figures') return { revision, figures: stamp }
  if (name !== 'evaluate.matrix') return { revision, cancelled: false, stamp }
  const [product] = (question as { products: string[] }).products
  return { revision, cancelled: false, rows: [{ ...stamp, product }] }
}

/** The currency in which a file reports; it changes with every revision. */
export function currencyAt(path: string, revision: number): string {
  return `${path} in ${revision % 2 === 0 ? 'USD' : 'EUR'}`
}
