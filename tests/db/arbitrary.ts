import fc from 'fast-check'
import type { Model } from '../../shared/model/schema.ts'

/** Ids and names that trip up careless code. */
const AWKWARD = [
  '__proto__',
  'constructor',
  'toString',
  ' ',
  ' leading and trailing ',
  "O'Brien; DROP TABLE part; --",
  '%_*"\\',
  'Ünïcödé',
  '部品-7',
  '🛰️',
  'e\u0301',
  '\u00e9',
  '0',
  '1e5',
  'null',
  'NULL',
  'a\nb',
  'nul\u0000inside',
  'P1',
  'p1',
  'x'.repeat(300),
]

const awkward = fc.oneof(
  fc.constantFrom(...AWKWARD),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
)
const text = fc.oneof(awkward, fc.constant(''))
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 3 })

const decimal = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.integer({ min: 0, max: 9 }))
  .map(([units, scale]) => (scale === 0 ? `${units}` : `${units}.${'0'.repeat(scale - 1)}5`))
const amount = fc.oneof(
  decimal,
  decimal.map((units) => `-${units}`),
)
const currency = fc.constantFrom('USD', 'EUR', 'CNY', 'XXX')
const country = fc.constantFrom('US', 'DE', 'CN', 'RU', 'XK')
const eccn = fc.constantFrom('EAR99', '3A001.a.2', '5A002', 'USML:XI(b)', '0A919.a.1')
const day = fc.constantFrom('1999-12-31', '2026-09-01', '2026-11-24', '9999-12-31')
const kind = fc.constantFrom('commodity', 'software', 'technology')
const basis = fc.constantFrom('arms-length', 'comparable', 'cost-built')
const share = fc.constantFrom('0', '1', '0.125', '1.000', '0.0301')

const json = fc
  .jsonValue({ maxDepth: 3, stringUnit: 'grapheme' })
  .map((value): unknown => JSON.parse(JSON.stringify(value)))

/** Names of columns and of members elsewhere, which must not be mistaken for extra members. */
const NEIGHBOURS = ['extra', 'position', 'type', 'made_by', 'us_share', 'unit', 'destination', '']

/** Adds members that the schema does not know. */
function loose<T extends object>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T> {
  const name = fc.oneof(awkward, fc.constantFrom(...NEIGHBOURS))
  const extra = fc.array(fc.tuple(name, json), { maxLength: 2 })
  return fc
    .tuple(arbitrary, fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, extra))
    .map(([known, more]) => Object.fromEntries([...more, ...Object.entries(known)]) as T)
}

/** Leaves out some members that may be absent. */
function partly<T extends Record<string, fc.Arbitrary<unknown>>>(needed: string[], members: T) {
  return loose(fc.record(members, { requiredKeys: needed as never[] }))
}

// The basis of a price for a destination is a loose member: the schema knows it for others only.
const money = loose(
  fc.oneof(fc.record({ amount, currency }), fc.record({ amount, currency, basis: text })),
)
const price = partly(['amount', 'currency'], { amount, currency, basis: maybe(basis) })

const facts = partly([], {
  bundled: maybe(fc.boolean()),
  encryption: maybe(fc.constantFrom('published', 'b1', 'none')),
  hts6: maybe(fc.constant('854231')),
  foodOrMedicine: maybe(fc.boolean()),
  answers: maybe(fc.dictionary(text, fc.boolean(), { maxKeys: 3 })),
})

const factSources = fc.dictionary(
  awkward,
  partly([], { who: maybe(text), on: maybe(day), source: maybe(text) }),
  { maxKeys: 2 },
)

const destinations = ['RU', 'CN', 'IR', 'UA-CRIMEA', 'AD', 'GF']

const technologyReport = partly(['filed', 'destinations'], {
  filed: day,
  destinations: fc.uniqueArray(fc.constantFrom(...destinations), { minLength: 1, maxLength: 3 }),
  state: maybe(fc.constantFrom('filed', 'contacted', 'cleared', 'stopped')),
  stateOn: maybe(day),
  note: maybe(text),
})

const rowNotTaken = partly(['source', 'row', 'headings', 'cells', 'problems'], {
  source: text,
  row: fc.integer({ min: 1, max: 2 ** 31 }),
  headings: fc.array(text, { maxLength: 3 }),
  cells: fc.array(text, { maxLength: 3 }),
  problems: fc.array(loose(fc.record({ column: text, message: text })), { maxLength: 2 }),
  setAside: maybe(partly(['why'], { who: maybe(text), on: maybe(day), why: awkward })),
})

const sales = partly(['orders', 'currency'], {
  orders: decimal,
  forecast: maybe(decimal),
  currency,
  units: maybe(decimal),
  asOf: maybe(day),
})

const rate = partly(['from', 'to', 'rate', 'asOf'], {
  from: currency,
  to: currency,
  rate: decimal.map((value) => `1${value}`),
  asOf: day,
})

const directProduct = partly([], {
  answers: maybe(
    fc.dictionary(
      awkward,
      partly(['answer'], {
        answer: maybe(fc.boolean()),
        who: maybe(text),
        on: maybe(day),
        source: maybe(text),
        restsOn: maybe(
          partly([], { question: maybe(text), eccn: maybe(eccn), madeBy: maybe(awkward) }),
        ),
      }),
      { maxKeys: 2 },
    ),
  ),
  certificates: maybe(
    fc.array(
      partly(['signedBy', 'on', 'scopes'], {
        signedBy: awkward,
        on: day,
        scopes: fc.array(text, { maxLength: 3 }),
        company: maybe(text),
      }),
      { maxLength: 2 },
    ),
  ),
})

