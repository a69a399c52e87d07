import type { RulePack } from './pack.ts'

/** How many licence rows of the table the pack models, and how. */
export interface Coverage {
  eccns: number
  licenceRows: number
  /** Rows that name a column of the Country Chart. */
  byColumn: number
  /** Rows whose prose is modelled as a set of destinations. */
  byProse: number
  /** Rows that are not modelled: unknown where they could apply. */
  bounded: number
  /** Requirements read from Part 742 that stand in no row of the table. */
  added: number
}

/** Counts what of the Commerce Control List's licence rows the pack models. */
export function coverage(pack: RulePack): Coverage {
  const rows = pack.eccns.flatMap((file) => file.entries.flatMap((entry) => entry.rows))
  const ofTable = rows.filter((row) => row.added === undefined)
  return {
    eccns: pack.entryByEccn.size,
    licenceRows: ofTable.length,
    byColumn: ofTable.filter((row) => row.column).length,
    byProse: ofTable.filter((row) => row.destinations).length,
    bounded: ofTable.filter((row) => row.possible).length,
    added: rows.length - ofTable.length,
  }
}
