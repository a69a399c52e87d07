import type Database from 'better-sqlite3'
import type {
  Entity,
  Line,
  Model,
  Money,
  Part,
  Price,
  Product,
  Rate,
} from '../shared/model/schema.ts'
import type { LineDetails } from '../shared/workspace/commands.ts'
import { readItems, readPartsOf, readProductsOf } from './read-items.ts'
import { writeRowsNotTaken } from './rows-not-taken.ts'
import { scalar, statement } from './statements.ts'

type Loose = Record<string, unknown>

/** The general price of an item, as opposed to one for a destination, an entity or a date. */
const GENERAL = { destination: '', entity: '', validFrom: '' }

const SET_PART = `
  INSERT INTO part (id, position, name, kind, origin, eccn, supplier, us_share, us_eccn, us_extra, facts, fact_sources, extra)
  VALUES (?, ${next('part')}, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind, origin = excluded.origin,
    eccn = excluded.eccn, supplier = excluded.supplier, us_share = excluded.us_share,
    us_eccn = excluded.us_eccn, us_extra = excluded.us_extra, facts = excluded.facts,
    fact_sources = excluded.fact_sources, extra = excluded.extra`

/**
 * Writes the parts of a model as rows and reads them back. `model -> rows -> model` gives the same
 * model but for members that are null, which mean the same as absent ones, and `rowsNotTaken` that
 * is empty.
 */
export class ModelRows {
  private readonly database: Database.Database

  constructor(database: Database.Database) {
    this.database = database
  }

  /** Replaces everything that a model file says by this model. */
  replace(model: Model): void {
    for (const table of [
      'alternate',
      'bom_line',
      'row_not_taken',
      'price',
      'classification',
      'attachment',
      'part',
      'product',
      'item',
      'rate',
      'entity',
    ]) {
      this.run(`DELETE FROM ${table}`)
    }
    const { format: _, version: __, currency, rates, entities, parts, products, ...extra } = model
    this.run(
      'UPDATE workspace SET currency = ?, extra = ? WHERE id = 1',
      currency,
      JSON.stringify(extra),
    )
    rates.forEach((rate, i) => {
      this.addRate(rate, i + 1)
    })
    entities.forEach((entity, i) => {
      this.setEntity(entity, i + 1)
    })
    parts.forEach((part, i) => {
      this.setPart(part, i + 1)
    })
    products.forEach((product, i) => {
      this.setProduct(product, i + 1)
    })
    for (const product of products) {
      for (const line of product.lines) this.addLine(product.id, line, {})
      writeRowsNotTaken(this.database, product.id, product.rowsNotTaken ?? [])
    }
  }

  setEntity(
    { id, name, country, headquarters, ...extra }: Entity,
    position: number | null = null,
  ): void {
    this.run(
      `INSERT INTO entity (id, position, name, country, headquarters, extra) VALUES (?, ${next('entity')}, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, country = excluded.country,
         headquarters = excluded.headquarters, extra = excluded.extra`,
      id,
      position,
      name ?? null,
      country ?? null,
      headquarters ?? null,
      JSON.stringify(extra),
    )
  }

  addRate({ from, to, asOf, rate, ...extra }: Rate, position: number | null = null): void {
    this.run(
      `INSERT INTO rate (position, from_currency, to_currency, as_of, rate, extra) VALUES (${next('rate')}, ?, ?, ?, ?, ?)`,
      position,
      from,
      to,
      asOf,
      rate,
      JSON.stringify(extra),
    )
  }

  setPart(
    {
      id,
      name,
      kind,
      origin,
      eccn,
      price,
      supplier,
      usContent,
      facts,
      factSources,
      ...extra
    }: Part,
    position: number | null = null,
    day = '',
  ): void {
    const isNew = this.claim(id, 'part')
    const { share, eccn: usEccn, ...usExtra } = usContent ?? { share: null }
    this.run(
      SET_PART,
      id,
      position,
      name ?? null,
      kind,
      origin ?? null,
      eccn ?? null,
      supplier ?? null,
      share,
      usEccn ?? null,
      usContent ? JSON.stringify(usExtra) : null,
      text(facts),
      text(factSources),
      JSON.stringify(extra),
    )
    if (!isNew) this.setPriceOf(id, price ?? null, day)
    else if (price) this.addPrice(id, price, GENERAL)
  }

