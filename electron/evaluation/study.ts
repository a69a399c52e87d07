import { currentPack, findPack } from '../../shared/rules/packs/index.ts'
import { standOf } from '../../shared/scenario/levers/axis.ts'
import { levers } from '../../shared/scenario/levers/levers.ts'
import { amountsAround } from '../../shared/scenario/levers/range.ts'
import { smallestSets } from '../../shared/scenario/levers/sets.ts'
import type { Subject } from '../../shared/scenario/levers/subject.ts'
import { tornado } from '../../shared/scenario/levers/tornado.ts'
import { type Scale, twoWay } from '../../shared/scenario/levers/two-way.ts'
import { uncertainty } from '../../shared/scenario/levers/uncertainty.ts'
import { type HeldModel, NoSuchThing } from './held-model.ts'
import type {
  AskedScale,
  AskedScenario,
  Question,
  Study,
  StudyAnswers,
  StudyKind,
} from './messages.ts'
import { overlaid } from './scenarios.ts'

/**
 * What would change a verdict, over the base or over a scenario. Throws a NoSuchThing where an item,
 * a rate or a pair of amounts does not exist.
 */
export function studied(
  model: HeldModel,
  scenario: AskedScenario | null,
  { product, destination, method }: Question,
  study: Study,
): StudyAnswers[StudyKind] {
  model.check([product], [destination])
  const over = scenario && overlaid(model, scenario)
  const other = over?.overlay.pack ?? null
  const subject: Subject = {
    evaluation: over?.whole ?? model.evaluation,
    pack: (other === null ? null : findPack(other)) ?? currentPack(),
    day: model.day,
    product,
    destination,
    method,
  }
  try {
    return answerOf(subject, study)
  } catch (error) {
    if (error instanceof RangeError)
      throw new NoSuchThing(`This cannot be asked: ${error.message}.`)
    throw error
  }
}

function answerOf(subject: Subject, study: Study): StudyAnswers[StudyKind] {
  switch (study.about) {
    case 'levers':
      return levers(subject, study.options)
    case 'smallestSets':
      return smallestSets(subject, study.options)
    case 'tornado':
      return { bars: tornado(subject, study.options) }
    case 'twoWay':
      return twoWay(subject, scaleOf(subject, study.x), scaleOf(subject, study.y))
    case 'uncertainty':
      return uncertainty(subject, study.ranges, study.options)
  }
}

function scaleOf(subject: Subject, { axis, amounts, spread, steps }: AskedScale): Scale {
  if (amounts) return { axis, amounts }
  const around = { spread: spread ?? '0.2', steps: steps ?? 5 }
  return { axis, amounts: amountsAround(standOf(subject, axis), around) }
}