const entityBody = partly([], {
  directProduct: maybe(directProduct),
  name: maybe(text),
  country: maybe(country),
  headquarters: maybe(country),
})

const partBody = partly(['kind'], {
  kind,
  name: maybe(text),
  origin: maybe(country),
  eccn: maybe(eccn),
  price: maybe(price),
  supplier: maybe(text),
  usContent: maybe(partly(['share'], { share, eccn: maybe(eccn) })),
  facts: maybe(facts),
  factSources: maybe(factSources),
  directProduct: maybe(directProduct),
})

const productBody = partly(['kind'], {
  kind,
  name: maybe(text),
  eccn: maybe(eccn),
  exportedFrom: maybe(country),
  price: maybe(price),
  prices: maybe(
    fc
      .uniqueArray(fc.tuple(fc.constantFrom(...destinations), money), {
        selector: ([code]) => code,
        maxLength: 4,
      })
      .map((pairs) => Object.fromEntries(pairs)),
  ),
  discrete: maybe(partly(['applies'], { applies: fc.boolean(), reason: maybe(text) })),
  facts: maybe(
    partly([], {
      militaryCommodity: maybe(fc.boolean()),
      computerApp: maybe(decimal),
      recipientMakesAdvancedNode: maybe(fc.boolean()),
      technologyReportFiled: maybe(day),
      noUsContent: maybe(fc.boolean()),
    }),
  ),
  factSources: maybe(factSources),
  technologyReports: maybe(fc.array(technologyReport, { maxLength: 3 })),
  directProduct: maybe(directProduct),
  rowsNotTaken: maybe(fc.array(rowNotTaken, { minLength: 1, maxLength: 3 })),
  sales: maybe(sales),
})

const lineBody = loose(fc.record({ quantity: decimal }))

/**
 * Any model that the schema and the reference checks let through. A product uses parts and later
 * products only, in an order of the file that is shuffled, so there is no cycle.
 */
export const anyModel: fc.Arbitrary<Model> = fc
  .record({
    ids: fc.uniqueArray(awkward, { minLength: 9, maxLength: 9 }),
    entityIds: fc.uniqueArray(awkward, { minLength: 3, maxLength: 3 }),
    shuffle: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 }),
    top: partly(['currency'], { currency }),
    rates: fc.array(rate, { maxLength: 4 }),
    repeatRate: fc.boolean(),
    entities: fc.array(entityBody, { maxLength: 3 }),
    parts: fc.array(partBody, { maxLength: 5 }),
    products: fc.array(productBody, { maxLength: 4 }),
    lines: fc.array(fc.array(fc.tuple(fc.nat(), lineBody), { maxLength: 4 }), {
      minLength: 4,
      maxLength: 4,
    }),
    makers: fc.array(maybe(fc.nat()), { minLength: 4, maxLength: 4 }),
    exporters: fc.array(maybe(fc.nat()), { minLength: 4, maxLength: 4 }),
  })
  .map((raw) => {
    const entities = raw.entities.map((body, i) => withMembers(body, { id: raw.entityIds[i] }))
    const partIds = raw.ids.slice(0, raw.parts.length)
    const productIds = raw.ids.slice(5, 5 + raw.products.length)
    const products = raw.products.map((body, i) => {
      const children = [...partIds, ...productIds.slice(i + 1)]
      const lines =
        children.length === 0
          ? []
          : (raw.lines[i] ?? []).map(([pick, line]) =>
              withMembers(line, { item: children[pick % children.length] }),
            )
      const company = (pick: number | null | undefined) =>
        pick == null || entities.length === 0 ? null : raw.entityIds[pick % entities.length]
      return withMembers(withoutContradictions(body, lines), {
        id: productIds[i],
        madeBy: company(raw.makers[i]),
        exportedBy: company(raw.exporters[i]),
        lines,
      })
    })
    // Two quotes of one pair and day must agree; the later ones take the rate of the first.
    const quoted = new Map<string, unknown>()
    const all = raw.repeatRate ? [...raw.rates, ...raw.rates] : raw.rates
    const rates = all.map((given) => {
      const key = `${given.from}>${given.to}@${given.asOf}`
      if (!quoted.has(key)) quoted.set(key, given.rate)
      return withMembers(given, { rate: quoted.get(key) })
    })
    return withMembers(raw.top, {
      format: 'minimis-model',
      version: 1,
      rates,
      entities,
      parts: raw.parts.map((body, i) => withMembers(body, { id: partIds[i] })),
      products: raw.shuffle.flatMap((i) => products[i] ?? []),
    }) as unknown as Model
  })

/** The product without sales where it is no software, and without "no US content" beside lines. */
function withoutContradictions(body: Record<string, unknown>, lines: readonly unknown[]): object {
  const { kind, facts } = body
  const isBare = lines.length === 0 || facts == null
  return withMembers(body, {
    ...(kind !== 'software' && { sales: null }),
    ...(!isBare && { facts: withMembers(facts, { noUsContent: false }) }),
  })
}

/** As `{ ...body, ...members }`, also where a member is named `__proto__`. */
function withMembers(body: object, members: object): object {
  return Object.fromEntries([...Object.entries(body), ...Object.entries(members)])
}
