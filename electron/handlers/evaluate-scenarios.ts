import type { Output } from '../../shared/ipc/contract.ts'
import type { StudyRequest } from '../evaluation/evaluator.ts'
import type { AskedScenario, Question, StudyKind } from '../evaluation/messages.ts'
import type { Handlers } from '../ipc/handlers.ts'
import { Refusal } from '../ipc/refusal.ts'
import { askedScenarios } from './asked-scenarios.ts'
import type { Context } from './context.ts'
import { shownSource } from './source.ts'

type Calls =
  | 'evaluate.compare'
  | 'evaluate.waterfall'
  | 'evaluate.levers'
  | 'evaluate.smallestSets'
  | 'evaluate.tornado'
  | 'evaluate.twoWay'
  | 'evaluate.uncertainty'

interface Asked extends Question {
  scenario?: number | undefined
  drafts?: Parameters<typeof askedScenarios>[1]['drafts']
}

/** Scenarios beside the base, and what would change a verdict. */
export function scenarioEvaluations(context: Context): Pick<Handlers, Calls> {
  const { workspace, evaluator, studies } = context
  return {
    'evaluate.compare': async ({ job, products, destinations, method, ...asked }) => {
      const { revision, source } = shownSource(workspace)
      const scenarios = askedScenarios(workspace.shown().scenarios(), asked)
      const request = { job, scenarios, products, destinations, method }
      return { revision, ...(await evaluator.compare(source, request)) }
    },
    'evaluate.waterfall': async (asked) => {
      const { revision, source } = shownSource(workspace)
      const scenario = scenarioOf(asked)
      if (!scenario) throw new Refusal('invalid-input', 'A waterfall needs a scenario.')
      return { revision, ...(await evaluator.waterfall(source, scenario, questionOf(asked))) }
    },
    'evaluate.levers': ({ job, items, most, ...asked }) => {
      const alternates = workspace.shown().alternates(asked.product)
      return study(job, asked, { about: 'levers', options: { alternates, items, most } })
    },
    'evaluate.smallestSets': ({ job, target, most, ...asked }) => {
      const alternates = workspace.shown().alternates(asked.product)
      return study(job, asked, { about: 'smallestSets', options: { alternates, target, most } })
    },
    'evaluate.tornado': ({ job, ranges, spread, most, ...asked }) =>
      study(job, asked, { about: 'tornado', options: { ranges, spread, most } }),
    'evaluate.twoWay': ({ job, x, y, ...asked }) => study(job, asked, { about: 'twoWay', x, y }),
    'evaluate.uncertainty': ({ job, ranges, seed, samples, ...asked }) =>
      study(job, asked, { about: 'uncertainty', ranges, options: { seed, samples } }),
  }

  async function study<K extends StudyKind>(
    job: string,
    asked: Asked,
    question: StudyRequest<K>['study'],
  ): Promise<Output<`evaluate.${K}`>> {
    const { revision, source } = shownSource(workspace)
    const request = { scenario: scenarioOf(asked), study: question, ...questionOf(asked) }
    const answer = await studies.ask<K>(job, source, request)
    return { revision, cancelled: answer === null, answer } as Output<`evaluate.${K}`>
  }

  /** The scenario asked about, or the only draft that has no number; null: the base. */
  function scenarioOf({ scenario, drafts }: Asked): AskedScenario | null {
    const scenarios = scenario === undefined ? [] : [scenario]
    const [found = null, ...more] = askedScenarios(workspace.shown().scenarios(), {
      scenarios,
      drafts,
    })
    if (more.length > 0)
      throw new Refusal('invalid-input', 'One scenario is asked about at a time.')
    return found
  }
}

function questionOf({ product, destination, method }: Question): Question {
  return { product, destination, method }
}
