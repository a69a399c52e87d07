import type { RulePack } from './pack.ts'
import type { PackFiles } from './schema.ts'

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
  /** Requirements read from Part 742 or a note of an entry, that stand in no row of the table. */
  added: number
  /** How many rows were read in each source, in the order of the pack's header. */
  bySource: SourceCoverage[]
}

/** The rows that were read in one source. */
export interface SourceCoverage {
  /** The tag by which rows name the source. */
  source: string
  /** The day of its text, YYYY-MM-DD. */
  date: string
  licenceRows: number
  /** Rows of every other kind; the groups and the chart of a country are two. */
  otherRows: number
}

/**
 * Counts what of the Commerce Control List's licence rows the pack models, and where rows were read;
 * those of all days.
 */
export function coverage({ files }: Pick<RulePack, 'files'>): Coverage {
  const entries = files.eccns.flatMap((file) => file.entries)
  const rows = entries.flatMap((entry) => entry.rows)
  const ofTable = rows.filter((row) => row.added === undefined)
  return {
    eccns: new Set(entries.map(({ eccn }) => eccn)).size,
    licenceRows: ofTable.length,
    byColumn: ofTable.filter((row) => row.column).length,
    byProse: ofTable.filter((row) => row.destinations).length,
    bounded: ofTable.filter((row) => row.possible).length,
    added: rows.length - ofTable.length,
    bySource: sourcesOf(files),
  }
}

function sourcesOf(files: PackFiles): SourceCoverage[] {
  const licenceRows = files.eccns.flatMap((file) =>
    file.entries.flatMap((entry) => entry.rows.map((row) => row.source ?? entry.source)),
  )
  const { eccns: _, anchors: __, header, ...others } = files
  const otherRows = [...tagsIn(others)]
  const count = (tags: readonly string[], tag: string) => tags.filter((one) => one === tag).length
  return Object.entries(header.sources).map(([source, { date }]) => ({
    source,
    date,
    licenceRows: count(licenceRows, source),
    otherRows: count(otherRows, source),
  }))
}

/** The source tags of every row in the files of a pack. */
function* tagsIn(data: unknown): Generator<string> {
  if (typeof data !== 'object' || data === null) return
  for (const [name, inner] of Object.entries(data)) {
    if ((name === 'source' || name === 'chartSource') && typeof inner === 'string') yield inner
    else yield* tagsIn(inner)
  }
}
