import type { ExceptionCandidate } from '../../rules/license-exceptions.ts'
import type { Beside } from '../../rules/open-lines.ts'
import type { NeedState } from '../../rules/product-need.ts'
import type { Notice, Outcome, Result } from './result.ts'

/**
 * What a result asks of whoever acts on it: the outcome with the product's own licence need beside
 * it. Parties and uses (Part 744) are not asked in any of them.
 */
export type Act =
  | 'licence'
  | 'need-open'
  | 'caught'
  | 'undetermined'
  | 'report-required'
  | 'no-licence-either-way'
  | 'no-licence'
  | 'not-subject-open'
  | 'not-subject'

/** From the one that asks for most to the one that asks for least. */
export const actsWorstFirst: readonly Act[] = [
  'licence',
  'need-open',
  'caught',
  'undetermined',
  'report-required',
  'no-licence-either-way',
  'no-licence',
  'not-subject-open',
  'not-subject',
]

/** What an act follows from. */
export interface Standing {
  outcome: Outcome
  need: NeedState
  /** What stands beside a pass by product and destination: direct product rules and sanctions. */
  beside: Beside
}

/**
 * The act of an outcome and a need. A product that is subject may still need no licence by
 * destination (732.3(d)(5), 738.4(a)); one whose share passes may still be subject by a rule that
 * asks no share (734.3(a)(4), 734.9), and while that is open its pass is not a plain one.
 */
export function actOf({ outcome, need, beside }: Standing): Act {
  switch (outcome) {
    case 'subject':
      return need === 'none' ? 'no-licence' : need === 'required' ? 'licence' : 'need-open'
    case 'undetermined':
      return need === 'none' ? 'no-licence-either-way' : 'undetermined'
    case 'report-required':
      return 'report-required'
    case 'not-subject':
      if (beside === 'caught') return 'caught'
      return beside === 'open' ? 'not-subject-open' : 'not-subject'
  }
}

/** The act of a result as a report, a screen and the command line show it. */
export function actOfResult({
  outcome,
  need,
  notices,
}: Pick<Result, 'outcome' | 'need' | 'notices'>): Act {
  return actOf({ outcome, need: need.state, beside: besideOf(notices) })
}

/** The gravest of what the notices say to stand beside a pass. */
export function besideOf(notices: readonly Notice[]): Beside {
  const { open, caught } = openLinesIn(notices)
  if (caught.length > 0) return 'caught'
  return open.length > 0 ? 'open' : 'nothing'
}

/** What stands beside a pass, by name, as the notices say it. */
export interface NamedLines {
  /** Rules and sanctions that are open. */
  open: string[]
  /** Direct product rules that reach the product. */
  caught: string[]
}

/** The rules and sanctions that the notices name beside a pass. */
export function openLinesIn(notices: readonly Notice[]): NamedLines {
  return {
    open: notices.flatMap(({ open }) => open ?? []),
    caught: notices.flatMap(({ caught }) => caught ?? []),
  }
}

/**
 * The codes of the License Exceptions to look at first: those that rest on the entry or the reasons
 * for control and have no bar. One that rests on the transaction alone is named by no data.
 */
export function candidatesOf(exceptions: readonly ExceptionCandidate[]): string[] {
  return exceptions
    .filter(({ by, bars }) => by !== 'transaction' && bars.length === 0)
    .map(({ code }) => code)
}

/** Whether something is left to do before shipping: classify, find out, file, license or except. */
export function asksForAct(act: Act): boolean {
  switch (act) {
    case 'licence':
    case 'need-open':
    case 'caught':
    case 'undetermined':
    case 'report-required':
      return true
    case 'no-licence-either-way':
    case 'no-licence':
    case 'not-subject-open':
    case 'not-subject':
      return false
  }
}

/** The act that asks for most; of none, `not-subject`. */
export function worstActOf(acts: readonly Act[]): Act {
  return actsWorstFirst.find((act) => acts.includes(act)) ?? 'not-subject'
}
