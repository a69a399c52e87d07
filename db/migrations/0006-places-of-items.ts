import type { Migration } from './migration.ts'

/** The last place is asked for with each new part and product: without an index, once through all of them. */
export const placesOfItems: Migration = {
  version: 6,
  name: 'indexes on the places of parts and products',
  sql: `
    CREATE INDEX part_position ON part (position);
    CREATE INDEX product_position ON product (position);
  `,
}
