import type { ResultLine } from '../result/result.ts'
import type { Row } from './item-rows.ts'

/** Reasons as a line tells them. */
export type Told = Pick<ResultLine, 'reasons' | 'because' | 'cite'>

/** So many different reasons are kept; a product has some for each of its classes of content. */
const MOST_TOLD = 4000

/**
 * The lines that were written of the rows of a product, so that a row of which nothing changed has the
 * same line again: what an edit leaves as it is need neither be written nor compared.
 */
export class KeptLines {
  private readonly lines = new WeakMap<Row, { told: Told; line: ResultLine }>()
  private readonly told = new Map<string, Told>()

  /** The same object for reasons that say the same. */
  sameTold(told: Told): Told {
    const key = JSON.stringify(told.reasons)
    const known = this.told.get(key)
    if (known) return known
    if (this.told.size >= MOST_TOLD) this.told.clear()
    this.told.set(key, told)
    return told
  }

  /** The line of a row with these reasons: the one that was written last, if it has the same. */
  lineOf(row: Row, told: Told, write: () => ResultLine): ResultLine {
    const known = this.lines.get(row)
    if (known?.told === told) return known.line
    const line = write()
    this.lines.set(row, { told, line })
    return line
  }
}
