import defaults from './defaults.json' with { type: 'json' }

/**
 * A case says what differs from the ordinary case of defaults.json: a German company makes product
 * W and ships it from Germany for 1,000 dollars; W holds one piece of each part, of US origin.
 */
export interface Differences {
  /** The name of a base of the same file: what all cases that name it have in common. */
  base?: string
  /** What W is, and so are its parts and sub-assemblies unless they say otherwise. */
  kind?: 'commodity' | 'software' | 'technology'
  /** Who makes W, and each sub-assembly that names no maker of its own. */
  made?: Company
  /** The country that W is exported from, where that is not the one in which it is made. */
  from?: string
  /** Who ships W, where that is not its maker. */
  shippedBy?: Company
  /** Parts, by id. Those that lie in no sub-assembly lie in W. */
  parts?: Json[]
  /** Units that are made on their own and lie in W, each with the `lines` inside it. */
  subAssemblies?: Json[]
  /** What is so of W itself. */
  product?: Json
  /** Exchange rates, in the form of a model file. */
  rates?: Json[]
  /** The id of the sub-assembly that is asked about in the place of W. */
  asked?: string
}

/**
 * The country where a company sits, its ultimate parent too; or the two apart, with what is recorded
 * of its plants for 734.9; null: not recorded.
 */
type Company =
  | string
  | null
  | { country: string; headquarters: string | null; directProduct?: Json }

export type Json = { [key: string]: unknown }

/**
 * The model of a case, and the id of the product that is asked about.
 *
 * - What the case says is laid over its base, and both over the defaults, member by member; parts
 *   and sub-assemblies are laid over those with the same id. Null takes a default away: not known.
 * - `"price": "250"` is a price of 250 dollars between strangers, `"250 EUR"` one in euros. In
 *   `prices`, the same holds for each destination.
 * - `"lines": { "CHIP": "2" }` are two pieces of CHIP. Without `lines`, W holds one piece of each
 *   part and sub-assembly that lies in no sub-assembly.
 */
export function expand(
  differences: Differences,
  bases: Record<string, Differences> = {},
): { model: Json; product: string } {
  const one = onBase(differences, bases)
  const kind = one.kind ?? 'commodity'
  const made = one.made === undefined ? defaults.made : one.made
  const entities = new Map<string, Json>()
  const subAssemblies = (one.subAssemblies ?? []).map((unit) => {
    const { made: itsOwn, ...members } = unit as Json & { made?: Company }
    return layOver(ordinary((members.kind as Differences['kind']) ?? kind, defaults.subAssembly), {
      name: 'Sub-assembly',
      ...priced(members),
      madeBy: enter(entities, itsOwn === undefined ? made : itsOwn),
      lines: linesOf(members.lines ?? {}),
    })
  })
  const parts = (one.parts ?? []).map((part) => layOver({ kind, ...defaults.part }, priced(part)))
  const product = layOver(ordinary(kind, defaults.product), {
    madeBy: enter(entities, made),
    exportedFrom: one.from,
    exportedBy: one.shippedBy && enter(entities, one.shippedBy),
    ...priced(one.product ?? {}),
    lines: linesOf(one.product?.lines ?? oneOfEach([...parts, ...subAssemblies], subAssemblies)),
  })
  const model = {
    format: 'minimis-model',
    version: 1,
    currency: 'USD',
    rates: one.rates ?? [],
    entities: [...entities.values()],
    parts,
    products: [product, ...subAssemblies],
  }
  return { model, product: one.asked ?? defaults.product.id }
}

/** A case with what its base has in common for all. */
function onBase(one: Differences, bases: Record<string, Differences>): Differences {
  if (one.base === undefined) return one
  const base = bases[one.base]
  if (!base) throw new Error(`no base "${one.base}"`)
  const layered = {
    parts: onesOverOthers(one.parts, base.parts),
    subAssemblies: onesOverOthers(one.subAssemblies, base.subAssemblies),
    product: layOver(base.product ?? {}, one.product ?? {}),
  }
  return { ...base, ...one, ...layered }
}

function onesOverOthers(ones: Json[] = [], others: Json[] = []): Json[] {
  const known = new Set(others.map((other) => other.id))
  return [
    ...others.map((other) => layOver(other, ones.find((one) => one.id === other.id) ?? {})),
    ...ones.filter((one) => !known.has(one.id)),
  ]
}

/** What an item of a kind is by default. */
function ordinary(kind: NonNullable<Differences['kind']>, item: Json): Json {
  return { kind, ...defaults.kinds[kind], facts: defaults.product.facts, ...priced(item) }
}

/** The id of a company, which becomes one of the model's entities. */
function enter(entities: Map<string, Json>, company: Company): string | null {
  if (company === null) return null
  const { country, headquarters, ...more } =
    typeof company === 'string' ? { country: company, headquarters: company } : company
  const id = `${country} of ${headquarters ?? '?'}`
  entities.set(id, { id, name: id, country, headquarters, ...more })
  return id
}

function oneOfEach(items: Json[], subAssemblies: Json[]): Json {
  const inside = new Set(
    subAssemblies.flatMap(({ lines }) => (lines as { item: string }[]).map(({ item }) => item)),
  )
  return Object.fromEntries(
    items.filter(({ id }) => !inside.has(String(id))).map(({ id }) => [id, '1']),
  )
}

function linesOf(quantities: unknown): Json[] {
  return Object.entries(quantities as Json).map(([item, quantity]) => ({ item, quantity }))
}

/** The members of an item with its prices written out. */
function priced(item: Json): Json {
  const { price, prices } = item
  return {
    ...item,
    ...(price === undefined ? {} : { price: priceOf(price) }),
    ...(prices ? { prices: mapValues(prices as Json, priceOf) } : {}),
  }
}

function priceOf(price: unknown): unknown {
  if (typeof price !== 'string') return price
  const [amount, currency = 'USD'] = price.split(' ')
  return { amount, currency, basis: 'arms-length' }
}

function mapValues(record: Json, change: (value: unknown) => unknown): Json {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}

function layOver(base: Json, change: Json): Json {
  const result = { ...base }
  for (const [key, value] of Object.entries(change)) {
    const below = result[key]
    result[key] = isObject(below) && isObject(value) ? layOver(below, value) : value
  }
  return result
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
