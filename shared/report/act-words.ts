import { type Act, actOfResult, candidatesOf, openLinesIn } from '../calc/result/act.ts'
import type { Outcome, Result } from '../calc/result/result.ts'
import type { RulePack } from '../rules/pack.ts'
import { missingWords, OUTCOME_WORDS } from './words.ts'

/** How an act is shown wherever it is shown. */
export interface ActWords {
  /** In full. */
  word: string
  /** Where there is little room, beside the sign. */
  short: string
  /** What completes the word. */
  meaning: string
  /** The sign where only text can be shown; the window draws the same shape. */
  sign: string
}

/** What is asked of nobody by any need that is told here (Part 744). */
export const NOT_ASKED = 'parties and use not asked'

/** The words and the sign of each act. Colours stand in `renderer/ui/tone.module.css` and `cli/`. */
export const ACT_WORDS: Record<Act, ActWords> = {
  licence: {
    word: 'subject, licence or exception',
    short: 'licence',
    meaning: `to the EAR; the product itself needs one; ${NOT_ASKED}`,
    sign: '✗',
  },
  'need-open': {
    word: 'subject, need open',
    short: 'need open',
    meaning: 'to the EAR; classify the product itself',
    sign: '◇',
  },
  caught: {
    word: 'subject by a direct product rule',
    short: 'direct product',
    meaning: 'though not by its US content; work out the licence that the rule asks for',
    sign: '⚑',
  },
  undetermined: {
    word: 'undetermined',
    short: 'undetermined',
    meaning: 'until more is known',
    sign: '?',
  },
  'report-required': {
    word: 'report required',
    short: 'report',
    meaning: 'before de minimis',
    sign: '!',
  },
  'no-licence-either-way': {
    word: 'undetermined, no licence either way',
    short: 'no licence either way',
    meaning: `no licence by product and destination, whatever the share is; ${NOT_ASKED}`,
    sign: '↔',
  },
  'no-licence': {
    word: 'subject, no licence by destination',
    short: 'no licence',
    meaning: `to the EAR; no licence by product and destination; ${NOT_ASKED}`,
    sign: '○',
  },
  'not-subject-open': {
    word: 'not subject, lines open',
    short: 'not subject, open',
    meaning: 'by reason of de minimis; what is open beside it asks no share',
    sign: '✓…',
  },
  'not-subject': {
    word: 'not subject',
    short: 'not subject',
    meaning: 'by reason of de minimis',
    sign: '✓',
  },
}

/** What a cell of a report says of a verdict: what it asks for, or how it came out; null: nothing. */
export function verdictWord({
  act,
  outcome,
}: {
  act?: Act | undefined
  outcome?: Outcome | undefined
}): string | null {
  if (act) return ACT_WORDS[act].word
  return outcome ? OUTCOME_WORDS[outcome].word : null
}

/** What there is to say of a need and of open lines beside an act. */
export interface ActAbout {
  /** The License Exceptions to look at first, by code. */
  candidates: string
  /** What is open beside a pass, by name. */
  open?: readonly string[] | undefined
  /** The direct product rules that reach the product, by name. */
  caught?: readonly string[] | undefined
  /** What would settle the need where it is open, in words. */
  missing?: readonly string[] | undefined
}

/** What completes an act in one case: the exceptions to look at, what is open, what is missing. */
export function actDetail(
  act: Act,
  { candidates, open = [], caught = [], missing = [] }: ActAbout,
): string {
  switch (act) {
    case 'licence':
      return candidates === ''
        ? 'no exception seen'
        : `exception to look at, not decided: ${candidates}`
    case 'need-open':
      return missing.length > 0 ? `to settle the need: ${missing.join(', ')}` : ''
    case 'no-licence':
    case 'no-licence-either-way':
      return 'the Entity List, uses of Part 744, General Prohibitions 4 to 10 and records still apply'
    case 'caught':
    case 'not-subject-open':
      return [
        ...caught.map((rule) => `caught by ${rule}: subject by that rule`),
        ...(open.length > 0 ? [`open: ${open.join(', ')}`] : []),
      ].join('; ')
    case 'undetermined':
    case 'report-required':
    case 'not-subject':
      return ''
  }
}

/** An act of a result with its words and what completes it in this case. */
export interface ActOfResult extends ActWords {
  act: Act
  detail: string
}

/** How a result is shown. `pack` puts what is missing into words. */
export function actShown(result: Result, pack?: RulePack): ActOfResult {
  const act = actOfResult(result)
  const { need, notices } = result
  const detail = actDetail(act, {
    candidates: candidatesOf(need.exceptions).join(', '),
    ...openLinesIn(notices),
    missing: need.missing.map((name) => missingWords(name, pack)),
  })
  return { act, ...ACT_WORDS[act], detail }
}
