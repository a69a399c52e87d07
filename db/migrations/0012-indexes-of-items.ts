import type { Migration } from './migration.ts'

/** SQLite looks for rows that refer to an item when one is removed or gets another id. */
export const indexesOfItems: Migration = {
  version: 12,
  name: 'indexes on the items of alternates, classifications and attachments',
  sql: `
    CREATE INDEX alternate_item ON alternate (item);
    CREATE INDEX classification_item ON classification (item);
    CREATE INDEX attachment_item ON attachment (item);
  `,
}
