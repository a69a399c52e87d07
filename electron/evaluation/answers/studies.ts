import type { AskedState } from '../../../db/asked-states.ts'
import { packIn } from '../../../db/packs.ts'
import { turnedVerdicts } from '../../../shared/calc/turned-verdicts.ts'
import { compareStates } from '../../../shared/compare/compare-states.ts'
import { packChanges } from '../../../shared/rules/pack-changes.ts'
import { withInForce } from '../../../shared/rules/packs/at-hand.ts'
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
import { inTurns } from '../turns.ts'
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
    const judged = (state: AskedState) => ({ ...state, pack: model.packs.under(state.rules) })
    const [before, after] = [judged(states.before), judged(states.after)]
    const answer = compareStates(before, after, { product, destinations, method })
    return { cancelled: false, answer }
  },

  'evaluate.packEffect': async (model, { pack: row, destinations, method }, { way }) => {
    const pack = packIn(row)
    const other = model.by(withInForce(model.packs, pack))
    other.check([], destinations)
    const products = model.products()
    const tasks = products.map((product) => ({
      size: destinations.length,
      run: () => [model, other].map((one) => one.matrixRow(product, destinations, method)),
    }))
    const rows = await inTurns(tasks, way(products.length * destinations.length))
    if (!rows) return { cancelled: true, answer: null }
    const side = (at: number) => rows.flatMap((both) => both[at] ?? [])
    const answer = {
      changes: packChanges(model.packs.inForce.files, pack.files),
      verdicts: turnedVerdicts(destinations, side(0), side(1)),
      cells: products.length * destinations.length,
    }
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
  return {
    evaluation: over?.whole ?? model.evaluation,
    pack: model.packs.under(over?.overlay.pack ?? null),
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
