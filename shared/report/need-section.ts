import type { Need, Result } from '../calc/result/result.ts'
import type { RulePack } from '../rules/pack.ts'
import type { NeedState } from '../rules/product-need.ts'
import type { Reason } from '../rules/reason.ts'
import { NOT_ASKED } from './act-words.ts'
import { calculationSentence } from './before-calculation.ts'
import { missingWords } from './words.ts'

/** The product's own licence need as a report tells it, whatever the share is. */
export interface ReportNeed {
  state: NeedState
  /** In a sentence, with what was not asked. */
  text: string
  reasons: readonly Reason[]
  exceptions: ReportException[]
  /** What it turns on, or what stands beside it, that no fact of the product tells. */
  conditions: readonly Reason[]
  /** Whether a calculation is asked for at all, in a sentence; null: that is not told. */
  calculation: string | null
  /** By a direct product rule alone another need would be left. */
  routes: { route: string; text: string; reasons: readonly Reason[] }[]
}

/** A License Exception to look at, with what the data has against it. */
export interface ReportException {
  code: string
  cite: string
  limit: string
  bars: readonly Reason[]
  unseen: string
}

const WORDS: Record<NeedState, string> = {
  none: 'No licence by product and destination',
  required: 'A licence or an exception is needed by product and destination',
  unknown: 'Whether a licence is needed by product and destination is open',
}

/** The need in a sentence: `No licence by product and destination; parties and use not asked.` */
export function needSentence({ state, missing }: Need, pack?: RulePack): string {
  const open = missing.map((name) => missingWords(name, pack)).join(', ')
  return `${WORDS[state]}${open && ` (not known: ${open})`}; ${NOT_ASKED}.`
}

/** The need of a result in words. No exception is a decision. */
export function reportNeed({ need, routes = [], calculation }: Result, pack: RulePack): ReportNeed {
  return {
    state: need.state,
    text: needSentence(need, pack),
    reasons: need.reasons,
    conditions: need.conditions ?? [],
    calculation: calculation ? calculationSentence(calculation, pack) : null,
    exceptions: need.exceptions.map(({ code, cite, limit, forSomeParagraphs, bars, unseen }) => ({
      code,
      cite,
      limit: [
        limit === null ? '' : `up to ${limit} USD an order`,
        forSomeParagraphs ? 'for some paragraphs of the entry' : '',
      ]
        .filter(Boolean)
        .join('; '),
      bars,
      unseen,
    })),
    routes: routes.map((one) => ({
      route: one.route,
      text: needSentence(one.need, pack),
      reasons: one.need.reasons,
    })),
  }
}
