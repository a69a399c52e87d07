import type Database from 'better-sqlite3'
import { DEFAULT_SETTINGS, type Settings } from '../shared/workspace/settings.ts'
import type {
  BomRevision,
  BomRow,
  DatedPrice,
  EntityRow,
  ItemDetail,
  ItemRow,
  PartRow,
  ProductRow,
  RateRow,
  SupplierRow,
  Use,
  WorkspaceState,
} from '../shared/workspace/views.ts'
import { rowFaults } from './check-values.ts'
import { scalar, statement } from './statements.ts'
import { storedJson } from './stored-json.ts'

type Row = Record<string, string | number | null>

/** How much lies in a workspace. */
export function counts(database: Database.Database): WorkspaceState['counts'] {
  const count = (table: string) => Number(scalar(database, `SELECT count(*) FROM ${table}`).get())
  return {
    parts: count('part'),
    products: count('product'),
    lines: count('bom_line'),
    entities: count('entity'),
  }
}

/** The products with what a list of them shows; those with the ids given, or all. */
export function productRows(
  database: Database.Database,
  day: string,
  ids?: readonly string[],
): ProductRow[] {
  const rows = statement(
    database,
    `SELECT product.id, coalesce(product.name, product.id) AS name, kind, eccn, made_by, exported_from,
            ${eccnSource('product')} AS eccn_source,
            entity.name AS maker, entity.country, price.amount, price.currency, price.basis,
            (SELECT count(*) FROM bom_line WHERE bom_line.product = product.id) AS lines,
            (SELECT count(*) FROM row_not_taken
             WHERE row_not_taken.product = product.id AND set_aside IS NULL) AS rows_not_taken,
            EXISTS (SELECT 1 FROM bom_line WHERE bom_line.item = product.id) AS used
     FROM product LEFT JOIN entity ON entity.id = made_by ${priceInForce('product.id')}
     WHERE ${among('product.id', ids)} ORDER BY product.position`,
  ).all({ day, ...bound(ids) }) as Row[]
  return rows.map((row) => ({
    id: String(row.id),
    name: String(row.name),
    kind: String(row.kind),
    eccn: text(row.eccn),
    eccnSource: text(row.eccn_source),
    madeBy: text(row.made_by),
    makerName: text(row.maker),
    country: text(row.country),
    exportedFrom: text(row.exported_from),
    price: priceOf(row),
    lines: Number(row.lines),
    rowsNotTaken: Number(row.rows_not_taken),
    isSubAssembly: row.used === 1,
  }))
}

/** The parts with what a list of them shows; those with the ids given, or all. */
export function partRows(
  database: Database.Database,
  day: string,
  ids?: readonly string[],
): PartRow[] {
  const rows = statement(
    database,
    `SELECT part.id, coalesce(part.name, part.id) AS name, kind, origin, eccn, supplier,
            ${eccnSource('part')} AS eccn_source,
            us_share, us_eccn, us_extra, facts, price.amount, price.currency, price.basis,
            (SELECT count(*) FROM bom_line WHERE bom_line.item = part.id) AS used
     FROM part ${priceInForce('part.id')} WHERE ${among('part.id', ids)} ORDER BY part.position`,
  ).all({ day, ...bound(ids) }) as Row[]
  return rows.map((row) => ({
    id: String(row.id),
    name: String(row.name),
    kind: String(row.kind),
    origin: text(row.origin),
    eccn: text(row.eccn),
    eccnSource: text(row.eccn_source),
    supplier: text(row.supplier),
    price: priceOf(row),
    usContent:
      row.us_extra === null ? null : { share: String(row.us_share), eccn: text(row.us_eccn) },
    facts: row.facts === null ? null : (JSON.parse(String(row.facts)) as PartRow['facts']),
    usedOn: Number(row.used),
  }))
}

