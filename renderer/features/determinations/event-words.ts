import type { DeterminationEvent } from '../../../shared/determination/event.ts'

/** What was recorded of a determination, in words. */
export const EVENT_WORDS: Readonly<Record<DeterminationEvent['kind'], string>> = {
  'approval-asked': 'Approval asked of',
  approved: 'Approved',
  held: 'Held for an agency',
  released: 'Hold released',
  filed: 'Filed',
  used: 'Used',
}
