import { LONGEST_ID } from '../../shared/bounds.ts'
import type { Migration } from './migration.ts'

const id = (column: string) => `TEXT NOT NULL CHECK (length(${column}) BETWEEN 1 AND ${LONGEST_ID})`

/**
 * Parties to transactions, the lists that they are screened against, and what people decided of a party
 * and an entry. The entries of a list lie beside the workspace.
 */
export const parties: Migration = {
  version: 14,
  name: 'parties and screening',
  sql: `
    CREATE TABLE party (
      id ${id('id').replace('TEXT NOT NULL', 'TEXT PRIMARY KEY')},
      position INTEGER NOT NULL,
      name TEXT NOT NULL CHECK (name <> ''),
      country TEXT CHECK (country GLOB '[A-Z][A-Z]'),
      details TEXT NOT NULL CHECK (json_valid(details))
    ) STRICT;
    CREATE TABLE screening_list (
      id ${id('id').replace('TEXT NOT NULL', 'TEXT PRIMARY KEY')},
      position INTEGER NOT NULL,
      details TEXT NOT NULL CHECK (json_valid(details))
    ) STRICT;
    CREATE TABLE screening_decision (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      party ${id('party')},
      list ${id('list')},
      entry ${id('entry')},
      body TEXT NOT NULL CHECK (json_valid(body)),
      UNIQUE (party, list, entry)
    ) STRICT;
  `,
}