/** Every part and product, or those with the ids given, by id. */
export function itemRows(database: Database.Database, ids?: readonly string[]): ItemRow[] {
  const rows = statement(
    database,
    `SELECT item.id, item.type, coalesce(part.name, product.name, item.id) AS name,
            coalesce(part.kind, product.kind) AS kind, coalesce(part.eccn, product.eccn) AS eccn,
            coalesce(part.origin, entity.country) AS origin
     FROM item LEFT JOIN part ON part.id = item.id LEFT JOIN product ON product.id = item.id
     LEFT JOIN entity ON entity.id = product.made_by
     WHERE ${among('item.id', ids)} ORDER BY item.id`,
  ).all(bound(ids)) as Row[]
  return rows.map((row) => ({
    id: String(row.id),
    type: row.type as ItemRow['type'],
    name: String(row.name),
    kind: String(row.kind),
    origin: text(row.origin),
    eccn: text(row.eccn),
  }))
}

/**
 * The lines of one product, or those of them with the numbers given, each with the item on it and its
 * price of the day.
 */
export function bomRows(
  database: Database.Database,
  product: string,
  day: string,
  lines?: readonly number[],
): BomRow[] {
  const rows = statement(
    database,
    `SELECT bom_line.id AS line, bom_line.product, bom_line.position, bom_line.item, item.type, bom_line.quantity, unit, note,
            coalesce(part.name, product.name, bom_line.item) AS name, coalesce(part.kind, product.kind) AS kind,
            coalesce(part.eccn, product.eccn) AS eccn, coalesce(part.origin, entity.country) AS origin,
            CASE item.type WHEN 'part' THEN ${eccnSource('part')} ELSE ${eccnSource('product')} END AS eccn_source,
            coalesce(part.supplier, product.made_by) AS supplier, price.amount, price.currency, price.basis,
            (SELECT count(*) FROM bom_line AS below WHERE below.product = bom_line.item) AS lines
     FROM bom_line JOIN item ON item.id = bom_line.item
     LEFT JOIN part ON part.id = item.id LEFT JOIN product ON product.id = item.id
     LEFT JOIN entity ON entity.id = product.made_by ${priceInForce('item.id')}
     WHERE bom_line.product = :product AND ${among('bom_line.id', lines)}
     ORDER BY bom_line.position, bom_line.id`,
  ).all({ day, product, ...bound(lines) }) as Row[]
  const alternates = Map.groupBy(
    statement(
      database,
      `SELECT line, alternate.item FROM alternate JOIN bom_line ON bom_line.id = line
       WHERE product = ? ORDER BY line, alternate.position`,
    ).all(product) as { line: number; item: string }[],
    (row) => row.line,
  )
  return rows.map((row, i) => ({
    line: Number(row.line),
    product: String(row.product),
    position: lines ? Number(row.position) : i + 1,
    item: String(row.item),
    itemType: row.type as BomRow['itemType'],
    name: String(row.name),
    kind: String(row.kind),
    origin: text(row.origin),
    eccn: text(row.eccn),
    eccnSource: text(row.eccn_source),
    supplier: text(row.supplier),
    quantity: String(row.quantity),
    unit: text(row.unit),
    note: text(row.note),
    price: priceOf(row),
    alternates: (alternates.get(Number(row.line)) ?? []).map((alternate) => alternate.item),
    lines: Number(row.lines),
  }))
}

/** The currencies that prices are in, those of most prices first. */
export function currenciesOfPrices(database: Database.Database): string[] {
  return statement(
    database,
    'SELECT currency FROM price GROUP BY currency ORDER BY count(*) DESC, currency',
  )
    .pluck()
    .all() as string[]
}

/** Every price of the items with the ids given, or of all items, by item and date. */
export function datedPrices(
  database: Database.Database,
  day: string,
  items?: readonly string[],
): DatedPrice[] {
  const rows = statement(
    database,
    `SELECT price.item, item.type, coalesce(part.name, product.name, item.id) AS name, destination, price.entity,
            valid_from, amount, currency,
            coalesce(basis, CASE json_type(price.extra, '$.basis') WHEN 'text' THEN price.extra ->> '$.basis' END) AS basis,
            valid_from = (SELECT max(valid_from) FROM price AS dated WHERE dated.item = price.item
              AND dated.destination = price.destination AND dated.entity = price.entity AND dated.valid_from <= :day) AS in_force
     FROM price JOIN item ON item.id = price.item
     LEFT JOIN part ON part.id = item.id LEFT JOIN product ON product.id = item.id
     WHERE ${among('price.item', items)}
     ORDER BY price.item, destination, price.entity, valid_from DESC`,
  ).all({ day, ...bound(items) }) as Row[]
  return rows.map((row) => ({
    item: String(row.item),
    itemType: row.type as DatedPrice['itemType'],
    name: String(row.name),
    destination: String(row.destination),
    entity: String(row.entity),
    validFrom: String(row.valid_from),
    amount: String(row.amount),
    currency: String(row.currency),
    basis: text(row.basis),
    isInForce: row.in_force === 1,
  }))
}

