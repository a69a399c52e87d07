import { LONGEST_TEXT } from '../bounds.ts'
import type { CalendarDay } from '../model/calendar-day.ts'
import { type CitedPlace, placesIn } from '../rules/cited-place.ts'
import { holdsOn } from '../rules/dated.ts'
import type { PackFiles } from '../rules/schema.ts'
import type { Division } from './division.ts'
import type { CountryNames } from './name.ts'
import { tablesIn } from './table.ts'
import { inside, lineOf } from './text.ts'
import type { Findings } from './unread.ts'
import type { Words } from './words.ts'

/** Lists of the pack that the text writes as names of countries, with where they stand. */
const TABLES_OF_NAMES: Readonly<Record<string, string>> = {
  'partners-746': '746 Supp. 3',
  'tool-countries-742': '742 Supp. 4',
  'enc-740': '740 Supp. 3',
}

/** Lists that stand in a sentence, with the paragraph. */
const SENTENCES: Readonly<Record<string, string>> = {
  'un-arms-embargo': '746.1(b)(2)',
  'computer-tier-3': '740.7(d)(1)',
}

/** The lists that are read from the text, with where they stand. */
export const LIST_PLACES: Readonly<Record<string, string>> = { ...TABLES_OF_NAMES, ...SENTENCES }

interface Place {
  day: CalendarDay
  tag: string
  divisions: readonly Division[]
  words: Words
}

/**
 * The lists of countries with the members of the text, where it names them one by one. Where one of the
 * names is not known, the list is not read: it refuses the pack.
 */
export function builtLists(
  base: PackFiles['lists'],
  names: CountryNames,
  { day, tag, divisions, words }: Place,
  { refusals }: Findings,
): PackFiles['lists'] {
  const lists = base.lists.map((list) => {
    if (!holdsOn(list, day)) return list
    const named = namesOf(list.id)
    if (!named) return list
    const members: string[] = []
    for (const name of named.names) {
      const code = names(name)
      if (code === undefined) {
        const message = `${named.cite}: "${name}" is the name of no country that is known; give it with --country "${name}=CODE"`
        refusals.push({ file: named.file, line: named.line, message })
      } else if (!members.includes(code)) members.push(code)
    }
    if (members.length === 0) {
      const message = `${named.cite}: no names of countries were found for the list "${list.title}"`
      refusals.push({ file: named.file, line: named.line, message })
      return list
    }
    // The order of the pack before, so that nothing differs where nothing does.
    const kept = list.members.filter((code) => members.includes(code))
    const come = members.filter((code) => !list.members.includes(code))
    return { ...list, members: [...kept, ...come], source: tag }
  })
  return { ...base, lists }

  function namesOf(id: string) {
    const supplement = TABLES_OF_NAMES[id]
    const division = divisions.find(({ cite }) => cite === supplement)
    if (division) {
      const { cite, file, line } = division
      return { names: namesInList(division), cite, file, line }
    }
    const [place] = placesIn(SENTENCES[id] ?? '')
    const found = place && words.find(place)
    return (
      found && { ...found, cite: (place as CitedPlace).cite, names: namesInSentence(found.text) }
    )
  }
}

const ITEMS = new Set(['LI'])

function namesInList({ body }: Division): string[] {
  const items = body.flatMap((element) => [...inside(element, ITEMS)]).map(lineOf)
  const cells = body
    .flatMap((element) => tablesIn(element))
    .flatMap((table) => table.body.flatMap(([first]) => first?.text ?? []))
  return [...items, ...cells].map((name) => name.replace(/\s[\d\s]*$/, '')).filter(Boolean)
}

/** The names after the last colon of a sentence: "… are: Iran, Iraq, and Lebanon." */
function namesInSentence(text: string): string[] {
  const list = text.slice(text.lastIndexOf(':') + 1)
  if (list.length > LONGEST_TEXT) return []
  return list
    .replace(/\.\s*$/, '')
    .replace(/[,;]? and (?=[^,;]+$)/, list.includes(';') ? '; ' : ', ')
    .split(list.includes(';') ? /;\s+/ : /,\s+/)
    .map((name) => name.trim())
    .filter(Boolean)
}

/** Lists of goods by HTS code, with where they stand. */
const HTS: Readonly<Record<string, string>> = {
  'supplement-2': '746 Supp. 2',
  'supplement-4': '746 Supp. 4',
  'supplement-5': '746 Supp. 5',
  'supplement-7': '746 Supp. 7',
}

/**
 * The lists of goods with the codes of the text: of each row of its tables the six digits in the first
 * cell, and the amount in US dollars where one is named.
 */
export function builtHts(
  base: PackFiles['hts'],
  { tag, divisions }: Pick<Place, 'tag' | 'divisions'>,
  findings: Findings,
): PackFiles['hts'] {
  const lists = base.lists.map((list) => {
    const division = divisions.find(({ cite }) => cite === HTS[list.id])
    if (!division) return list
    const codes: string[] = []
    const prices: Record<string, string> = {}
    for (const table of division.body.flatMap((element) => tablesIn(element)))
      for (const [first, ...cells] of table.body) {
        if (!first || first.text === '') continue
        const code = first.text.replace(/[.\s]/g, '')
        const words = cells.map(({ text }) => text).join(' ')
        const amounts = [...words.matchAll(/\$\s?([\d,]+)/g)].map(([, sum = '']) =>
          sum.replaceAll(',', ''),
        )
        if (!/^\d{6}$/.test(code)) {
          if (/\d/.test(first.text))
            unread(
              division,
              first.line,
              first.text,
              'a code of other than six digits',
              'not in the list',
            )
          continue
        }
        if (!codes.includes(code)) codes.push(code)
        if (amounts.length === 1 && list.unitPriceAboveUsd) prices[code] = amounts[0] as string
        else if (amounts.length > 1)
          unread(division, first.line, words, 'more than one amount', 'reached at any price')
      }
    if (codes.length === 0) {
      const message = `${division.cite}: has no row with a code of six digits`
      findings.refusals.push({ file: division.file, line: division.line, message })
      return list
    }
    return {
      ...list,
      codes,
      ...(list.unitPriceAboveUsd && { unitPriceAboveUsd: prices }),
      source: tag,
    }
  })
  return { ...base, lists }

  function unread(
    { cite, file }: Division,
    line: number,
    words: string,
    why: string,
    kept: string,
  ) {
    findings.unread.push({ cite, file, line, words, why, kept })
  }
}
