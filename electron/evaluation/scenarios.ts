import { currentPack, findPack } from '../../shared/rules/packs/index.ts'
import { type ComparedProduct, compare } from '../../shared/scenario/compare.ts'
import { limits } from '../../shared/scenario/limits.ts'
import type { Overlaid } from '../../shared/scenario/overlaid.ts'
import { waterfall } from '../../shared/scenario/waterfall.ts'
import { type HeldModel, NoSuchThing } from './held-model.ts'
import type {
  AskedScenario,
  CheckedScenario,
  Comparison,
  ExplainedWaterfall,
  Question,
  Request,
} from './messages.ts'
import type { Task } from './turns.ts'

/** So many destinations of a product are compared before the worker may turn to something else. */
const AT_ONCE = 8

/** What becomes of a scenario's changes over the model as it is. */
export function checked(model: HeldModel, { id, name, stack }: AskedScenario): CheckedScenario {
  if (!stack.ok) return { id, name, reports: [], conflicts: [], problem: stack.problem }
  const { report, conflicts } = model.overlays.of(stack.scenarios).overlay
  return { id, name, reports: report, conflicts, problem: null }
}

/** The model under a scenario. Throws a NoSuchThing where it cannot be laid over it. */
export function overlaid(model: HeldModel, { stack }: AskedScenario): Overlaid {
  if (!stack.ok) throw new NoSuchThing(`${capital(stack.problem)}.`)
  return model.overlays.of(stack.scenarios)
}

/** A comparison in small steps, and what to make of their results. */
export function comparing(
  model: HeldModel,
  { scenarios, products, destinations, method }: Extract<Request, { kind: 'compare' }>,
): {
  total: number
  tasks: Iterable<Task<ComparedProduct>>
  whole(parts: readonly ComparedProduct[]): Omit<Comparison, 'cancelled'>
} {
  const wanted = products ?? model.products()
  model.check(wanted, destinations)
  let columns = 0
  const heads = scenarios.map((scenario) => ({
    ...checked(model, scenario),
    column: scenario.stack.ok ? columns++ : null,
  }))
  const usable = scenarios.flatMap(({ stack }) =>
    stack.ok ? [model.overlays.of(stack.scenarios)] : [],
  )
  const { evaluation, overlays } = model

  function* tasks(): Iterable<Task<ComparedProduct>> {
    for (const product of wanted) {
      for (let at = 0; at < destinations.length; at += AT_ONCE) {
        const some = destinations.slice(at, at + AT_ONCE)
        const asked = { products: [product], destinations: some, method }
        yield {
          size: some.length,
          run: () => compare(evaluation, usable, overlays.costs, asked)[0] as ComparedProduct,
        }
      }
    }
  }

  return {
    total: wanted.length * destinations.length,
    tasks: tasks(),
    whole: (parts) => ({ scenarios: heads, rows: joined(parts) }),
  }
}

/** The way from the base's share to the scenario's, and what no scenario changes. */
export function explained(
  model: HeldModel,
  scenario: AskedScenario,
  { product, destination, method }: Question,
): ExplainedWaterfall {
  model.check([product], [destination])
  const over = overlaid(model, scenario)
  const { pack } = over.overlay
  const result = over.whole.result(product, destination, method)
  return {
    scenario: checked(model, scenario),
    waterfall: waterfall(over, { product, destination, method }),
    limits: limits(result, (pack === null ? null : findPack(pack)) ?? currentPack()),
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
