import type { Result, ResultLine } from '../calc/result/result.ts'
import { priceSource } from '../calc/verdict/selling-price.ts'
import { FACT_WORDS } from '../model/fact-words.ts'
import type {
  FactSource,
  Model,
  Part,
  PartFacts,
  Product,
  ProductFacts,
  Rate,
  TechnologyReport,
} from '../model/schema.ts'
import { conversions } from '../money/exchange.ts'
import { add, format, parseRatio } from '../money/ratio.ts'
import { type Lapse, lapseOf } from '../rules/declaration.ts'
import { findDestination } from '../rules/destination.ts'
import type { RulePack } from '../rules/pack.ts'
import { firstDayOfReliance } from '../rules/technology-report.ts'

/** The part of a model that a result rests on. */
export type InputModel = Pick<Model, 'parts' | 'products' | 'entities' | 'rates' | 'currency'>

/** Who recorded something, when, and on what ground; null: not recorded. */
export interface Recorded {
  who: string | null
  on: string | null
  source: string | null
}

export interface InputPrice {
  amount: string
  currency: string
  basis: string | null
  source: string | null
  validFrom: string | null
  /** What it is the price of, where that is not one item anywhere. */
  of: 'item' | 'sales' | { destination: string }
}

export interface InputRate extends Pick<Rate, 'from' | 'to' | 'rate' | 'asOf'> {
  source: string | null
  /** It was used from `to` into `from`. */
  isInverse: boolean
}

export interface InputFact extends Recorded {
  /** The fact, or the question of the pack, by its id. */
  id: string
  name: string
  value: string
}

export interface InputDeclaration {
  share: string
  eccn: string | null
  by: string | null
  on: string | null
  document: string | null
  validUntil: string | null
  withdrawnOn: string | null
  lapse: Lapse | null
}

/** A one-time report with the first day on which it may be relied on by itself; null: BIS stands in the way. */
export interface InputReport extends TechnologyReport {
  reliedOnFrom: string | null
}

/** What a line of a result was worked out from, as the model records it; null: not recorded. */
export interface LineInput {
  item: string
  name: string | null
  /** Rows that were not taken over stand for what nobody knows, and have no price. */
  role: 'product' | 'sub-assembly' | 'part' | 'rows not taken'
  kind: string
  eccn: string | null
  classification: (Recorded & { state: string | null; note: string | null }) | null
  /** The country of origin; of a product, the country where it is made. */
  origin: string | null
  /** Who supplies the part, or makes the product. */
  company: string | null
  path: string[]
  /** How many lie on each line of the path that is shown, from the top. */
  quantities: string[]
  paths: string
  /** How many lie in one product, over all paths. */
  quantity: string
  /** The line is the US content that is declared inside the item. */
  isDeclared: boolean
  counts: 'yes' | 'no' | 'unknown' | null
  price: InputPrice | null
  /** The rates from the price's currency into the reporting currency; null: none reaches. */
  rates: InputRate[] | null
  /** In the reporting currency, of all that lie in the product. */
  value: string | null
  facts: InputFact[]
  declaration: InputDeclaration | null
  reports: InputReport[]
}

type Item = { part: Part; product: null } | { part: null; product: Product }

/** What is recorded of an item wherever it lies. */
type Records = Pick<
  LineInput,
  | 'item'
  | 'name'
  | 'kind'
  | 'eccn'
  | 'classification'
  | 'origin'
  | 'company'
  | 'facts'
  | 'declaration'
  | 'reports'
>

