/** What the check of a shipment answers, of one thing that it looked at and of all. */
export type CheckAnswer =
  /** A party may not take part in it. */
  | 'barred'
  /** A licence is needed, and none covers it. */
  | 'uncovered'
  /** Something is not known, or nobody has decided it. */
  | 'open'
  /** Somebody claims a License Exception for it. */
  | 'exception'
  | 'licensed'
  /** No need of a licence was seen. That is no clearance. */
  | 'none-seen'

/** From the gravest to the least; `uncovered` comes before `open` where there are both. */
export const answersWorstFirst: readonly CheckAnswer[] = [
  'barred',
  'uncovered',
  'open',
  'exception',
  'licensed',
  'none-seen',
]

/** One thing that was looked at, with what it rests on. */
export interface CheckLine {
  /** What kind of thing: the share, the need, a rule, a party, a licence and so on. */
  about: string
  /** The product or the party. */
  of: string
  answer: CheckAnswer
  what: string
  cite: readonly string[]
  /** Whose text was read, with its day, or who decided, and when. */
  source: string
}

/** How grave an answer is: what is open is as grave as a licence that is lacking, since it may be one. */
export function gravity(answer: CheckAnswer): number {
  switch (answer) {
    case 'barred':
      return 4
    case 'uncovered':
    case 'open':
      return 3
    case 'exception':
      return 2
    case 'licensed':
      return 1
    case 'none-seen':
      return 0
  }
}

/** Lines without those that say again what one before them says, such as of a product on two lines of a shipment. */
export function onceEach<T>(lines: readonly T[]): T[] {
  return [...new Map(lines.map((line) => [JSON.stringify(line), line])).values()]
}

/** The one answer of many lines: the gravest. Of none it is open. */
export function answerOf(lines: readonly Pick<CheckLine, 'answer'>[]): CheckAnswer {
  return worstOf(lines.map(({ answer }) => answer))
}

/** The gravest of some answers; of none it is open. */
export function worstOf(answers: readonly CheckAnswer[]): CheckAnswer {
  return answersWorstFirst.find((one) => answers.includes(one)) ?? 'open'
}

export const ANSWER_WORDS: Record<CheckAnswer, { word: string; meaning: string; sign: string }> = {
  barred: { word: 'barred', meaning: 'a party may not take part', sign: '⊘' },
  uncovered: { word: 'licence lacking', meaning: 'one is needed, and none covers it', sign: '✗' },
  open: { word: 'open', meaning: 'not to be shipped before it is known', sign: '?' },
  exception: {
    word: 'exception claimed',
    meaning: 'by a person, who has looked at its terms',
    sign: '◇',
  },
  licensed: { word: 'under a licence', meaning: 'that covers it as it stands', sign: '▣' },
  'none-seen': { word: 'no licence seen', meaning: 'by what was asked', sign: '·' },
}

/** What is said with every answer, whatever it is. */
export const NO_CLEARANCE =
  'No answer is a clearance. Lists change and names hide; end uses and end users (Part 744), sanctions of other agencies and the law of other countries stand beside it.'

/** The exit status of the command line: nothing stands against it, open, a licence is lacking, barred. */
export function exitStatusOf(answer: CheckAnswer): number {
  switch (answer) {
    case 'barred':
      return 5
    case 'uncovered':
      return 4
    case 'open':
      return 3
    default:
      return 0
  }
}
