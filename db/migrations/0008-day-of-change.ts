import type { Migration } from './migration.ts'

/**
 * The calendar day on which a change was made, by which its revision picks prices, rates and reports.
 * Null in changes of before: the day of their moment in UTC stands for it.
 */
export const dayOfChange: Migration = {
  version: 8,
  name: 'the calendar day of each change',
  sql: 'ALTER TABLE change ADD COLUMN day TEXT;',
}
