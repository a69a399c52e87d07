import { compareStates } from '../../../shared/compare/compare-states.ts'
import type { ComparedState } from '../../../shared/compare/state.ts'
import { currentPack, findPack } from '../../../shared/rules/packs/index.ts'
import { standOf } from '../../../shared/scenario/levers/axis.ts'
import { levers } from '../../../shared/scenario/levers/levers.ts'
import { amountsAround } from '../../../shared/scenario/levers/range.ts'
import { smallestSets } from '../../../shared/scenario/levers/sets.ts'
import type { Subject } from '../../../shared/scenario/levers/subject.ts'
import { tornado } from '../../../shared/scenario/levers/tornado.ts'
import { type Scale, twoWay } from '../../../shared/scenario/levers/two-way.ts'
import { uncertainty } from '../../../shared/scenario/levers/uncertainty.ts'
import { type HeldModel, NoSuchThing } from '../held-model.ts'
import type { Asked, AskedVerdict, Brought, StudyCall } from '../messages.ts'
import type { Answers } from './answer.ts'
import { overlaid } from './scenarios.ts'

type AskedScale = Asked<'evaluate.twoWay'>['x']

export const studyAnswers: Answers<StudyCall> = {
  'evaluate.flow': (model, { product, destination, method, grouping, ...cut }) => {
    model.check([product], [destination])
    const answer = model.evaluation.flow(product, destination, method, { grouping, cut })
    return { cancelled: false, answer }
  },

  'evaluate.levers': (model, asked) => study(model, asked, (subject) => levers(subject, asked)),

  'evaluate.smallestSets': (model, asked) =>
    study(model, asked, (subject) => smallestSets(subject, asked)),

  'evaluate.tornado': (model, asked) =>
    study(model, asked, (subject) => ({ bars: tornado(subject, asked) })),

  'evaluate.twoWay': (model, asked) =>
    study(model, asked, (subject) =>
      twoWay(subject, scaleOf(subject, asked.x), scaleOf(subject, asked.y)),
    ),

  'evaluate.compareRevisions': (model, { states, product, destinations, method }) => {
    model.check([], destinations)
    const [before, after] = [states.before, states.after].map((state) => ({
      ...state,
      pack: currentPack(),
    })) as [ComparedState, ComparedState]
    const answer = compareStates(before, after, { product, destinations, method })
    return { cancelled: false, answer }
  },

  'evaluate.uncertainty': (model, asked) =>
    study(model, asked, (subject) => uncertainty(subject, asked.ranges, asked)),
}

/**
 * Answers about one verdict, over the base or over a scenario. Throws a NoSuchThing where an item, a
 * rate or a pair of amounts does not exist.
 */
function study<T>(
  model: HeldModel,
  asked: AskedVerdict & Pick<Brought, 'scenario'>,
  answer: (subject: Subject) => T,
): { cancelled: boolean; answer: T } {
  try {
    return { cancelled: false, answer: answer(subjectOf(model, asked)) }
  } catch (error) {
    if (error instanceof RangeError)
      throw new NoSuchThing(`This cannot be asked: ${error.message}.`)
    throw error
  }
}

function subjectOf(
  model: HeldModel,
  { scenario, product, destination, method }: AskedVerdict & Pick<Brought, 'scenario'>,
): Subject {
  model.check([product], [destination])
  const over = scenario && overlaid(model, scenario)
  const other = over?.overlay.pack ?? null
  return {
    evaluation: over?.whole ?? model.evaluation,
    pack: (other === null ? null : findPack(other)) ?? currentPack(),
    day: model.day,
    product,
    destination,
    method,
  }
}

function scaleOf(subject: Subject, { axis, amounts, spread, steps }: AskedScale): Scale {
  if (amounts) return { axis, amounts }
  const around = { spread: spread ?? '0.2', steps: steps ?? 5 }
  return { axis, amounts: amountsAround(standOf(subject, axis), around) }
}
