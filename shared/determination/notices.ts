import type { Notice, ResultDocument } from '../calc/result/result.ts'
import type { TickedNotice } from './schema.ts'

/** The notices of all results, each once: what a preparer has to answer. */
export function noticesOf({ results }: ResultDocument): Pick<Notice, 'code' | 'text'>[] {
  const all = results.flatMap(({ notices }) => notices.map(({ code, text }) => ({ code, text })))
  return [...new Map(all.map((notice) => [keyOf(notice), notice])).values()]
}

/** The notices of the results that are not ticked off with a note, in their order. */
export function openNotices(
  result: ResultDocument,
  ticked: readonly TickedNotice[],
): Pick<Notice, 'code' | 'text'>[] {
  const answered = new Set(ticked.filter(({ note }) => note.trim() !== '').map(keyOf))
  return noticesOf(result).filter((notice) => !answered.has(keyOf(notice)))
}

function keyOf({ code, text }: Pick<Notice, 'code' | 'text'>): string {
  return `${code} ${text}`
}
