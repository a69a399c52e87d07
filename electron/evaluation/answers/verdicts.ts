import { DecisiveItems } from '../../../shared/calc/decisive.ts'
import {
  factsChangedElsewhere,
  productsAffected,
  verdictsChanged,
} from '../../../shared/calc/effects.ts'
import { resultChange } from '../../../shared/calc/result/result-change.ts'
import type { verdictCalls } from '../../../shared/ipc/evaluation-calls/verdicts.ts'
import type { HeldModel } from '../held-model.ts'
import { inTurns } from '../turns.ts'
import type { Answers, Asking } from './answer.ts'
import { GivenResults } from './given-results.ts'

const given = new GivenResults()

export const verdictAnswers: Answers<keyof typeof verdictCalls> = {
  'evaluate.result': (model, { product, destination, method, held }, { id }) => {
    const result = model.result(product, destination, method)
    const before = held === undefined ? undefined : given.get(held)
    given.keep(id, result)
    return before ? { number: id, change: resultChange(before, result) } : { number: id, result }
  },

  'evaluate.figures': (model, { product, destination, method }) => {
    model.check([product], [destination])
    return { figures: model.evaluation.figures(product, destination, method) }
  },

  'evaluate.matrix': (held, { products, destinations, method, choices, rowsOf }, asking) => {
    const chosen = choices ? held.with(choices) : held
    const model = rowsOf ? chosen.byRowsOf(rowsOf) : chosen
    const row = (product: string) => model.matrixRow(product, destinations, method)
    return byProduct(model, { products: products ?? model.products(), destinations }, row, asking)
  },

  'evaluate.floors': (model, { products, destinations, method, laterPrices }, asking) => {
    const floors = model.floors(laterPrices)
    const row = (product: string) => ({
      product,
      floors: floors.of(product, destinations, method),
    })
    return byProduct(model, { products, destinations }, row, asking)
  },

  'evaluate.effects': async (model, { patch, product, destinations, method }, { way }) => {
    model.check([], destinations)
    const { evaluation } = model
    const after = model.patched(patch).evaluation
    const affected = productsAffected(evaluation.model, after.model, patch)
    const size = destinations.length
    const tasks = affected.map((id) => ({
      size,
      run: () => verdictsChanged(evaluation, after, id, { destinations, method }),
    }))
    const found = await inTurns(tasks, way(affected.length * size))
    return {
      cancelled: !found,
      facts: found ? factsChangedElsewhere(evaluation.model, patch, product) : [],
      verdicts: (found ?? []).flat(),
    }
  },

  'evaluate.decisive': async (model, { products, destinations, method, most }, { way }) => {
    const asked = products ?? model.topProducts()
    model.check(asked, destinations)
    const found = new DecisiveItems()
    const tasks = asked.map((product) => ({
      size: destinations.length,
      run: () => {
        for (const { items } of model.evaluation.openItems(product, destinations, method))
          found.add(product, items)
      },
    }))
    const done = await inTurns(tasks, way(asked.length * destinations.length))
    return { cancelled: !done, items: done ? found.list().slice(0, most) : [] }
  },

  'evaluate.questionnaire': (model, { product, destinations }) => {
    model.check([product], destinations)
    return { questionnaire: model.evaluation.questionnaire(product, destinations) }
  },

  'evaluate.overview': (model, { destinations, method }, asking) => {
    const top = new Set(model.topProducts())
    const row = (product: string) =>
      model.overviewRow(product, { destinations, method, isTop: top.has(product) })
    return byProduct(model, { products: model.products(), destinations }, row, asking)
  },
}

/** Works product by product; a cancelled job has no rows. */
async function byProduct<Row>(
  model: HeldModel,
  { products, destinations }: { products: readonly string[]; destinations: readonly string[] },
  work: (product: string) => Row,
  { way }: Asking,
): Promise<{ cancelled: boolean; rows: Row[] }> {
  model.check(products, destinations)
  const size = destinations.length
  const tasks = products.map((product) => ({ size, run: () => work(product) }))
  const rows = await inTurns(tasks, way(products.length * size))
  return { cancelled: !rows, rows: rows ?? [] }
}
