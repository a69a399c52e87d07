import type { Migration } from './migration.ts'

/** Applications and licences under the company's own reference, and what happened to each. */
export const licences: Migration = {
  version: 15,
  name: 'licences',
  sql: `
    CREATE TABLE licence (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      reference TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (reference <> ''),
      body TEXT NOT NULL CHECK (json_valid(body))
    ) STRICT;
    CREATE TABLE licence_event (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      licence INTEGER NOT NULL REFERENCES licence (id),
      day TEXT NOT NULL CHECK (day GLOB '[0-9]*-[0-9]*-[0-9]*' AND date(day) IS day),
      kind TEXT NOT NULL,
      body TEXT NOT NULL CHECK (json_valid(body))
    ) STRICT;
    CREATE INDEX licence_event_licence ON licence_event (licence);
  `,
}
