import { z } from 'zod'
import { date } from './members.ts'

/** So many rows of tables a product keeps at the most, and so much of each. */
export const MOST_ROWS_NOT_TAKEN = 20_000
export const MOST_CELLS = 500
export const MOST_PROBLEMS = 100
/** As many characters as a cell of a spreadsheet holds. */
export const LONGEST_CELL = 32_767
export const LONGEST_NAME = 1000

const text = (longest: number) => z.string({ error: 'must be text' }).max(longest)
const cells = z
  .array(text(LONGEST_CELL), { error: 'must be a list of cells' })
  .max(MOST_CELLS, { error: `has more than ${MOST_CELLS} cells` })

/** Who left a row out for good, on what day, and why. */
export const setAsideSchema = z.looseObject({
  who: text(LONGEST_NAME).nullish(),
  on: date.nullish(),
  why: text(LONGEST_CELL).min(1, { error: 'must say why' }),
})

/**
 * A row of a table that was not taken over, as it stands there. Until it is repaired or set aside the
 * product's bill of materials is incomplete.
 */
export const rowNotTakenSchema = z.looseObject({
  /** The name of the table. */
  source: text(LONGEST_NAME),
  /** The row of the table, from 1. */
  row: z.number({ error: 'must be the number of a row' }).int().positive(),
  headings: cells,
  cells,
  problems: z
    .array(z.looseObject({ column: text(LONGEST_NAME), message: text(LONGEST_CELL) }), {
      error: 'must be a list',
    })
    .max(MOST_PROBLEMS),
  /** The item of which it would be a line, where that is another than the product. */
  under: text(LONGEST_NAME).nullish(),
  setAside: setAsideSchema.nullish(),
})

export const rowsNotTakenSchema = z
  .array(rowNotTakenSchema, { error: 'must be a list' })
  .max(MOST_ROWS_NOT_TAKEN, { error: `has more than ${MOST_ROWS_NOT_TAKEN} rows` })

export type RowNotTaken = z.infer<typeof rowNotTakenSchema>

/** The rows that are neither repaired nor set aside. */
export function openRows<T extends Pick<RowNotTaken, 'setAside'>>(
  rows: readonly T[] | null | undefined,
): T[] {
  return (rows ?? []).filter(({ setAside }) => !setAside)
}

/** How many open rows there are of each table, in words: "2 rows of bom.csv and 1 row of more.csv". */
export function rowsInWords(rows: readonly Pick<RowNotTaken, 'source'>[]): string {
  const bySource = [...Map.groupBy(rows, ({ source }) => source)]
  const words = bySource.map(
    ([source, { length }]) => `${length} ${length === 1 ? 'row' : 'rows'} of ${source}`,
  )
  const [last = '', ...others] = words.reverse()
  return others.length === 0 ? last : `${others.reverse().join(', ')} and ${last}`
}
