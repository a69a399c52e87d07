import type Database from 'better-sqlite3'
import type { Line, Part, Product } from '../shared/model/schema.ts'
import { readRowsNotTaken, type StoredRow } from './rows-not-taken.ts'
import { statement } from './statements.ts'

type Loose = Record<string, unknown>
type Text = string | null
/** The columns of a part as they are read: id, and from name to extra. */
type PartColumns = [string, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text]

/** All parts and products, with their lines and their prices of the day. */
export function readItems(
  database: Database.Database,
  day: string,
): { parts: Part[]; products: Product[] } {
  const prices = pricesOf(database, day)
  return { parts: readParts(database, prices), products: readProducts(database, prices) }
}

/** The parts with the ids given, with their prices of the day. */
export function readPartsOf(
  database: Database.Database,
  day: string,
  ids: readonly string[],
): Part[] {
  return readParts(database, pricesOf(database, day, ids), ids)
}

/** The products with the ids given, with their lines and their prices of the day. */
export function readProductsOf(
  database: Database.Database,
  day: string,
  ids: readonly string[],
): Product[] {
  return readProducts(database, pricesOf(database, day, ids), ids)
}

function readParts(database: Database.Database, prices: Prices, ids?: readonly string[]): Part[] {
  const parse = remembering()
  const rows = tuples<PartColumns>(
    database,
    `SELECT id, name, kind, origin, eccn, supplier, us_share, us_eccn, us_extra, facts, fact_sources, nullif(extra, '{}')
     FROM part WHERE ${among('id', ids)} ORDER BY position`,
    bound(ids),
  )
  return rows.map(
    ([id, name, kind, origin, eccn, supplier, share, usEccn, usExtra, facts, sources, extra]) => {
      const part: Loose = { id }
      if (name !== null) part.name = name
      part.kind = kind
      if (origin !== null) part.origin = origin
      if (eccn !== null) part.eccn = eccn
      const price = prices.general.get(id)
      if (price !== undefined) part.price = price
      if (supplier !== null) part.supplier = supplier
      if (usExtra !== null) part.usContent = withMembers(known({ share, eccn: usEccn }), usExtra)
      if (facts !== null) part.facts = parse(facts)
      if (sources !== null) part.factSources = JSON.parse(sources)
      return withMembers(part, extra)
    },
  ) as Part[]
}

function readProducts(
  database: Database.Database,
  prices: Prices,
  ids?: readonly string[],
): Product[] {
  const lines = linesOf(database, ids)
  const notTaken = readRowsNotTaken(database, ids)
  const rows = statement(
    database,
    `SELECT * FROM product WHERE ${among('id', ids)} ORDER BY position`,
  ).all(bound(ids)) as Loose[]
  return rows.map((row) => {
    const id = String(row.id)
    return {
      ...productOf(row, prices),
      lines: lines.get(id) ?? [],
      ...kept(notTaken.get(id)),
    }
  }) as Product[]
}

function linesOf(database: Database.Database, ids?: readonly string[]): Map<string, Line[]> {
  const byProduct = new Map<string, Line[]>()
  const rows = tuples<[string, string, string, Text]>(
    database,
    `SELECT product, item, quantity, nullif(extra, '{}') FROM bom_line
     WHERE ${among('product', ids)} ORDER BY product, position, id`,
    bound(ids),
  )
  let [last, lines]: [string | null, Line[]] = [null, []]
  for (const [product, item, quantity, extra] of rows) {
    if (product !== last) {
      last = product
      lines = []
      byProduct.set(product, lines)
    }
    const line = { item, quantity }
    lines.push(extra === null ? line : { ...line, ...JSON.parse(extra) })
  }
  return byProduct
}

/** The prices of a day by item: the general one, and those at destinations. */
interface Prices {
  general: Map<string, Loose>
  local: Map<string, Map<string, Loose>>
}

function pricesOf(database: Database.Database, day: string, ids?: readonly string[]): Prices {
  const prices: Prices = { general: new Map(), local: new Map() }
  const rows = tuples<[string, string, string, string, Text, Text]>(
    database,
    `SELECT item, destination, amount, currency, basis, nullif(extra, '{}') FROM price
     WHERE ${among('item', ids)} AND entity = '' AND valid_from <= :day
     ORDER BY item, destination, entity, valid_from`,
    { ...bound(ids), day },
  )
  for (const [item, destination, amount, currency, basis, extra] of rows) {
    const own: Loose = { amount, currency }
    if (basis !== null) own.basis = basis
    const price = withMembers(own, extra)
    if (destination === '') prices.general.set(item, price)
    else {
      const ofItem = prices.local.get(item) ?? new Map<string, Loose>()
      prices.local.set(item, ofItem.set(destination, price))
    }
  }
  return prices
}

function productOf(row: Loose, prices: Prices): Loose {
  const { id, name, kind, eccn } = row
  const { prices: destinations, ...extra } = JSON.parse(String(row.extra)) as Loose
  const at = prices.local.get(String(id))
  const local = (destinations as string[] | undefined)?.flatMap((code) => {
    const price = at?.get(code)
    return price ? [[code, price] as const] : []
  })
  const discrete =
    row.discrete_extra === null
      ? null
      : withMembers(
          known({ applies: row.discrete_applies === 1, reason: row.discrete_reason }),
          String(row.discrete_extra),
        )
  return known({
    id,
    name,
    kind,
    eccn,
    madeBy: row.made_by,
    exportedFrom: row.exported_from,
    exportedBy: row.exported_by,
    price: prices.general.get(String(id)),
    prices: local && Object.fromEntries(local),
    discrete,
    facts: member(row.facts),
    factSources: member(row.fact_sources),
    technologyReports: member(row.technology_reports),
    sales: member(row.sales),
    ...extra,
  })
}

/** The rows of tables that a product keeps, as a member of it; none: no member. */
function kept(rows: readonly StoredRow[] | undefined): Pick<Product, 'rowsNotTaken'> {
  return rows ? { rowsNotTaken: rows.map(({ row }) => row) } : {}
}

/** Rows as lists of their columns, which is a good deal faster than as objects. */
function tuples<Row extends unknown[]>(
  database: Database.Database,
  sql: string,
  values: object,
): Row[] {
  return statement(database, sql).raw().all(values) as Row[]
}

/** Lets through the rows with the ids given, `bound` beside it, or all. */
function among(column: string, ids: readonly string[] | undefined): string {
  return ids ? `${column} IN (SELECT value FROM json_each(:ids))` : 'TRUE'
}

function bound(ids: readonly string[] | undefined): { ids?: string } {
  return ids ? { ids: JSON.stringify(ids) } : {}
}

/** The members that are there. */
function known(row: Loose): Loose {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value != null))
}

/** A row with the members that a column of JSON holds beside its own. */
function withMembers(row: Loose, json: Text | undefined): Loose {
  return json == null || json === '{}' ? row : known({ ...row, ...(JSON.parse(json) as Loose) })
}

/** What a column of JSON holds; null: nothing. */
function member(column: unknown): unknown {
  return typeof column === 'string' ? (JSON.parse(column) as unknown) : null
}

/** Parses JSON, the same text once: many parts have the same facts, and share them. */
function remembering(): (text: string) => unknown {
  const parsed = new Map<string, unknown>()
  return (text) => {
    let value = parsed.get(text)
    if (value === undefined) {
      value = JSON.parse(text)
      parsed.set(text, value)
    }
    return value
  }
}
