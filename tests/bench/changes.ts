import type { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { Base } from '../../shared/scenario/base.ts'
import { editor, edits } from './edits.ts'
import { inTurn } from './measure.ts'
import { benchModel } from './model.ts'
import type { Report } from './report.ts'
import { scenarioEditor, scenarioEdits } from './scenarios.ts'
import { benchDestinations, DAY, open } from './verdicts.ts'

/** The slowest edit and the slowest change of a scenario over a fresh evaluation of the model in memory. */
export function measureChanges(say: (text: string) => void): Report {
  say('edits and scenarios over a fresh evaluation')
  const model = benchModel(100_000)
  const destinations = benchDestinations(250)
  const evaluation = open(model)
  const matrix = (of: LiveEvaluation) => of.matrix('W', destinations, 'look-through')
  matrix(evaluation)
  const fresh = () => matrix(open(model))
  const edited = edits(model).map((edit) => {
    const make = editor(evaluation, edit, destinations)
    const { ratio } = inTurn(make, fresh, { runs: 7 })
    const { evaluation: last, row } = make()
    mustBeFresh(last, row, `an edit of one ${edit.name}`)
    return ratio
  })
  const base = new Base(model)
  const overlaid = scenarioEdits(base).map((edit) => {
    const asking = { day: DAY, pack: currentPack().header.id, destinations }
    const make = scenarioEditor(evaluation, base, edit, asking)
    const { ratio } = inTurn(make, fresh, { runs: 7 })
    const { over, row } = make()
    mustBeFresh(open(over.model), row, `a scenario with another ${edit.name}`)
    return ratio
  })
  return {
    editRatioToFull: Math.max(...edited),
    scenarioEditRatioToFull: Math.max(...overlaid),
  }

  /** The answers must be those of a fresh evaluation of the changed model. */
  function mustBeFresh(changed: LiveEvaluation, answers: unknown, after: string): void {
    if (JSON.stringify(answers) !== JSON.stringify(matrix(open(changed.model))))
      throw new Error(`after ${after} the verdicts are not those of a fresh evaluation`)
  }
}
