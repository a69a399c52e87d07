import type { Price } from '../model/schema.ts'
import type { ReadCell } from './cell.ts'
import type { Field } from './fields.ts'
import type { DecimalMark } from './number.ts'

/** What the rest of the table, the user and the workspace say about how a row is to be read. */
export interface RowContext {
  /** Whether a column says this. */
  has(field: Field): boolean
  /** The decimal mark of each field's column. */
  mark(field: Field): DecimalMark | null
  /** The currency that the heading of a price column names. */
  headingCurrency: string | null
  /** How many units the prices are for where the row does not say it; null: one. */
  pricePer: string | null
  /** Whether plain numbers in the column of US shares are percentages. */
  sharesArePercent: boolean
  currency: string | null
  basis: Price['basis']
  quantity: string | null
  /** The id of the group's company that a text names. */
  company(text: string): string | null
}

/** The cells of one row, with what was found wrong or remarkable about them so far. */
export interface RowCells {
  context: RowContext
  text(field: Field): string
  /** The value of a cell; undefined where it is blank, says that it is unknown, or cannot be read. */
  take<T>(field: Field, reader: (text: string) => ReadCell<T>): T | undefined
  fail(field: Field, message: string): void
  warn(field: Field, message: string): void
  failed(...fields: Field[]): boolean
}