  setProduct(
    {
      id,
      name,
      kind,
      eccn,
      madeBy,
      exportedFrom,
      exportedBy,
      price,
      prices,
      lines: _,
      rowsNotTaken: __,
      discrete,
      facts,
      factSources,
      technologyReports,
      sales,
      ...extra
    }: Product,
    position: number | null = null,
    day = '',
  ): void {
    this.claim(id, 'product')
    const { applies, reason, ...discreteExtra } = discrete ?? { applies: null }
    this.run(
      `INSERT INTO product (id, position, name, kind, eccn, made_by, exported_from, exported_by, discrete_applies,
         discrete_reason, discrete_extra, facts, fact_sources, technology_reports, sales, extra)
       VALUES (?, ${next('product')}, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind, eccn = excluded.eccn,
         made_by = excluded.made_by, exported_from = excluded.exported_from, exported_by = excluded.exported_by,
         discrete_applies = excluded.discrete_applies, discrete_reason = excluded.discrete_reason,
         discrete_extra = excluded.discrete_extra, facts = excluded.facts, fact_sources = excluded.fact_sources,
         technology_reports = excluded.technology_reports, sales = excluded.sales, extra = excluded.extra`,
      id,
      position,
      name ?? null,
      kind,
      eccn ?? null,
      madeBy ?? null,
      exportedFrom ?? null,
      exportedBy ?? null,
      applies === null ? null : Number(applies),
      reason ?? null,
      discrete ? JSON.stringify(discreteExtra) : null,
      text(facts),
      text(factSources),
      text(technologyReports),
      text(sales),
      JSON.stringify(extra),
    )
    this.setPriceOf(id, price ?? null, day)
    this.setPricesOf(id, prices ?? null, day)
  }

  /** Sets the prices by destination that are in force on a day; those of later days stay. */
  private setPricesOf(product: string, prices: Product['prices'] | null, day: string): void {
    const given = Object.entries(prices ?? {})
    const priced = () =>
      scalar(
        this.database,
        `SELECT DISTINCT destination FROM price WHERE item = ? AND destination <> '' ORDER BY destination`,
      ).all(product) as string[]
    for (const destination of priced()) {
      if (!given.some(([code]) => code === destination))
        this.setPriceOf(product, null, day, destination)
    }
    for (const [destination, local] of given) this.setPriceOf(product, local, day, destination)
    const listed = [...new Set([...given.map(([code]) => code), ...priced()])]
    if (prices || listed.length > 0) this.listDestinations(product, listed)
  }

  /** Sets the price of everybody that is in force on a day; with null there is none any more. */
  private setPriceOf(
    item: string,
    price: Price | Money | null,
    day: string,
    destination = '',
  ): void {
    const where = `item = ? AND destination = ? AND entity = '' AND valid_from <= ?`
    if (!price) this.run(`DELETE FROM price WHERE ${where}`, item, destination, day)
    else {
      const from = this.value(
        `SELECT max(valid_from) FROM price WHERE ${where}`,
        item,
        destination,
        day,
      )
      this.setPrice(item, price, { ...GENERAL, destination, validFrom: String(from ?? '') })
    }
  }

  /** Sets or, with null, takes away one price of an item; one that is the same leaves its row alone. */
  setPrice(item: string, price: Price | Money | null, at: typeof GENERAL): void {
    if (price) this.addPrice(item, price, at)
    else
      this.run(
        'DELETE FROM price WHERE item = ? AND destination = ? AND entity = ? AND valid_from = ?',
        item,
        at.destination,
        at.entity,
        at.validFrom,
      )
  }

  private addPrice(item: string, price: Price | Money, at: typeof GENERAL): void {
    // The schema knows a basis for general prices only; at a destination it is a loose member.
    const { amount, currency, ...rest } = price
    const { basis, ...others } = rest as Partial<Price>
    const general = at.destination === ''
    this.run(
      `INSERT INTO price (item, destination, entity, valid_from, amount, currency, basis, extra)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (item, destination, entity, valid_from) DO UPDATE SET amount = excluded.amount,
         currency = excluded.currency, basis = excluded.basis, extra = excluded.extra`,
      item,
      at.destination,
      at.entity,
      at.validFrom,
      amount,
      currency,
      general ? (basis ?? null) : null,
      JSON.stringify(general ? others : rest),
    )
  }

  /** Lists a destination among those for which a product has a price, or no longer. */
  keepDestination(product: string, destination: string): void {
    const extra = json(this.value('SELECT extra FROM product WHERE id = ?', product))
    const others = ((extra.prices ?? []) as string[]).filter((code) => code !== destination)
    const priced = this.value(
      'SELECT 1 FROM price WHERE item = ? AND destination = ?',
      product,
      destination,
    )
    this.listDestinations(product, priced === undefined ? others : [...others, destination])
  }

