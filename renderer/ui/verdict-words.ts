import type { Outcome } from '../../shared/calc/result.ts'

/** Each verdict in words; never a clearance. */
export const VERDICT_WORDS = {
  'not-subject': { word: 'not subject', meaning: 'by reason of de minimis' },
  subject: { word: 'subject', meaning: 'to the EAR' },
  undetermined: { word: 'undetermined', meaning: 'until more is known' },
  'report-required': { word: 'report required', meaning: 'before de minimis' },
} as const satisfies Record<Outcome, { word: string; meaning: string }>