/** Of what a result was worked out: the product first, then its lines in the order of the result. */
export function inputsOf(
  result: Result,
  model: InputModel,
  pack: RulePack,
  day: string,
): LineInput[] {
  const parts = new Map(model.parts.map((part) => [part.id, part]))
  const products = new Map(model.products.map((product) => [product.id, product]))
  const entities = new Map(model.entities.map((entity) => [entity.id, entity]))
  const convert = conversions(model.rates, day)
  const product = products.get(result.product)
  if (!product) throw new RangeError(`no product ${result.product}`)
  const { counted, notCounted, unknown } = result
  return [
    ownInput(),
    ...counted.map((line) => input(line, 'yes', [])),
    ...unknown
      .filter(({ path }) => path.length > 1)
      .map((line) => input(line, line.counts, line.missing)),
    ...notCounted.map((line) => input(line, 'no', [])),
  ]

  function ownInput(): LineInput {
    const price = sellingPrice(product as Product, result.destination, pack)
    return {
      ...recordsOf({ part: null, product: product as Product }),
      role: 'product',
      path: [result.product],
      quantities: [],
      paths: '1',
      quantity: '1',
      isDeclared: false,
      counts: null,
      price,
      rates: ratesOf(price),
      value: result.price,
    }
  }

  function input(line: ResultLine, counts: LineInput['counts'], missing: string[]): LineInput {
    const item = itemWith(line.path.at(-1) as string)
    const ofRows = item.product !== null && isOfRowsNotTaken(line, missing, item.product)
    const price = ofRows ? null : itemPrice(item.part ?? item.product)
    return {
      ...recordsOf(item),
      role: ofRows ? 'rows not taken' : item.product ? 'sub-assembly' : 'part',
      path: line.path,
      quantities: quantitiesOn(line.path),
      paths: line.paths,
      quantity: line.quantity,
      isDeclared: line.isDeclared === true,
      counts,
      price,
      rates: ratesOf(price),
      value: line.value,
    }
  }

  function itemWith(id: string): Item {
    const part = parts.get(id)
    if (part) return { part, product: null }
    const product = products.get(id)
    if (product) return { part: null, product }
    throw new RangeError(`no part or product ${id}`)
  }

  function recordsOf({ part, product }: Item): Records {
    const { id, name, kind, eccn, classification, facts, factSources } = part ?? product
    const company = part ? part.supplier : product.madeBy
    const entity = company == null ? undefined : entities.get(company)
    return {
      item: id,
      name: name != null && name !== id ? name : null,
      kind,
      eccn: eccn ?? null,
      classification: classification
        ? {
            ...recorded(classification),
            state: classification.state ?? null,
            note: classification.note ?? null,
          }
        : null,
      origin: (part ? part.origin : entity?.country) ?? null,
      company: entity?.name ?? company ?? null,
      facts: factsOf(facts ?? {}, factSources ?? {}, pack),
      declaration: part && declarationOf(part, day),
      reports: (product?.technologyReports ?? []).map((report) => ({
        ...report,
        reliedOnFrom: firstDayOfReliance(pack, report),
      })),
    }
  }

  function quantitiesOn(path: readonly string[]): string[] {
    return path.slice(1).map((item, i) => {
      const lines = products.get(path[i] as string)?.lines ?? []
      const sum = lines
        .filter((line) => line.item === item)
        .reduce((total, { quantity }) => add(total, parseRatio(quantity)), parseRatio('0'))
      return format(sum)
    })
  }

  function ratesOf(price: InputPrice | null): InputRate[] | null {
    const conversion = price && convert(price.currency, model.currency)
    if (!conversion) return null
    return conversion.legs.map(({ rate: { from, to, rate, asOf, source }, isInverse }) => {
      return { from, to, rate, asOf, source: source ?? null, isInverse }
    })
  }
}

/** A foreign-made product with lines is no line of its own: such a line stands for its rows. */
function isOfRowsNotTaken({ value }: ResultLine, missing: string[], { lines }: Product): boolean {
  return lines.length > 0 && value === null && missing.includes('lines')
}

function itemPrice({ price }: Part | Product): InputPrice | null {
  if (!price) return null
  const { amount, currency, basis, source, validFrom } = price
  return {
    amount,
    currency,
    basis: basis ?? null,
    source: source ?? null,
    validFrom: validFrom ?? null,
    of: 'item',
  }
}

/** The price that stands for a product at a destination (Supp. 2(a)(3)). */
function sellingPrice(product: Product, destination: string, pack: RulePack): InputPrice | null {
  const found = findDestination(pack, destination)
  const source = found && priceSource(pack, { product }, found)
  if (source && 'sales' in source && product.sales) {
    const { orders, forecast, currency, asOf } = product.sales
    const amount = format(add(parseRatio(orders), parseRatio(forecast ?? '0')))
    const of = 'sales'
    return { amount, currency, basis: null, source: null, validFrom: asOf ?? null, of }
  }
  const local = source && 'country' in source ? product.prices?.[source.country] : undefined
  if (!local || !source || !('country' in source)) return itemPrice(product)
  return {
    amount: local.amount,
    currency: local.currency,
    basis: typeof local.basis === 'string' ? local.basis : null,
    source: local.source ?? null,
    validFrom: local.validFrom ?? null,
    of: { destination: source.country },
  }
}

function declarationOf({ usContent }: Part, day: string): InputDeclaration | null {
  if (!usContent) return null
  return {
    share: usContent.share,
    eccn: usContent.eccn ?? null,
    by: usContent.declaredBy ?? null,
    on: usContent.declaredOn ?? null,
    document: usContent.document ?? null,
    validUntil: usContent.validUntil ?? null,
    withdrawnOn: usContent.withdrawnOn ?? null,
    lapse: lapseOf(usContent, day),
  }
}

/** The facts that are answered, with who answered each; answers to questions of the pack among them. */
function factsOf(
  facts: PartFacts | ProductFacts,
  sources: Readonly<Record<string, FactSource>>,
  pack: RulePack,
): InputFact[] {
  const { answers, ...others } = facts
  const named = [
    ...Object.entries(others).map(([id, value]) => ({ id, name: FACT_WORDS[id] ?? id, value })),
    ...Object.entries(answers ?? {}).map(([id, value]) => ({
      id,
      name: pack.conditionById.get(id)?.question ?? id,
      value,
    })),
  ]
  return named.flatMap(({ id, name, value }) =>
    value == null ? [] : [{ id, name, value: valueText(value), ...recorded(sources[id] ?? {}) }],
  )
}

function valueText(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function recorded({ who, on, source }: FactSource): Recorded {
  return { who: who ?? null, on: on ?? null, source: source ?? null }
}
