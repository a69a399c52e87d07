import { actOfResult } from '../../../shared/calc/result/act.ts'
import { ACT_WORDS } from '../../../shared/report/act-words.ts'
import type { TypedCell } from '../../stores/cells.ts'
import type { Done, LeftOut } from '../../stores/done.ts'
import type { Answered } from '../../stores/standing.ts'
import type { Refusal } from '../../stores/workspace.ts'
import { boundsText } from '../../ui/figure-words.ts'
import { countryName } from '../../ui/format.ts'
import type { Place } from './done-place.ts'

/** What a change did, for who hears it: with where, as far as that is not before the user. */
export function doneWords(done: Done, place: Place | null): string {
  const where = place && !place.isHere ? `, in ${place.name}, not on this screen` : ''
  return `${done.text}${where}.`
}

/** What Escape gave up. */
export function leftOutWords({ text }: LeftOut): string {
  return `Not written: ${text}. Put back is in the status bar.`
}

/** What was refused, and why. */
export function refusalWords({ doing, error }: Refusal): string {
  return `Could not ${doing}. ${error.message}`
}

/** What was typed in a cell and is refused now; null: nothing that was not said before. */
export function cellWords(
  now: Readonly<Record<string, TypedCell>>,
  before: Readonly<Record<string, TypedCell>>,
): string | null {
  const refused = Object.entries(now).filter(
    ([key, cell]) => cell.problem !== null && before[key] !== cell,
  )
  const [first] = refused
  if (!first) return null
  const [, { text, problem }] = first
  const more = refused.length > 1 ? ` ${refused.length} cells are refused.` : ''
  return `Not taken: ${text}. ${problem}${more}`
}

/** A result, and the verdict before it where that was another; null: it says what was said before. */
export function resultWords(now: Answered, before: Answered | null): string | null {
  const { product, destination } = now.question
  const isSame = JSON.stringify(before?.question) === JSON.stringify(now.question)
  const said = figuresOf(now)
  if (before && isSame && figuresOf(before) === said) return null
  const isOther = before && isSame && actOfResult(before.result) !== actOfResult(now.result)
  const was = isOther ? `, was ${wordOf(before)}` : ''
  return `${product} for ${countryName(destination)}: ${said}${was}.`
}

function figuresOf(answered: Answered): string {
  const { share, threshold } = answered.result
  return `${wordOf(answered)}, ${boundsText(share, threshold)}`
}

function wordOf({ result }: Answered): string {
  return ACT_WORDS[actOfResult(result)].word
}
