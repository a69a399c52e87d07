import type { Standing } from '../../../shared/determination/standing.ts'

/** How a determination stands, in words. */
export const STANDING_WORDS: Readonly<Record<Standing, { word: string; meaning: string }>> = {
  broken: {
    word: 'Changed in the file',
    meaning: 'What is kept is not what was issued. Do not rely on it.',
  },
  superseded: { word: 'Superseded', meaning: 'Another determination came in its place.' },
  awaiting: {
    word: 'Awaiting approval',
    meaning: 'Another user of the system has to open this workspace and approve it.',
  },
  expired: { word: 'Expired', meaning: 'Its last day of use is over.' },
  gone: { word: 'Not comparable', meaning: 'What it is about is no longer in the workspace.' },
  'inputs-changed': {
    word: 'Inputs changed',
    meaning: 'What it rests on says something else today.',
  },
  'rules-changed': {
    word: 'Rules changed',
    meaning: 'Rules or switches that it rests on are others today.',
  },
  valid: { word: 'Valid', meaning: 'What it rests on is the same today.' },
}
