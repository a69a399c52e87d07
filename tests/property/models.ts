import fc from 'fast-check'
import { vi } from 'vitest'
import { evaluateModel } from '../../shared/calc/evaluate.ts'
import type { Model, Part, Product, Rate } from '../../shared/model/schema.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { DAY, DESTINATIONS, type Destination, WORLD } from './oracle.ts'

const pack = currentPack()

// Ten thousand runs take longer than a test may take by default, the more so on a busy machine.
vi.setConfig({ testTimeout: 900_000 })

/** Runs of each property; PROPERTY_RUNS may raise it. With a mutant in the tree there are fewer. */
export const RUNS =
  Number(process.env.PROPERTY_RUNS_OF_MUTANTS ?? 0) ||
  Math.max(10_000, Number(process.env.PROPERTY_RUNS ?? 0))

/** How often something must be met that comes up so often in ten thousand runs; half with fewer runs. */
export function often(inTenThousand: number): number {
  return RUNS < 10_000 ? Math.floor((inTenThousand * RUNS) / 20_000) : inTenThousand
}

/** Checks a property over random data from a fixed seed, and prints the seed. */
export function check<T>(
  seed: number,
  arbitrary: fc.Arbitrary<T>,
  holds: (value: T) => void,
  numRuns = RUNS,
) {
  console.info(`seed ${seed}, ${numRuns} runs`)
  fc.assert(fc.property(arbitrary, holds), { seed, numRuns })
}

/** The core's result for product W and one destination. */
export function judge(
  model: Model,
  to: string,
  method: 'look-through' | 'second-incorporation' = 'look-through',
) {
  const { results } = evaluateModel(model, {
    pack,
    day: DAY,
    destinations: [to],
    products: ['W'],
    method,
  })
  const [result] = results
  if (!result || results.length !== 1) throw new Error(`${results.length} results for one question`)
  return result
}

/** What two results must agree on to be the same answer. */
export function essence(result: ReturnType<typeof judge>) {
  const { outcome, rule, threshold, share, price, controlled } = result
  return { outcome, rule, threshold, share, price, controlled }
}

/** `units` / 10^`scale` as a decimal string. */
export function decimal(units: number | bigint, scale: number): string {
  const digits = `${units}`.padStart(scale + 1, '0')
  return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

export const destination: fc.Arbitrary<Destination> = fc.constantFrom(...DESTINATIONS)

export const amount = fc
  .tuple(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 0, max: 4 }))
  .map(([units, scale]) => decimal(units, scale))

export const quantity = fc.constantFrom('1', '1', '1', '2', '3', '0.5', '1.25', '0.003', '0')

export interface Shape {
  /** Whether origins, ECCNs, prices and facts may be missing. */
  unknowns: boolean
  /** Whether ECCNs may be missing (where `unknowns`). */
  missingEccn: boolean
  /** Amounts in one currency only, or in several with random rates. */
  currencies: readonly string[]
  eccns: readonly string[]
  to: fc.Arbitrary<string>
}

export const FULL: Shape = {
  unknowns: true,
  missingEccn: true,
  currencies: ['USD', 'EUR', 'CNY'],
  eccns: WORLD,
  to: destination,
}
export const KNOWN: Shape = { ...FULL, unknowns: false }

const flag = fc.boolean()
/** A value that is missing about one time in eight where the shape has unknowns. */
function maybe<T>(shape: Shape, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return shape.unknowns
    ? fc.oneof({ weight: 7, arbitrary }, { weight: 1, arbitrary: fc.constant(null) })
    : arbitrary
}

const price = (shape: Shape) =>
  fc.record({ amount, currency: fc.constantFrom(...shape.currencies) })

const partBody = (shape: Shape) =>
  fc.record({
    origin: maybe(shape, fc.constantFrom('US', 'US', 'US', 'JP')),
    eccn: shape.missingEccn
      ? maybe(shape, fc.constantFrom(...shape.eccns))
      : fc.constantFrom(...shape.eccns),
    price: maybe(shape, price(shape)),
    declared: fc.option(
      fc.record({
        share: fc.constantFrom('0', '0.125', '0.5', '1', '0.0301'),
        eccn: fc.constantFrom(...shape.eccns.filter((eccn) => eccn !== 'EAR99')),
        validUntil: shape.unknowns
          ? fc.constantFrom(null, null, DAY, '2026-11-23')
          : fc.constant(null),
      }),
      { freq: 2 },
    ),
    incorporated: fc.constantFrom(true, true, true, true, true, true, false),
    foodOrMedicine: maybe(shape, flag),
    iranSupp7: maybe(shape, flag),
    russiaListed: maybe(shape, flag),
  })

/** A random part; its ids are given by place. */
export function part(shape: Shape, id: string): fc.Arbitrary<Part> {
  return partBody(shape).map(({ origin, eccn, price, declared, ...facts }) => ({
    id,
    kind: 'commodity' as const,
    origin,
    eccn,
    price,
    ...(origin === 'JP' && declared ? { usContent: declared } : {}),
    facts: { integratedCircuit: false, memory: false, civilTelecom: false, ...facts },
  }))
}

const partIds = ['P0', 'P1', 'P2', 'P3']
const productIds = ['W', 'S1', 'S2', 'S3']

