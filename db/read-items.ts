import type Database from 'better-sqlite3'
import type { Line, Part, Product } from '../shared/model/schema.ts'
import { readRowsNotTaken, type StoredRow } from './rows-not-taken.ts'
import { statement } from './statements.ts'

type Loose = Record<string, unknown>
type Text = string | null

/** The parts with the ids given, or all, with their prices of the day. */
export function readParts(
  database: Database.Database,
  day: string,
  ids?: readonly string[],
): Part[] {
  const prices = pricesOf(database, day, ids)
  const parse = remembering()
  const rows = tuples<[string, ...Text[]]>(
    database,
    `SELECT id, name, kind, origin, eccn, supplier, us_share, us_eccn, us_extra, facts, fact_sources, extra
     FROM part WHERE ${among('id', ids)} ORDER BY position`,
    bound(ids),
  )
  return rows.map(
    ([id, name, kind, origin, eccn, supplier, share, usEccn, usExtra, facts, sources, extra]) => {
      const part: Loose = { id }
      set(part, 'name', name)
      set(part, 'kind', kind)
      set(part, 'origin', origin)
      set(part, 'eccn', eccn)
      set(part, 'price', prices.general.get(id))
      set(part, 'supplier', supplier)
      if (usExtra != null) part.usContent = withMembers(known({ share, eccn: usEccn }), usExtra)
      set(part, 'facts', facts == null ? null : parse(facts))
      set(part, 'factSources', sources == null ? null : JSON.parse(sources))
      return withMembers(part, extra)
    },
  ) as Part[]
}

/** The products with the ids given, or all, with their lines and their prices of the day. */
export function readProducts(
  database: Database.Database,
  day: string,
  ids?: readonly string[],
): Product[] {
  const prices = pricesOf(database, day, ids)
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
  const rows = tuples<[string, string, string, string]>(
    database,
    `SELECT product, item, quantity, extra FROM bom_line
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
    lines.push(extra === '{}' ? line : { ...line, ...JSON.parse(extra) })
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
  const rows = tuples<[string, string, string, string, Text, string]>(
    database,
    `SELECT item, destination, amount, currency, basis, extra FROM price
     WHERE ${among('item', ids)} AND entity = '' AND valid_from <= :day
     ORDER BY item, destination, valid_from`,
    { ...bound(ids), day },
  )
  for (const [item, destination, amount, currency, basis, extra] of rows) {
    const own: Loose = { amount, currency }
    set(own, 'basis', basis)
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

/** Sets a member that is there: null and absent mean the same, "not known". */
function set(row: Loose, name: string, value: unknown): void {
  if (value != null) row[name] = value
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
