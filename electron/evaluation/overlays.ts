import { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import type { Choices } from '../../shared/rules/pack.ts'
import type { Packs } from '../../shared/rules/packs/at-hand.ts'
import type { LaidScenario } from '../../shared/scenario/applied.ts'
import { Base } from '../../shared/scenario/base.ts'
import { Costs } from '../../shared/scenario/cost.ts'
import { Overlaid } from '../../shared/scenario/overlaid.ts'
import { overlay } from '../../shared/scenario/overlay.ts'

/** Scenarios over a model that are kept from one question to the next. */
const MOST_KEPT = 12

/** On which day and by which rules an evaluation judges. */
interface JudgedBy {
  day: string
  choices: Choices
  packs: Packs
}

/** Scenarios over one evaluation, each made once for its content. */
export class Overlays {
  readonly costs: Costs
  private readonly base: Base
  private readonly day: string
  private readonly packs: Packs
  private readonly under: (pack: string | null) => LiveEvaluation
  private readonly kept = new Map<string, Overlaid>()

  constructor(evaluation: LiveEvaluation, { day, choices, packs }: JudgedBy) {
    this.base = new Base(evaluation.model)
    this.costs = Costs.of(this.base, day)
    this.day = day
    this.packs = packs
    const byPack = new Map<string | null, LiveEvaluation>([[null, evaluation]])
    this.under = (id) => {
      const known = byPack.get(id)
      if (known) return known
      const pack = id === null ? null : packs.find(id)
      if (!pack) throw new Error(`there is no rule pack ${id}`)
      const opened = LiveEvaluation.of(evaluation.model, { pack, choices, day })
      byPack.set(id, opened)
      return opened
    }
  }

  /** The model under scenarios in their order. */
  of(scenarios: readonly LaidScenario[]): Overlaid {
    const name = JSON.stringify(
      scenarios.map(({ name, changes, inBase }) => [name, changes, inBase]),
    )
    const known = this.kept.get(name)
    const options = { day: this.day, packs: this.packs.ids }
    const found = known ?? new Overlaid(this.under, overlay(this.base, scenarios, options))
    // The one asked for last comes last, so that the first is the one to let go.
    this.kept.delete(name)
    this.kept.set(name, found)
    const [oldest] = this.kept.keys()
    if (oldest !== undefined && this.kept.size > MOST_KEPT) this.kept.delete(oldest)
    return found
  }
}
