import { dayAfter } from '../model/calendar-day.ts'
import { canonicalJson } from '../model/canonical-json.ts'
import type { Amendment } from './amendment.ts'
import { holdsOn } from './dated.ts'
import { packChanges } from './pack-changes.ts'
import type { Country, EccnEntry, LicenceRow, PackFiles } from './schema.ts'

/** A pack with the hash of its rows. */
export interface NamedFiles {
  files: PackFiles
  sha256: string
}

/**
 * The files of a pack with amendments laid over its rows, each from its day on and under a source of its
 * own. `id`: how the amended pack is called. The base stays as it is; `checkPack` says whether the result
 * may be used.
 */
export function amended(
  { files, sha256 }: NamedFiles,
  by: readonly Amendment[],
  id: string,
): PackFiles {
  const { header } = files
  const sources = Object.fromEntries(
    by.map(({ id: number, on, who, why }) => [
      tagOf(number),
      { publisher: 'In-house amendment', title: `${why} (${who})`, date: on },
    ]),
  )
  const named: PackFiles = {
    ...files,
    header: {
      ...header,
      id,
      title: `${header.title}, amended in house`,
      sources: { ...header.sources, ...sources },
      amended: { pack: header.id, sha256, by: [...by] },
    },
  }
  return by.reduce(withAmendment, named)
}

/**
 * The amendments that a pack does not say yet: with each of these some row decides otherwise than
 * without it. The others have come with the pack.
 */
export function stillNeeded(base: NamedFiles, by: readonly Amendment[]): Amendment[] {
  return by.filter((one) =>
    packChanges(base.files, amended(base, [one], base.files.header.id)).some(
      ({ decides }) => decides,
    ),
  )
}

/** Why an amendment cannot be laid over a pack, as a sentence; null: it can. */
export function amendmentProblem(base: NamedFiles, one: Amendment): string | null {
  if (one.says.kind === 'groups') {
    const known = new Set(base.files.countries.countries.flatMap(({ groups }) => groups))
    const strange = one.says.groups.find((group) => !known.has(group))
    if (strange !== undefined) return `${strange} is no Country Group of these rules.`
  }
  const isNeeded = stillNeeded(base, [one]).length > 0
  return isNeeded ? null : 'The rules say that already, or have no such row.'
}

/** What an amendment says, as a sentence. */
export function amendmentText({ says, from }: Amendment): string {
  switch (says.kind) {
    case 'groups': {
      const groups = says.groups.length === 0 ? 'no Country Group' : says.groups.join(', ')
      return `From ${from} on ${says.country} is in ${groups}.`
    }
    case 'addRow': {
      const where =
        says.paragraphs.length === 0
          ? says.eccn
          : says.paragraphs.map((paragraph) => `${says.eccn}.${paragraph}`).join(', ')
      return `From ${from} on ${where} is controlled for ${says.reason} by column ${says.column}.`
    }
    case 'endRows':
      return `From ${from} on the ${says.reason} rows of ${says.eccn} hold no longer.`
  }
}

/** The tag of the source that an amendment is. */
function tagOf(id: string): string {
  return `amendment ${id}`
}

function withAmendment(files: PackFiles, one: Amendment): PackFiles {
  const { says } = one
  if (says.kind === 'groups') return withGroups(files, one, says)
  return {
    ...files,
    eccns: files.eccns.map((file) => ({
      ...file,
      entries: file.entries.map((entry) =>
        entry.eccn === says.eccn ? withRows(entry, one) : entry,
      ),
    })),
  }
}

function withGroups(
  files: PackFiles,
  { id, from, cite }: Amendment,
  { country, groups }: Extract<Amendment['says'], { kind: 'groups' }>,
): PackFiles {
  const before = dayAfter(from, -1)
  const countries = files.countries.countries.flatMap((row): Country[] => {
    if (row.code !== country || (row.until !== undefined && row.until < from)) return [row]
    const { mayBeIn: _, ...known } = row
    const since = row.from !== undefined && row.from > from ? row.from : from
    const chartSource = row.chartSource ?? row.source
    const fresh: Country = { ...known, groups, from: since, chartSource, cite, source: tagOf(id) }
    return row.from !== undefined && row.from >= from ? [fresh] : [{ ...row, until: before }, fresh]
  })
  const isAgainst = (anchor: PackFiles['anchors']['anchors'][number]) =>
    anchor.country === country &&
    ((anchor.groups ?? []).some((group) => !groups.includes(group)) ||
      (anchor.notGroups ?? []).some((group) => groups.includes(group)))
  const anchors = files.anchors.anchors.flatMap((anchor) => {
    if (!isAgainst(anchor) || (anchor.until !== undefined && anchor.until < from)) return [anchor]
    return anchor.from !== undefined && anchor.from >= from ? [] : [{ ...anchor, until: before }]
  })
  return {
    ...files,
    countries: { ...files.countries, countries },
    anchors: { ...files.anchors, anchors },
  }
}

function withRows(entry: EccnEntry, { id, from, cite, says }: Amendment): EccnEntry {
  if (entry.until !== undefined && entry.until < from) return entry
  if (says.kind === 'endRows') {
    const rows = entry.rows.flatMap((row): LicenceRow[] => {
      const isEnded = row.reason === says.reason && (row.until === undefined || row.until >= from)
      if (!isEnded) return [row]
      return row.from !== undefined && row.from >= from
        ? []
        : [{ ...row, until: dayAfter(from, -1) }]
    })
    return { ...entry, rows }
  }
  if (says.kind !== 'addRow') return entry
  const { reason, column, paragraphs } = says
  const scope = [paragraphs.length === 0 ? {} : { in: paragraphs }]
  const isThere = entry.rows.some(
    (row) =>
      row.reason === reason &&
      row.column === column &&
      holdsOn(row, from) &&
      canonicalJson(row.scope) === canonicalJson(scope),
  )
  if (isThere) return entry
  const row: LicenceRow = {
    reason,
    column,
    scope,
    added: 'In-house amendment',
    cite,
    source: tagOf(id),
    from,
  }
  return { ...entry, rows: [...entry.rows, row] }
}
