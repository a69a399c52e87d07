import type Database from 'better-sqlite3'
import type {
  BomRow,
  Change,
  ItemRow,
  ProductRow,
  WorkspaceState,
} from '../shared/workspace/views.ts'
import { scalar, statement } from './statements.ts'

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

/** The products with what a list of them shows. */
export function productRows(database: Database.Database): ProductRow[] {
  const rows = database
    .prepare(
      `SELECT product.id, coalesce(product.name, product.id) AS name, kind, eccn, made_by, entity.name AS maker, entity.country,
              (SELECT count(*) FROM bom_line WHERE bom_line.product = product.id) AS lines,
              EXISTS (SELECT 1 FROM bom_line WHERE bom_line.item = product.id) AS used
       FROM product LEFT JOIN entity ON entity.id = made_by ORDER BY product.position`,
    )
    .all() as Row[]
  return rows.map((row) => ({
    id: String(row.id),
    name: String(row.name),
    kind: String(row.kind),
    eccn: text(row.eccn),
    madeBy: text(row.made_by),
    makerName: text(row.maker),
    country: text(row.country),
    lines: Number(row.lines),
    isSubAssembly: row.used === 1,
  }))
}

/** Every part and product, by id. */
export function itemRows(database: Database.Database): ItemRow[] {
  const rows = statement(
    database,
    `SELECT item.id, item.type, coalesce(part.name, product.name, item.id) AS name,
            coalesce(part.kind, product.kind) AS kind, coalesce(part.eccn, product.eccn) AS eccn,
            coalesce(part.origin, entity.country) AS origin
     FROM item LEFT JOIN part ON part.id = item.id LEFT JOIN product ON product.id = item.id
     LEFT JOIN entity ON entity.id = product.made_by ORDER BY item.id`,
  ).all() as Row[]
  return rows.map((row) => ({
    id: String(row.id),
    type: row.type as ItemRow['type'],
    name: String(row.name),
    kind: String(row.kind),
    origin: text(row.origin),
    eccn: text(row.eccn),
  }))
}

/** The lines of one product, with the item on each and its price of the day. */
export function bomRows(database: Database.Database, product: string, day: string): BomRow[] {
  const rows = database
    .prepare(
      `SELECT bom_line.id AS line, bom_line.position, bom_line.item, item.type, bom_line.quantity, unit, note,
              coalesce(part.name, product.name, bom_line.item) AS name, coalesce(part.kind, product.kind) AS kind,
              coalesce(part.eccn, product.eccn) AS eccn, coalesce(part.origin, entity.country) AS origin,
              price.amount, price.currency, price.basis
       FROM bom_line JOIN item ON item.id = bom_line.item
       LEFT JOIN part ON part.id = item.id LEFT JOIN product ON product.id = item.id
       LEFT JOIN entity ON entity.id = product.made_by
       LEFT JOIN price ON price.item = item.id AND price.destination = '' AND price.entity = '' AND price.valid_from =
         (SELECT max(valid_from) FROM price AS dated WHERE dated.item = item.id AND dated.destination = ''
          AND dated.entity = '' AND dated.valid_from <= ?)
       WHERE bom_line.product = ? ORDER BY bom_line.position, bom_line.id`,
    )
    .all(day, product) as Row[]
  const alternates = Map.groupBy(
    database
      .prepare(
        `SELECT line, alternate.item FROM alternate JOIN bom_line ON bom_line.id = line
         WHERE product = ? ORDER BY line, alternate.position`,
      )
      .all(product) as { line: number; item: string }[],
    (row) => row.line,
  )
  return rows.map((row, i) => ({
    line: Number(row.line),
    position: i + 1,
    item: String(row.item),
    itemType: row.type as BomRow['itemType'],
    name: String(row.name),
    kind: String(row.kind),
    origin: text(row.origin),
    eccn: text(row.eccn),
    quantity: String(row.quantity),
    unit: text(row.unit),
    note: text(row.note),
    price:
      row.amount === null
        ? null
        : { amount: String(row.amount), currency: String(row.currency), basis: text(row.basis) },
    alternates: (alternates.get(Number(row.line)) ?? []).map((alternate) => alternate.item),
  }))
}

/** Entries of the change log, newest first. */
export function changes(
  database: Database.Database,
  { before, limit }: { before?: number | undefined; limit: number },
): Change[] {
  const rows = database
    .prepare('SELECT * FROM change WHERE revision < ? ORDER BY revision DESC LIMIT ?')
    .all(before ?? Number.MAX_SAFE_INTEGER, limit) as Row[]
  return rows.map((row) => ({
    revision: Number(row.revision),
    at: String(row.at),
    who: String(row.who),
    what: String(row.what),
    command: JSON.parse(String(row.command)) as unknown,
    undoes: row.undoes === null ? null : Number(row.undoes),
  }))
}

function text(value: string | number | null | undefined): string | null {
  return value == null ? null : String(value)
}