/** The exchange rates, the newest of each pair first. */
export function rateRows(database: Database.Database): RateRow[] {
  return statement(
    database,
    `SELECT from_currency AS "from", to_currency AS "to", rate, as_of AS asOf FROM rate
     ORDER BY from_currency, to_currency, as_of DESC`,
  ).all() as RateRow[]
}

/** The companies of the group, with how many products each makes. */
export function entityRows(database: Database.Database): EntityRow[] {
  return statement(
    database,
    `SELECT id, name, country, headquarters, coalesce(made.products, 0) AS products
     FROM entity LEFT JOIN (SELECT made_by, count(*) AS products FROM product GROUP BY made_by) AS made
     ON made.made_by = entity.id ORDER BY position`,
  ).all() as EntityRow[]
}

/** The suppliers of the register, with how many parts name each. */
export function supplierRows(database: Database.Database): SupplierRow[] {
  return statement(
    database,
    `SELECT id, name, country, note, coalesce(supplied.parts, 0) AS parts
     FROM supplier LEFT JOIN (SELECT supplier, count(*) AS parts FROM part GROUP BY supplier) AS supplied
     ON supplied.supplier = supplier.id ORDER BY position`,
  ).all() as SupplierRow[]
}

/** The lines that an item is on. */
export function usesOf(database: Database.Database, item: string): Use[] {
  const rows = statement(
    database,
    `SELECT bom_line.id AS line, bom_line.product, coalesce(product.name, product.id) AS name, quantity,
            EXISTS (SELECT 1 FROM bom_line AS above WHERE above.item = product.id) AS used
     FROM bom_line JOIN product ON product.id = bom_line.product WHERE bom_line.item = ?
     ORDER BY product.position, bom_line.position`,
  ).all(item) as Row[]
  return rows.map((row) => ({
    line: Number(row.line),
    product: String(row.product),
    productName: String(row.name),
    quantity: String(row.quantity),
    isSubAssembly: row.used === 1,
  }))
}

/** On how many lines an item is. */
export function linesWith(database: Database.Database, item: string): number {
  return Number(scalar(database, 'SELECT count(*) FROM bom_line WHERE item = ?').get(item))
}

/** The products that are in no other one and contain an item at any depth. */
export function topProductsWith(database: Database.Database, item: string): string[] {
  return scalar(
    database,
    `WITH RECURSIVE above (id) AS (
       SELECT product FROM bom_line WHERE item = ?
       UNION SELECT bom_line.product FROM bom_line JOIN above ON bom_line.item = above.id)
     SELECT id FROM above WHERE NOT EXISTS (SELECT 1 FROM bom_line WHERE item = above.id) ORDER BY id`,
  ).all(item) as string[]
}

/** The alternates noted on lines inside a product at any depth, by the item of the line. */
export function alternatesIn(
  database: Database.Database,
  product: string,
): Record<string, string[]> {
  const rows = statement(
    database,
    `WITH RECURSIVE inside (id) AS (
       SELECT ? UNION SELECT bom_line.item FROM bom_line JOIN inside ON bom_line.product = inside.id)
     SELECT bom_line.item, alternate.item AS alternate FROM alternate
     JOIN bom_line ON bom_line.id = line WHERE bom_line.product IN (SELECT id FROM inside)
     ORDER BY line, alternate.position`,
  ).all(product) as { item: string; alternate: string }[]
  const byItem = Map.groupBy(rows, ({ item }) => item)
  return Object.fromEntries(
    [...byItem].map(([item, found]) => [item, [...new Set(found.map((row) => row.alternate))]]),
  )
}

