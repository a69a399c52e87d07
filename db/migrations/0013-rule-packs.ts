import type { Migration } from './migration.ts'

/**
 * Rule packs beside those of the app, as files under the hash of their rows. Rows are only added, so
 * that a determination and a past revision find the rules that they were made by; which of them is in
 * force is a setting, which undo takes back.
 */
export const rulePacks: Migration = {
  version: 13,
  name: 'rule packs',
  sql: `
    CREATE TABLE rule_pack (
      hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
      id TEXT NOT NULL UNIQUE CHECK (id <> ''),
      file BLOB NOT NULL
    ) STRICT;
    CREATE TRIGGER rule_pack_unaltered BEFORE UPDATE ON rule_pack
    BEGIN SELECT RAISE(ABORT, 'a rule pack is never altered'); END;
    CREATE TRIGGER rule_pack_undeleted BEFORE DELETE ON rule_pack
    BEGIN SELECT RAISE(ABORT, 'a rule pack is never deleted'); END;
    CREATE TRIGGER rule_pack_unreplaced BEFORE INSERT ON rule_pack
    WHEN EXISTS (SELECT 1 FROM rule_pack WHERE hash = NEW.hash OR id = NEW.id OR rowid = NEW.rowid)
    BEGIN SELECT RAISE(ABORT, 'a rule pack is never replaced'); END;
  `,
}
