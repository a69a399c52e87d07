import type Database from 'better-sqlite3'
import type { LaterPrice } from '../shared/scenario/floors/later-prices.ts'
import { statement } from './statements.ts'

/** The prices that hold for everybody from a later day on, by item and day. */
export function laterPrices(database: Database.Database, day: string): LaterPrice[] {
  const rows = statement(
    database,
    `SELECT item, destination, valid_from AS validFrom, amount, currency FROM price
     WHERE entity = '' AND valid_from > :day ORDER BY item, destination, valid_from`,
  ).all({ day }) as (Omit<LaterPrice, 'price'> & { amount: string; currency: string })[]
  return rows.map(({ amount, currency, ...at }) => ({ ...at, price: { amount, currency } }))
}
