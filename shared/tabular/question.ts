import type { Field } from './fields.ts'

/** What a question about a table is about: a field, or how the whole table is read. */
export type Doubt =
  | Field
  | 'header'
  | 'decimal'
  | 'structure'
  | 'quantities'
  | 'encoding'
  | 'delimiter'
  | 'sheet'

/** One way to read what is doubtful, and what the table gives then. */
export interface Reading {
  /** What an answer says: a heading, a currency, a mark. */
  value: string
  /** The reading in words. */
  label: string
  /** The columns that it takes, from 0. */
  columns: readonly number[]
  /** Cells as they stand beside what they are read as, for the first rows. */
  samples: readonly { row: number; text: string; read: string }[]
}

/** Two or more readings of a table that its headings and cells leave open. Nothing is taken before one is chosen. */
export interface TableQuestion {
  /** Under which an answer is kept, such as "item" or "decimal:unitPrice". */
  id: string
  about: Doubt
  /** The question in words: "Which column is the part number?" */
  text: string
  readings: readonly Reading[]
  /** Any other currency can be given too, by its code. */
  takesCurrency?: boolean
  /** How the command line is told, such as `--take item="Part Number"`. */
  option: string
}

/** Answers to questions, by their ids: the value of a reading. */
export type Answers = Readonly<Record<string, string>>
