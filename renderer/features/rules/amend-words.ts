import { paragraphWords } from '../../../shared/help/eccn-words.ts'
import type { CalendarDay } from '../../../shared/model/calendar-day.ts'
import { packOn, type RulePack } from '../../../shared/rules/pack.ts'

/** What typed Country Groups of a country mean beside those that it is in on a day; '': no such row. */
export function groupsMoved(
  pack: RulePack,
  { country, groups, day }: { country: string; groups: readonly string[]; day: CalendarDay },
): string {
  const row = packOn(pack, day).countryByCode.get(country)
  if (!row) return ''
  const now: readonly string[] = row.groups
  const listed = (names: readonly string[]) => names.join(', ') || 'none'
  const enters = groups.filter((group) => !now.includes(group))
  const leaves = now.filter((group) => !groups.includes(group))
  const is = `${row.name} is in ${listed(now)} on ${day}.`
  return groups.length === 0
    ? is
    : `${is} It enters ${listed(enters)} and leaves ${listed(leaves)}.`
}

/** A warning of paragraphs of an entry that no row, rule or words of these rules know; null: none. */
export function unknownParagraphs(
  { namedByEccn }: Pick<RulePack, 'namedByEccn'>,
  eccn: string,
  paragraphs: readonly string[],
): string | null {
  const named = namedByEccn.get(eccn)?.map((steps) => steps.join('.')) ?? []
  const unknown = paragraphs.filter(
    (paragraph) =>
      !named.some((name) => name === paragraph || name.startsWith(`${paragraph}.`)) &&
      paragraphWords(`${eccn}.${paragraph}`) === null,
  )
  if (unknown.length === 0) return null
  const names = unknown.map((paragraph) => `${eccn}.${paragraph}`).join(', ')
  return `No row or rule here names ${names}: check that the text does.`
}
