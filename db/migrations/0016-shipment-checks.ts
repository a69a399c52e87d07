import type { Migration } from './migration.ts'

/**
 * Checks of shipments that are kept, each with all that it rests on. Rows are only added, as with
 * determinations: no undo and no restored revision reaches them.
 */
export const shipmentChecks: Migration = {
  version: 16,
  name: 'checks of shipments',
  sql: `
    CREATE TABLE shipment_check (
      id INTEGER PRIMARY KEY,
      hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
      file BLOB NOT NULL
    ) STRICT;
    CREATE TRIGGER shipment_check_unaltered BEFORE UPDATE ON shipment_check
    BEGIN SELECT RAISE(ABORT, 'a check that is kept is never altered'); END;
    CREATE TRIGGER shipment_check_undeleted BEFORE DELETE ON shipment_check
    BEGIN SELECT RAISE(ABORT, 'a check that is kept is never deleted'); END;
    CREATE TRIGGER shipment_check_unreplaced BEFORE INSERT ON shipment_check
    WHEN EXISTS (SELECT 1 FROM shipment_check WHERE hash = NEW.hash OR rowid = NEW.rowid)
    BEGIN SELECT RAISE(ABORT, 'a check that is kept is never replaced'); END;
  `,
}
