import { evaluateModel } from '../../shared/calc/evaluate.ts'
import type { Method, Result } from '../../shared/calc/result/result.ts'
import { checkModel } from '../../shared/model/read.ts'
import type { Model } from '../../shared/model/schema.ts'
import type { Choices, RulePack } from '../../shared/rules/pack.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'

/** Some members of a part or product, as a model file has them; the price as an amount of USD. */
export type Given = { [member: string]: unknown }

/** How it is asked: where to, on which day, by which rules. */
export interface Asked {
  to?: string
  day?: string
  method?: Method
  choices?: Choices
  pack?: RulePack
  /** Members of the model itself. */
  model?: Given
}

const FACTS = { foodOrMedicine: false, iranSupp7: false, russiaListed: false }
const DE1 = { id: 'DE1', country: 'DE', headquarters: 'DE' }

/**
 * The result of a widget from Germany for 1000 USD with one piece of each part in it. A part is a US
 * commodity for 100 USD unless it says otherwise; a member given as null is not known.
 */
export function widget(parts: readonly Given[], product: Given = {}, asked: Asked = {}): Result {
  const { to = 'CN', day = '2026-11-24', method, choices, pack = currentPack(), model } = asked
  const { results } = evaluateModel(widgetModel(parts, product, model), {
    pack,
    day,
    destinations: [to],
    products: ['W'],
    method,
    choices,
  })
  return results[0] as Result
}

/** The model of a widget, as `widget` judges it. */
export function widgetModel(
  parts: readonly Given[],
  product: Given = {},
  model: Given | undefined = undefined,
): Model {
  const basis = { kind: 'commodity', origin: 'US', price: '100' }
  const lines = parts.map(({ id }) => ({ item: id, quantity: '1' }))
  const whole = {
    id: 'W',
    kind: 'commodity',
    eccn: '5A991',
    madeBy: 'DE1',
    price: '1000',
    lines,
    facts: { militaryCommodity: false },
  }
  const { products: others = [], ...members } = model ?? {}
  const read = checkModel({
    format: 'minimis-model',
    version: 1,
    currency: 'USD',
    entities: [DE1],
    parts: parts
      .filter(({ id }) => !(others as Given[]).some((other) => other.id === id))
      .map((part) => priced({ ...basis, ...part, facts: { ...FACTS, ...(part.facts as Given) } })),
    products: [{ ...whole, ...product }, ...(others as Given[])].map(priced),
    ...members,
  })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

function priced(item: Given): Given {
  const { price } = item
  return typeof price === 'string' ? { ...item, price: { amount: price, currency: 'USD' } } : item
}
