import type { Migration } from './migration.ts'

/** What a workspace keeps beside its model: settings by name, and how the columns of imported files were read. */
export const settings: Migration = {
  version: 3,
  name: 'settings and column mappings',
  sql: `
    CREATE TABLE setting (
      name TEXT PRIMARY KEY CHECK (name <> ''),
      value TEXT NOT NULL CHECK (json_valid(value))
    ) STRICT;
    CREATE TABLE column_mapping (
      key TEXT PRIMARY KEY CHECK (key <> ''),
      mapping TEXT NOT NULL CHECK (json_valid(mapping))
    ) STRICT;
  `,
}
