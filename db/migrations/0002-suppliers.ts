import type { Migration } from './migration.ts'

/** Suppliers outside the group, as a register of their own; parts go on naming theirs in words or by id. */
export const suppliers: Migration = {
  version: 2,
  name: 'suppliers',
  sql: `
    CREATE TABLE supplier (
      id TEXT PRIMARY KEY CHECK (id <> ''),
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      country TEXT,
      note TEXT
    ) STRICT;
    INSERT INTO supplier (id, position, name)
    SELECT supplier, row_number() OVER (ORDER BY min(position)), supplier FROM part
    WHERE supplier IS NOT NULL AND supplier <> '' AND supplier NOT IN (SELECT id FROM entity)
    GROUP BY supplier;
  `,
}
