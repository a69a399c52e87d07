import type { Migration } from './migration.ts'

/**
 * The first schema. Amounts, quantities and rates are exact decimal text; nothing is REAL. What the
 * model file may carry beyond the known fields is kept as JSON in `extra`.
 */
export const first: Migration = {
  version: 1,
  name: 'first schema',
  sql: `
    CREATE TABLE workspace (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      name TEXT NOT NULL,
      currency TEXT NOT NULL,
      created_at TEXT NOT NULL,
      extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra))
    ) STRICT;

    CREATE TABLE entity (
      id TEXT PRIMARY KEY CHECK (id <> ''),
      position INTEGER NOT NULL,
      name TEXT,
      country TEXT,
      headquarters TEXT,
      extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra))
    ) STRICT;

    CREATE TABLE rate (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      from_currency TEXT NOT NULL,
      to_currency TEXT NOT NULL,
      as_of TEXT NOT NULL,
      position INTEGER NOT NULL,
      rate TEXT NOT NULL,
      extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra))
    ) STRICT;

    -- Parts and products share one name space of ids.
    CREATE TABLE item (
      id TEXT PRIMARY KEY CHECK (id <> ''),
      type TEXT NOT NULL CHECK (type IN ('part', 'product'))
    ) STRICT;

    CREATE TABLE part (
      id TEXT PRIMARY KEY REFERENCES item (id),
      position INTEGER NOT NULL,
      name TEXT,
      kind TEXT NOT NULL CHECK (kind IN ('commodity', 'software', 'technology')),
      origin TEXT,
      eccn TEXT,
      supplier TEXT,
      us_share TEXT,
      us_eccn TEXT,
      us_extra TEXT CHECK (json_valid(us_extra)),
      facts TEXT CHECK (json_valid(facts)),
      extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra))
    ) STRICT;

    CREATE TABLE product (
      id TEXT PRIMARY KEY REFERENCES item (id),
      position INTEGER NOT NULL,
      name TEXT,
      kind TEXT NOT NULL CHECK (kind IN ('commodity', 'software', 'technology')),
      eccn TEXT,
      made_by TEXT REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
      exported_from TEXT,
      discrete_applies INTEGER CHECK (discrete_applies IN (0, 1)),
      discrete_reason TEXT,
      discrete_extra TEXT CHECK (json_valid(discrete_extra)),
      facts TEXT CHECK (json_valid(facts)),
      extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra))
    ) STRICT;

    -- Prices by date; destination '' is the general price. The newest date that is not later wins.
    CREATE TABLE price (
      item TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
      destination TEXT NOT NULL DEFAULT '',
      entity TEXT NOT NULL DEFAULT '',
      valid_from TEXT NOT NULL DEFAULT '',
      position INTEGER NOT NULL DEFAULT 0,
      amount TEXT NOT NULL,
      currency TEXT NOT NULL,
      basis TEXT CHECK (basis IN ('arms-length', 'comparable', 'cost-built')),
      extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
      PRIMARY KEY (item, destination, entity, valid_from)
    ) STRICT;

    CREATE TABLE bom_line (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      product TEXT NOT NULL REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED,
      position INTEGER NOT NULL,
      item TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
      quantity TEXT NOT NULL,
      unit TEXT,
      note TEXT,
      effective_from TEXT,
      effective_to TEXT,
      extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra))
    ) STRICT;
    CREATE INDEX bom_line_product ON bom_line (product, position);
    CREATE INDEX bom_line_item ON bom_line (item);

    CREATE TABLE alternate (
      line INTEGER NOT NULL REFERENCES bom_line (id) DEFERRABLE INITIALLY DEFERRED,
      position INTEGER NOT NULL,
      item TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
      PRIMARY KEY (line, position)
    ) STRICT;

    -- A frozen state of a bill of materials: the revision of the workspace that it points to.
    CREATE TABLE bom_revision (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      product TEXT NOT NULL,
      label TEXT NOT NULL,
      revision INTEGER NOT NULL,
      note TEXT,
      UNIQUE (product, label)
    ) STRICT;

    CREATE TABLE classification (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      item TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
      eccn TEXT,
      source TEXT NOT NULL,
      classified_on TEXT NOT NULL,
      who TEXT NOT NULL,
      note TEXT
    ) STRICT;

    CREATE TABLE attachment (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      item TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
      title TEXT NOT NULL,
      reference TEXT NOT NULL
    ) STRICT;

    -- The change log. Each revision is one command; each row it touched is kept before and after.
    CREATE TABLE change (
      revision INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      who TEXT NOT NULL,
      what TEXT NOT NULL,
      command TEXT NOT NULL CHECK (json_valid(command)),
      undoes INTEGER REFERENCES change (revision)
    ) STRICT;

    CREATE TABLE change_row (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      revision INTEGER NOT NULL REFERENCES change (revision) DEFERRABLE INITIALLY DEFERRED,
      table_name TEXT NOT NULL,
      before TEXT CHECK (json_valid(before)),
      after TEXT CHECK (json_valid(after))
    ) STRICT;
    CREATE INDEX change_row_revision ON change_row (revision);
  `,
}
