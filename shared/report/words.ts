import type { Method, Outcome, Step } from '../calc/result/result.ts'
import { FACT_WORDS } from '../model/fact-words.ts'
import type { RulePack } from '../rules/pack.ts'
import type { Reason } from '../rules/reason.ts'

/** The outcome of a determination as a word, and what completes it. What is asked for: `ACT_WORDS`. */
export const OUTCOME_WORDS: Record<Outcome, { word: string; meaning: string }> = {
  'not-subject': { word: 'not subject', meaning: 'by reason of de minimis' },
  subject: { word: 'subject', meaning: 'to the EAR' },
  undetermined: { word: 'undetermined', meaning: 'until more is known' },
  'report-required': { word: 'report required', meaning: 'before de minimis' },
}

export const METHOD_WORDS: Record<Method, string> = {
  'look-through': 'look-through',
  'second-incorporation': 'second incorporation',
}

export const STEP_WORDS: Record<Step['step'], string> = {
  jurisdiction: 'Jurisdiction',
  'no-level': 'No level',
  'encryption-gate': 'Encryption gate',
  percentage: 'Percentage',
  'technology-report': 'Technology report',
}

export const ANSWER_WORDS: Record<Step['answer'], string> = {
  applies: 'applies',
  'does-not-apply': 'does not apply',
  'does-not-help': 'does not help',
  open: 'open',
}

/** A reason with its own citation. */
export function reasonText({ why, cite }: Reason): string {
  return `${why} (${cite.join('; ')})`
}

/** How a fair market value was found (734 Supp. 2(a)(2)-(3)). */
export function basisWords(basis: string | null): string {
  return basis === null ? 'not recorded' : basis
}

/** What is missing, in words: a fact, or a question of the pack; other names stay as they are. */
export function missingWords(name: string, pack?: RulePack): string {
  return FACT_WORDS[name] ?? pack?.conditionById.get(name)?.question ?? name
}
