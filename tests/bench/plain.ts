import Database from 'better-sqlite3'
import { type Handed, keyOf, type Verdicts, verdictsFrom } from './handed.ts'

/** A workspace's rows as typed arrays. Products and parts are numbered; W is looked up by its id. */
export interface TypedRows {
  products: number
  top: number
  /** The selling price of W, and what one of each part is worth, in the reporting currency. */
  price: number
  partWorth: Float64Array
  partGroup: Int32Array
  /** For each line its product, its item (a product, or -1 less a part) and its quantity. */
  lineProduct: Int32Array
  lineItem: Int32Array
  lineQuantity: Float64Array
}

/**
 * The plain program: the rows of the file into typed arrays, products from the top down with how
 * many of each there are, one loop over the lines. In float64; without a check, rules or exact amounts.
 */
export function plain(path: string, handed: Handed): Verdicts {
  const rows = typedRows(path, handed)
  const times = multiplicities(rows)
  const { lineProduct, lineItem, lineQuantity, partGroup, partWorth } = rows
  const sums = new Float64Array(handed.groupCount)
  for (let at = 0; at < lineItem.length; at++) {
    const item = lineItem[at] as number
    if (item >= 0) continue
    const part = -1 - item
    const group = partGroup[part] as number
    const many = (times[lineProduct[at] as number] as number) * (lineQuantity[at] as number)
    sums[group] = (sums[group] as number) + many * (partWorth[part] as number)
  }
  return verdictsFrom(handed, sums, rows.price)
}

/** Reads the rows that matter, each in one query, without a check. */
export function typedRows(path: string, handed: Handed): TypedRows {
  const database = new Database(path, { readonly: true })
  try {
    const rows = <T>(sql: string) => database.prepare(sql).raw().all() as T[]
    const count = (table: string) =>
      database.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
    const reporting = database.prepare('SELECT currency FROM workspace').pluck().get() as string
    const rateOf = ratesTo(reporting, rows('SELECT from_currency, to_currency, rate FROM rate'))
    const numberOf = new Map<string, number>()
    for (const [id] of rows<[string]>('SELECT id FROM product')) numberOf.set(id, numberOf.size)
    const products = numberOf.size
    const [amount, currency] = database
      .prepare("SELECT amount, currency FROM price WHERE item = 'W'")
      .raw()
      .get() as [string, string]
    const parts = count('part')
    const partWorth = new Float64Array(parts)
    const partGroup = new Int32Array(parts)
    let part = 0
    for (const [id, kind, origin, eccn, facts, price, of] of rows<
      [string, string, string | null, string | null, string, string, string]
    >(
      `SELECT part.id, kind, origin, eccn, facts, amount, currency
       FROM part JOIN price ON price.item = part.id`,
    )) {
      numberOf.set(id, -1 - part)
      partWorth[part] = Number(price) * rateOf(of)
      partGroup[part++] = handed.groups.get(keyOf(kind, origin, eccn, facts)) as number
    }
    const lines = count('bom_line')
    const lineProduct = new Int32Array(lines)
    const lineItem = new Int32Array(lines)
    const lineQuantity = new Float64Array(lines)
    let line = 0
    for (const [product, item, quantity] of rows<[string, string, string]>(
      'SELECT product, item, quantity FROM bom_line',
    )) {
      lineProduct[line] = numberOf.get(product) as number
      lineItem[line] = numberOf.get(item) as number
      lineQuantity[line++] = Number(quantity)
    }
    return {
      products,
      top: numberOf.get('W') as number,
      price: Number(amount) * rateOf(currency),
      partWorth,
      partGroup,
      lineProduct,
      lineItem,
      lineQuantity,
    }
  } finally {
    database.close()
  }
}

/** How many of each product lie in one of the top product. */
export function multiplicities({
  products,
  top,
  lineProduct,
  lineItem,
  lineQuantity,
}: TypedRows): Float64Array {
  const inside: number[][] = Array.from({ length: products }, () => [])
  const waiting = new Int32Array(products)
  lineItem.forEach((item, at) => {
    if (item < 0) return
    inside[lineProduct[at] as number]?.push(at)
    waiting[item] = (waiting[item] as number) + 1
  })
  const times = new Float64Array(products)
  times[top] = 1
  const order = inside.flatMap((_, product) => (waiting[product] === 0 ? [product] : []))
  for (const product of order) {
    for (const at of inside[product] as number[]) {
      const item = lineItem[at] as number
      const many = (times[product] as number) * (lineQuantity[at] as number)
      times[item] = (times[item] as number) + many
      waiting[item] = (waiting[item] as number) - 1
      if (waiting[item] === 0) order.push(item)
    }
  }
  return times
}

/** What one of a currency is worth, by the rates as they lead on from it. */
function ratesTo(
  reporting: string,
  rates: Iterable<[string, string, string]>,
): (currency: string) => number {
  const known = [...rates]
  const of = (currency: string): number => {
    if (currency === reporting) return 1
    const [, to, rate] = known.find(([from]) => from === currency) as [string, string, string]
    return Number(rate) * of(to)
  }
  const worth = new Map(known.map(([from]) => [from, of(from)])).set(reporting, 1)
  return (currency) => worth.get(currency) as number
}
