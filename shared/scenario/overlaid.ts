import type { LiveEvaluation } from '../calc/evaluation.ts'
import type { Overlay, Stage } from './overlay.ts'

/** The evaluation of the base under a rule pack, by its id; null: the pack in force. */
export type BaseUnder = (pack: string | null) => LiveEvaluation

/** A base with scenarios over it, to be asked after every change. Each stage is opened when it is first asked. */
export class Overlaid {
  readonly overlay: Overlay
  readonly base: LiveEvaluation
  private readonly under: BaseUnder
  private readonly opened = new Map<Stage['patch'], LiveEvaluation>()

  constructor(under: BaseUnder, overlay: Overlay) {
    this.overlay = overlay
    this.base = under(null)
    this.under = under
  }

  /** With all changes. */
  get whole(): LiveEvaluation {
    return this.after(this.overlay.stages.length - 1)
  }

  /** With the changes up to the one of this place; before the first: the base. */
  after(place: number): LiveEvaluation {
    const stage = this.overlay.stages[place]
    if (!stage) return this.base
    const known = this.opened.get(stage.patch)
    if (known) return known
    const base = this.under(stage.pack)
    const isSame = Object.keys(stage.patch).length === 0
    const opened = isSame ? base : base.patched(stage.patch)
    this.opened.set(stage.patch, opened)
    return opened
  }
}
