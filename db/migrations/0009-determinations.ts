import type { Migration } from './migration.ts'

/**
 * Determinations, what was recorded of them later, and the papers that they rest on. Rows are only
 * added: none is altered, removed or put in the place of another. They are no rows of the model, so
 * that no undo and no restored revision reaches them.
 */
export const determinations: Migration = {
  version: 9,
  name: 'determinations',
  sql: `
    CREATE TABLE determination (
      id INTEGER PRIMARY KEY,
      number TEXT NOT NULL CHECK (number <> ''),
      hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
      file BLOB NOT NULL
    ) STRICT;
    CREATE TABLE determination_event (
      id INTEGER PRIMARY KEY,
      determination TEXT NOT NULL CHECK (length(determination) = 64),
      body TEXT NOT NULL CHECK (json_valid(body)),
      hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
    ) STRICT;
    CREATE INDEX determination_event_determination ON determination_event (determination);
    CREATE TABLE determination_paper (
      sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
      content BLOB NOT NULL
    ) STRICT;
    ${onlyAdded('determination', 'hash')}
    ${onlyAdded('determination_event', 'hash')}
    ${onlyAdded('determination_paper', 'sha256')}
  `,
}

/** Triggers that refuse every change of a table but new rows; REPLACE would take the old row away. */
function onlyAdded(table: string, key: string): string {
  const what = table === 'determination' ? 'a determination' : `what belongs to a determination`
  return `
    CREATE TRIGGER ${table}_unaltered BEFORE UPDATE ON ${table}
    BEGIN SELECT RAISE(ABORT, '${what} is never altered'); END;
    CREATE TRIGGER ${table}_undeleted BEFORE DELETE ON ${table}
    BEGIN SELECT RAISE(ABORT, '${what} is never deleted'); END;
    CREATE TRIGGER ${table}_unreplaced BEFORE INSERT ON ${table}
    WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${key} = NEW.${key} OR rowid = NEW.rowid)
    BEGIN SELECT RAISE(ABORT, '${what} is never replaced'); END;`
}
