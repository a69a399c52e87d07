/** A word of the field, explained where it is asked for. */
export interface Term {
  id: TermId
  name: string
  /** Other words by which it is looked for. */
  also?: readonly string[]
  /** What it is. */
  what: string
  /** Why it matters for a determination. */
  why: string
  /** Where its value is found; absent: nobody looks it up, it follows. */
  where?: string
  /** Where it stands in the rules; absent: it is a word of this app. */
  cite?: string
}

export type TermId = (typeof TERM_IDS)[number]

export const TERM_IDS = [
  'eccn',
  'paragraph',
  'ear99',
  'reasons-for-control',
  'origin',
  'made-by',
  'country-of-export',
  'reexport',
  'subject-to-the-ear',
  'us-content',
  'controlled-content',
  'incorporated',
  'bundled',
  'declared-content',
  'undeclared-part',
  'no-us-content',
  'fair-market-value',
  'basis',
  'selling-price',
  'rate',
  'share',
  'bounds',
  'level',
  'headroom',
  'no-level-case',
  'encryption-test',
  'look-through',
  'second-incorporation',
  'discrete-product',
  'technology-report',
  'not-subject',
  'subject',
  'undetermined',
  'report-required',
  'licence-need',
  'licence-exception',
  'gbs',
  'direct-product-rule',
  'parties-and-uses',
  'advanced-node',
  'hts-code',
  'classification',
  'country-group',
  'rule-pack',
  'switch',
  'notice',
  'day',
  'revision',
  'scenario',
  'lever',
] as const