/** Classifications of an item, the newest first, and what is attached to it. */
export function recordsOf(
  database: Database.Database,
  item: string,
): Pick<ItemDetail, 'classifications' | 'attachments'> {
  return {
    classifications: statement(
      database,
      'SELECT eccn, source, classified_on AS "on", who, note FROM classification WHERE item = ? ORDER BY classified_on DESC, id DESC',
    ).all(item) as ItemDetail['classifications'],
    attachments: statement(
      database,
      'SELECT id, title, reference FROM attachment WHERE item = ? ORDER BY id',
    ).all(item) as ItemDetail['attachments'],
  }
}

/** What the ECCN of a part or product rests on; null: no source is named, or what was said is doubted. */
export function eccnSourceOf(database: Database.Database, item: string): string | null {
  const row = statement(
    database,
    `SELECT ${eccnSource('part')} AS source FROM part WHERE part.id = :item
     UNION ALL SELECT ${eccnSource('product')} FROM product WHERE product.id = :item`,
  ).get({ item }) as { source: string | null } | undefined
  return row?.source ?? null
}

/** The frozen states of a bill of materials, the newest first. */
export function bomRevisions(database: Database.Database, product: string): BomRevision[] {
  return statement(
    database,
    `SELECT label, bom_revision.revision, note, at FROM bom_revision
     LEFT JOIN change ON change.revision = bom_revision.revision
     WHERE product = ? ORDER BY bom_revision.revision DESC`,
  ).all(product) as BomRevision[]
}

/** What is set of the settings; those that are not, or not what they must be, are at their default. */
export function settingsOf(database: Database.Database): Settings {
  const rows = statement(database, 'SELECT name, value FROM setting').all() as {
    name: string
    value: string
  }[]
  const set = rows.flatMap(({ name, value }) => {
    const isRight = rowFaults('setting', { name, value }).length === 0
    return isRight ? [[name, JSON.parse(value) as unknown] as const] : []
  })
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(set) }
}

/** How columns of imported files were read, by the key of their headings. */
export function columnMappings(database: Database.Database): { key: string; mapping: unknown }[] {
  const rows = statement(database, 'SELECT key, mapping FROM column_mapping ORDER BY key').all()
  return (rows as { key: string; mapping: string }[]).map(({ key, mapping }) => ({
    key,
    mapping: storedJson(mapping),
  }))
}

/**
 * What the ECCN of a part or product rests on: the source of its classification, else that of the newest
 * record that gives this ECCN; null: none is named, or the classification is doubted.
 */
function eccnSource(table: 'part' | 'product'): string {
  const said = (member: string) => `${table}.extra ->> '$.classification.${member}'`
  return `CASE WHEN ${table}.eccn IS NULL OR ${said('state')} = 'doubted' THEN NULL ELSE
    coalesce(nullif(trim(${said('source')}), ''), (SELECT nullif(trim(source), '') FROM classification
      WHERE classification.item = ${table}.id AND classification.eccn = ${table}.eccn
      ORDER BY classified_on DESC, classification.id DESC LIMIT 1)) END`
}

/** Joins the general price of an item that holds on `:day`, as `price`. */
function priceInForce(item: string): string {
  return `LEFT JOIN price ON price.item = ${item} AND price.destination = '' AND price.entity = '' AND price.valid_from =
    (SELECT max(valid_from) FROM price AS dated WHERE dated.item = ${item} AND dated.destination = ''
     AND dated.entity = '' AND dated.valid_from <= :day)`
}

/** Lets through the rows with the ids given, `bound` beside it, or all. */
function among(column: string, ids: readonly (string | number)[] | undefined): string {
  return ids ? `${column} IN (SELECT value FROM json_each(:ids))` : 'TRUE'
}

function bound(ids: readonly (string | number)[] | undefined): { ids?: string } {
  return ids ? { ids: JSON.stringify(ids) } : {}
}

function priceOf({ amount, currency, basis }: Row): BomRow['price'] {
  if (amount == null) return null
  return { amount: String(amount), currency: String(currency), basis: text(basis) }
}

function text(value: string | number | null | undefined): string | null {
  return value == null ? null : String(value)
}
