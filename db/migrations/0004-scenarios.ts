import type { Migration } from './migration.ts'

/** Scenarios over the model; no two names differ in small and capital letters alone. */
export const scenarios: Migration = {
  version: 4,
  name: 'scenarios',
  sql: `
    CREATE TABLE scenario (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (name <> ''),
      position INTEGER NOT NULL,
      body TEXT NOT NULL CHECK (json_valid(body))
    ) STRICT;
  `,
}