/** Quotes that never tie: each pair and direction has days of its own, one of them after DAY. */
const quotes: [string, string, string][] = [
  ['EUR', 'USD', '2026-09-01'],
  ['EUR', 'USD', '2026-11-03'],
  ['EUR', 'USD', DAY],
  ['EUR', 'USD', '2026-11-25'],
  ['USD', 'EUR', '2026-10-10'],
  ['USD', 'CNY', '2026-09-02'],
  ['CNY', 'USD', '2026-11-11'],
  ['EUR', 'CNY', '2026-11-02'],
  ['CNY', 'EUR', '2026-10-04'],
  ['EUR', 'CNY', '2027-01-01'],
]
const quoteValue = fc.integer({ min: 1000, max: 90_000 }).map((units) => decimal(units, 4))

function rates(shape: Shape): fc.Arbitrary<Rate[]> {
  if (shape.currencies.length === 1) return fc.constant([])
  return fc
    .tuple(
      fc.array(flag, { minLength: quotes.length, maxLength: quotes.length }),
      fc.array(quoteValue, { minLength: quotes.length, maxLength: quotes.length }),
    )
    .map(([used, values]) =>
      quotes.flatMap(([from, to, asOf], i) => {
        // Where nothing may be unknown, EUR-USD and USD-CNY always have a quote.
        const needed = !shape.unknowns && (i === 0 || i === 5)
        return used[i] || needed ? [{ from, to, asOf, rate: values[i] as string }] : []
      }),
    )
}

const line = fc.tuple(fc.nat({ max: 6 }), quantity)

const productBody = (shape: Shape, minLength: number) =>
  fc.record({
    lines: fc.array(line, { minLength, maxLength: 4 }),
    madeBy: fc.constantFrom('DE1', 'DE1', 'SG1', 'US1'),
    eccn: shape.missingEccn
      ? maybe(shape, fc.constantFrom('3A991', '7A103.a', '2B350.g'))
      : fc.constantFrom('3A991', '7A103.a', '2B350.g'),
    price: maybe(shape, price(shape)),
    discrete: fc.option(flag),
  })

export interface Question {
  model: Model
  to: Destination
}

/**
 * A random product W over up to three sub-assemblies and four parts. A line may name any part and
 * any later product, so sub-assemblies are shared and there is no cycle.
 */
export function question(shape: Shape): fc.Arbitrary<Question> {
  return fc
    .record({
      currency: fc.constantFrom(...shape.currencies.filter((code) => code !== 'CNY')),
      rates: rates(shape),
      parts: fc.tuple(...partIds.map((id) => part(shape, id))),
      bodies: fc.tuple(
        ...productIds.map((id) => productBody(shape, id === 'W' && !shape.unknowns ? 1 : 0)),
      ),
      maker: fc.constantFrom('DE1', 'SG1'),
      exportedFrom: fc.constantFrom(null, null, 'DE', 'SG'),
      rootPrice: maybe(
        shape,
        fc.record({
          amount: fc
            .tuple(fc.integer({ min: 100, max: 400_000 }), fc.integer({ min: 0, max: 2 }))
            .map(([units, scale]) => decimal(units, scale)),
          currency: fc.constantFrom(...shape.currencies),
        }),
      ),
      ownPrice: fc.option(price(shape), { freq: 4 }),
      ownPriceFor: destination,
      to: shape.to,
    })
    .map((raw) => {
      const products = raw.bodies.map((body, i): Product => {
        const children = [...partIds, ...productIds.slice(i + 1)]
        const product: Product = {
          id: productIds[i] as string,
          kind: 'commodity',
          eccn: i === 0 ? '5A991' : body.eccn,
          madeBy: i === 0 ? raw.maker : body.madeBy,
          price: i === 0 ? raw.rootPrice : body.price,
          lines: body.lines.map(([pick, count]) => ({
            // The later half of the picks prefers sub-assemblies, so that they get shared.
            item: children[(pick + 2 + (pick > 2 ? i : 0)) % children.length] as string,
            quantity: count,
          })),
          facts: { militaryCommodity: false, encryptionTechnology: false, advancedNode: false },
        }
        if (i === 0 && raw.exportedFrom) product.exportedFrom = raw.exportedFrom
        if (i === 0 && raw.ownPrice) product.prices = { [raw.ownPriceFor]: raw.ownPrice }
        if (i > 0 && body.discrete !== null) {
          product.discrete = { applies: body.discrete, reason: 'sold alone as a spare' }
        }
        return product
      })
      const model: Model = {
        format: 'minimis-model',
        version: 1,
        currency: raw.currency,
        rates: raw.rates,
        entities: [
          { id: 'DE1', country: 'DE', headquarters: 'DE' },
          { id: 'SG1', country: 'SG', headquarters: 'SG' },
          { id: 'US1', country: 'US', headquarters: 'US' },
        ],
        parts: raw.parts,
        products,
      }
      return { model, to: raw.to as Destination }
    })
}

/** A copy in which product W is changed. */
export function withRoot(model: Model, change: Partial<Product>): Model {
  return {
    ...model,
    products: model.products.map((product) =>
      product.id === 'W' ? { ...product, ...change } : product,
    ),
  }
}
