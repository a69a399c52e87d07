import type { Fact, Figure } from '../report/document.ts'
import type { PaperKind } from './forms.ts'

/** A column of a table in a block. */
export interface PaperColumn {
  name: string
  align: 'left' | 'right'
}

/** A piece of a block. */
export type PaperPiece =
  | { kind: 'text'; text: string }
  /** Something that the paper needs and that nobody has given. */
  | { kind: 'missing'; text: string }
  | { kind: 'figures'; figures: Figure[] }
  | { kind: 'table'; columns: PaperColumn[]; rows: string[][] }

/** A block of a paper, by the number that it has on the form where it has one. */
export interface PaperBlock {
  id: string
  number: string | null
  title: string
  cite: string
  pieces: PaperPiece[]
}

/** What is missing, and for which block. */
export interface PaperMissing {
  block: string
  what: string
}

/** One of the regulator's papers as far as it can be filled; nothing in it is guessed. */
export interface Paper {
  format: 'minimis-paper'
  version: 1
  paper: PaperKind
  title: string
  cite: string
  product: string
  /** The first is the one that its figures are of. */
  destinations: string[]
  /** The day of the determination that it rests on. */
  on: string
  currency: string
  rules: { pack: string; asOf: string; form: string }
  /** What it rests on: product, verdict, licence need, scenario. */
  facts: Fact[]
  /** What stands against using it as it is, or in question. */
  warnings: string[]
  missing: PaperMissing[]
  blocks: PaperBlock[]
  notes: string[]
}
