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
  /** The currency that the number format of a cell shows. */
  formatCurrency(field: Field): string | null
  /** For how many units each price is, where its heading says it. */
  pricePer: string | null
  /** Whether quantities are counted from designators. */
  countsDesignators: boolean
  /** How number and name stand in one cell, where they do. */
  itemForm: ((text: string) => { item: string; name?: string } | null) | null
  /** What is remarkable about an ECCN beside its form; null: nothing. */
  remarkOfEccn(eccn: string): string | null
  /** Whether the column of origins has states of the United States in it. */
  originsHaveStates: boolean
  /** Why a cell of the file holds no value; null: it does. */
  broken(field: Field): string | null
  /** Whether plain numbers in the column of US shares are percentages; open: its heading has a % and none is above 1. */
  sharesArePercent: boolean | 'open'
  currency: string | null
  /** Whether a price of which nothing says the currency is left out; else its row is refused. */
  leavesOutPrices: boolean
  basis: Price['basis']
  quantity: string | null
  /** What cells of fields with few texts say, as it was read in an earlier row. */
  remembered: Map<string, ReadCell<unknown>>
  /** The id of the group's company that a text names. */
  company(text: string): string | null
}

/** The cells of one row, with what was found wrong or remarkable about them so far. */
export interface RowCells {
  context: RowContext
  text(field: Field): string
  /** The value of a cell; undefined where it is blank, says that it is unknown, or cannot be read. */
  take<T>(
    field: Field,
    reader: (text: string) => ReadCell<T>,
    /** What else the reading turns on from row to row. */
    variant?: string | null,
  ): T | undefined
  fail(field: Field, message: string): void
  warn(field: Field, message: string): void
  failed(...fields: Field[]): boolean
}
