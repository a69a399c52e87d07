import type { Result } from '../../../shared/calc/result/result.ts'
import type { scenarioEvaluationCalls } from '../../../shared/ipc/evaluation-calls/scenarios.ts'
import type { Model } from '../../../shared/model/schema.ts'
import type { InputModel } from '../../../shared/report/inputs.ts'
import { type ComparedProduct, compare } from '../../../shared/scenario/compare.ts'
import { limits } from '../../../shared/scenario/limits.ts'
import type { Overlaid } from '../../../shared/scenario/overlaid.ts'
import { waterfall } from '../../../shared/scenario/waterfall.ts'
import { Refusal } from '../../ipc/refusal.ts'
import { type HeldModel, NoSuchThing } from '../held-model.ts'
import type { Asked, AskedScenario, CheckedScenario } from '../messages.ts'
import { inTurns, type Task } from '../turns.ts'
import type { Answers } from './answer.ts'

/** So many destinations of a product are compared before the worker may turn to something else. */
const AT_ONCE = 8

export const scenarioAnswers: Answers<keyof typeof scenarioEvaluationCalls> = {
  'scenarios.check': (model, { scenarios }) => ({
    scenarios: scenarios.map((scenario) => checked(model, scenario)),
  }),

  'evaluate.compare': async (model, asked, { way }) => {
    const { scenarios, destinations } = asked
    const products = asked.products ?? model.products()
    model.check(products, destinations)
    let columns = 0
    const heads = scenarios.map((scenario) => ({
      ...checked(model, scenario),
      column: scenario.stack.ok ? columns++ : null,
    }))
    const total = products.length * destinations.length
    const parts = await inTurns(comparing(model, { ...asked, products }), way(total))
    return { cancelled: !parts, scenarios: heads, rows: joined(parts ?? []) }
  },

  'evaluate.waterfall': (model, { scenario, product, destination, method }) => {
    if (!scenario) throw new Refusal('invalid-input', 'A waterfall needs a scenario.')
    model.check([product], [destination])
    const over = overlaid(model, scenario)
    const { pack } = over.overlay
    const result = over.whole.result(product, destination, method)
    return {
      scenario: checked(model, scenario),
      waterfall: waterfall(over, { product, destination, method }),
      limits: limits(result, model.packs.under(pack)),
    }
  },

  'evaluate.over': (model, { scenario, product, destination, method }) => {
    if (!scenario) throw new Refusal('invalid-input', 'No scenario is named.')
    model.check([product], [destination])
    const over = overlaid(model, scenario)
    const result = over.whole.result(product, destination, method)
    return {
      scenario: checked(model, scenario),
      pack: over.overlay.pack,
      result,
      model: inputsUnder(over.overlay.model, result),
    }
  },
}

/** The part of a model that a result rests on: the items on its lines, all companies and rates. */
function inputsUnder(
  { parts, products, entities, rates, currency }: Model,
  { product, counted, notCounted, unknown }: Result,
): InputModel {
  const lines = [...counted, ...notCounted, ...unknown]
  const items = new Set([product, ...lines.flatMap(({ path }) => path)])
  const isOn = ({ id }: { id: string }) => items.has(id)
  return { parts: parts.filter(isOn), products: products.filter(isOn), entities, rates, currency }
}

/** The model under a scenario. Throws a NoSuchThing where it cannot be laid over it. */
export function overlaid(model: HeldModel, { stack }: AskedScenario): Overlaid {
  if (!stack.ok) throw new NoSuchThing(`${capital(stack.problem)}.`)
  return model.overlays.of(stack.scenarios)
}

/** What becomes of a scenario's changes over the model as it is. */
function checked(model: HeldModel, { id, name, stack }: AskedScenario): CheckedScenario {
  if (!stack.ok) return { id, name, reports: [], conflicts: [], problem: stack.problem }
  const { report, conflicts } = model.overlays.of(stack.scenarios).overlay
  return { id, name, reports: report, conflicts, problem: null }
}

/** A comparison in small steps. */
function* comparing(
  { evaluation, overlays }: HeldModel,
  asked: Asked<'evaluate.compare'> & { products: readonly string[] },
): Iterable<Task<ComparedProduct>> {
  const { scenarios, products, destinations, method } = asked
  const usable = scenarios.flatMap(({ stack }) => (stack.ok ? [overlays.of(stack.scenarios)] : []))
  for (const product of products) {
    for (let at = 0; at < destinations.length; at += AT_ONCE) {
      const some = destinations.slice(at, at + AT_ONCE)
      const step = { products: [product], destinations: some, method }
      yield {
        size: some.length,
        run: () => compare(evaluation, usable, overlays.costs, step)[0] as ComparedProduct,
      }
    }
  }
}

/** The parts of each product put together, in their order. */
function joined(parts: readonly ComparedProduct[]): ComparedProduct[] {
  const byProduct = Map.groupBy(parts, ({ product }) => product)
  return [...byProduct.values()].flatMap((some) => {
    const [first] = some
    return first ? [{ ...first, destinations: some.flatMap((part) => part.destinations) }] : []
  })
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
