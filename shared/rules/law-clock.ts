import { type CalendarDay, dayAfter } from '../model/calendar-day.ts'
import { filesOn, turningDays } from './dated.ts'
import { differencesOf } from './difference.ts'
import { differenceSentence } from './difference-words.ts'
import type { RulePack } from './pack.ts'
import type { PackFiles } from './schema.ts'

/** A day on which rows of a pack turn. */
export interface LawEvent {
  day: CalendarDay
  /** What turns, each as a sentence with its citation. */
  changes: readonly LawChange[]
}

export interface LawChange {
  text: string
  cite: string | null
  /** Made known and not yet certain. */
  isAnnounced: boolean
  /** Its own text was not read, so that verdicts may turn by it that no row here turns. */
  isUnread: boolean
  /** Whether results can differ by it; false: only what is said beside them. */
  decides: boolean
}

/** The days on which the rows of a pack turn, in order, with what turns on each. */
export function lawEvents({ files }: Pick<RulePack, 'files'>): LawEvent[] {
  return turningDays(files).map((day) => ({
    day,
    changes: changesBetween(filesOn(files, dayAfter(day, -1)).files, filesOn(files, day).files),
  }))
}

/** What two sets of files say differently, as sentences: what decides first. */
export function changesBetween(before: PackFiles, after: PackFiles): LawChange[] {
  const changes = differencesOf(before, after)
    .filter(
      ({ table, member, decides }) =>
        table !== 'anchors' && (decides || !OF_PLACE.has(member ?? '')),
    )
    .map((difference) => ({
      text: differenceSentence(difference, { before, after }),
      cite: difference.cite,
      isAnnounced: (difference.after as { announced?: unknown } | undefined)?.announced === true,
      isUnread: isUnread(difference.after, after),
      decides: difference.decides,
    }))
  return [...changes.filter(({ decides }) => decides), ...changes.filter(({ decides }) => !decides)]
}

function isUnread(row: unknown, { header }: PackFiles): boolean {
  const { source } = (row ?? {}) as { source?: unknown }
  return typeof source === 'string' && header.sources[source]?.publisher === NOT_READ
}

/** The publisher of what was not read, in a pack's header. */
const NOT_READ = 'not read'

/** Members that say where and when a row stands, which the sentence of the row says already. */
const OF_PLACE: ReadonlySet<string> = new Set(['from', 'until', 'cite', 'source', 'chartSource'])
