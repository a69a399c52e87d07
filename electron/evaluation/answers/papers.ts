import type { paperCalls } from '../../../shared/ipc/evaluation-calls/papers.ts'
import { problemsOfGiven } from '../../../shared/paper/given.ts'
import { makePaper, paperRefusal } from '../../../shared/paper/make.ts'
import type { PaperBasis } from '../../../shared/paper/source.ts'
import { placeText } from '../../../shared/paper/source.ts'
import { consignmentOf, notAmongSpares } from '../../../shared/paper/spare-parts.ts'
import { sparesTable } from '../../../shared/paper/spares-table.ts'
import { Refusal } from '../../ipc/refusal.ts'
import type { HeldModel } from '../held-model.ts'
import type { AskedScenario } from '../messages.ts'
import type { Answers } from './answer.ts'
import { overlaid } from './scenarios.ts'

export const paperAnswers: Answers<keyof typeof paperCalls> = {
  'evaluate.paper': (model, { kind, product, destinations, method, scenario, given }) => {
    const basis = basisOf(model, scenario)
    model.check([product], destinations)
    const found = basis.evaluation.model.products.find(({ id }) => id === product)
    const [problem] = problemsOfGiven(given)
    const refusal =
      (found && paperRefusal(kind, found)) ?? (problem && `${problem.path}: ${problem.message}`)
    if (refusal) throw new Refusal('invalid-input', refusal)
    return {
      paper: makePaper(basis, { kind, product, destinations, method, given: asListed(basis) }),
    }

    /** Without spare parts that lie no more in the product: they were kept for an earlier state of it. */
    function asListed({ evaluation }: PaperBasis) {
      if (!given.spares) return given
      const spares = evaluation.spares(product, destinations[0] as string, method)
      const gone = notAmongSpares(spares, given.spares)
      const listed = Object.entries(given.spares).filter(([item]) => !gone.includes(item))
      return { ...given, spares: Object.fromEntries(listed) }
    }
  },

  'evaluate.spares': (
    model,
    { product, destination, method, scenario, spares: given, quantity },
  ) => {
    const { evaluation, pack, scenarios = [] } = basisOf(model, scenario)
    model.check([product], [destination])
    const spares = evaluation.spares(product, destination, method)
    const consignment = consignmentOf(spares, given, quantity)
    const over = scenarios.length > 0 ? `, under ${scenarios.join(', ')}` : ''
    const head = {
      currency: evaluation.model.currency,
      record: `${model.day}, rules ${pack.header.id}${over}`,
      to: placeText({ pack }, destination),
    }
    return { spares, table: sparesTable(spares, consignment, head, pack) }
  },
}

/** The model, or a scenario over it, as a paper rests on it. */
function basisOf(model: HeldModel, scenario: AskedScenario | null): PaperBasis {
  const { day, choices, packs } = model
  if (!scenario) return { evaluation: model.evaluation, pack: packs.inForce, choices, day }
  const over = overlaid(model, scenario)
  const { pack, report } = over.overlay
  const unfit = report.filter(({ fits }) => !fits).length
  const name =
    unfit === 0 ? scenario.name : `${scenario.name} (${unfit} changes do not fit and are left out)`
  return {
    evaluation: over.whole,
    pack: packs.under(pack),
    choices,
    day,
    scenarios: [name],
  }
}