  /** Keeps for which destinations a product has prices, in their order. */
  private listDestinations(product: string, prices: readonly string[]): void {
    const extra = json(this.value('SELECT extra FROM product WHERE id = ?', product))
    this.run(
      'UPDATE product SET extra = ? WHERE id = ?',
      JSON.stringify({ ...extra, prices }),
      product,
    )
  }

  /** Adds a line at the end of a product, or before another of its lines. */
  addLine(
    product: string,
    { item, quantity, ...extra }: Line,
    details: LineDetails,
    before?: number,
  ): number {
    const position =
      before === undefined ? this.endOf(product) : this.makeRoomBefore(product, before)
    const { lastInsertRowid } = this.run(
      `INSERT INTO bom_line (product, position, item, quantity, unit, note, effective_from, effective_to, extra)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      product,
      position,
      item,
      quantity,
      details.unit ?? null,
      details.note ?? null,
      details.effectiveFrom ?? null,
      details.effectiveTo ?? null,
      JSON.stringify(extra),
    )
    const line = Number(lastInsertRowid)
    if (details.alternates) this.setAlternates(line, details.alternates)
    return line
  }

  setAlternates(line: number, items: readonly string[]): void {
    this.run('DELETE FROM alternate WHERE line = ?', line)
    items.forEach((item, position) => {
      this.run(
        'INSERT INTO alternate (line, position, item) VALUES (?, ?, ?)',
        line,
        position,
        item,
      )
    })
  }

  /** The position before a line, once the lines from there on have moved down. */
  makeRoomBefore(product: string, line: number): number {
    const position = Number(
      this.value('SELECT position FROM bom_line WHERE id = ? AND product = ?', line, product),
    )
    this.run(
      'UPDATE bom_line SET position = position + 1 WHERE product = ? AND position >= ?',
      product,
      position,
    )
    return position
  }

  endOf(product: string): number {
    return Number(
      this.value('SELECT coalesce(max(position), 0) + 1 FROM bom_line WHERE product = ?', product),
    )
  }

  /** The whole model; of dated prices the newest that is not after `day`. */
  read(day: string): Model {
    const workspace = this.all('SELECT currency, extra FROM workspace')[0]
    return {
      format: 'minimis-model',
      version: 1,
      currency: String(workspace?.currency),
      ...json(workspace?.extra),
      rates: this.rates(),
      entities: this.entities(),
      ...readItems(this.database, day),
    } as Model
  }

  rates(): Rate[] {
    return this.all('SELECT * FROM rate ORDER BY position').map((row) => ({
      from: row.from_currency,
      to: row.to_currency,
      rate: row.rate,
      asOf: row.as_of,
      ...json(row.extra),
    })) as Rate[]
  }

  entities(): Entity[] {
    return this.all('SELECT * FROM entity ORDER BY position').map(
      ({ id, name, country, headquarters, extra }) =>
        known({ id, name, country, headquarters, ...json(extra) }),
    ) as Entity[]
  }

  /** The parts with the ids given, with their prices of the day. */
  parts(day: string, ids: readonly string[]): Part[] {
    return readPartsOf(this.database, day, ids)
  }

  /** The products with the ids given, with their lines and their prices of the day. */
  products(day: string, ids: readonly string[]): Product[] {
    return readProductsOf(this.database, day, ids)
  }

  /** Takes an id for an item and says whether it was free. */
  private claim(id: string, type: 'part' | 'product'): boolean {
    const sql = 'INSERT INTO item (id, type) VALUES (?, ?) ON CONFLICT (id) DO NOTHING'
    return this.run(sql, id, type).changes > 0
  }

  private run(sql: string, ...values: unknown[]) {
    return statement(this.database, sql).run(...values)
  }

  private all(sql: string, ...values: unknown[]): Loose[] {
    return statement(this.database, sql).all(...values) as Loose[]
  }

  private value(sql: string, ...values: unknown[]): unknown {
    return scalar(this.database, sql).get(...values)
  }
}

/** The members that are there: null and absent mean the same, "not known". */
function known(row: Loose): Loose {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value != null))
}

function json(text: unknown): Loose {
  return typeof text === 'string' ? (JSON.parse(text) as Loose) : {}
}

function text(value: object | null | undefined): string | null {
  return value ? JSON.stringify(value) : null
}

/** A new row goes to the place given or, with null, to the end; one that is set again keeps its place (the upsert leaves `position`). */
function next(table: string): string {
  return `coalesce(?, (SELECT coalesce(max(position), 0) + 1 FROM ${table}))`
}
