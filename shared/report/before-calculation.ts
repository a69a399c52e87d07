import type { CalculationAsked } from '../rules/calculation-asked.ts'
import type { RulePack } from '../rules/pack.ts'
import { missingWords } from './words.ts'

type Told = Pick<CalculationAsked, 'asked' | 'missing'>

/** Above lines on it: where it stands, and what is not asked. */
export const BEFORE_CALCULATION =
  'Before the calculation (734 Supp. 2(a)), parties and use not asked'

/** Whether a calculation is asked for at all, as part of a line; what is missing by its name. */
export function calculationWords({ asked, missing }: Told): string {
  return words(asked, missing)
}

/** Whether a calculation is asked for at all, in a sentence. */
export function calculationSentence({ asked, missing }: Told, pack?: RulePack): string {
  const told = words(
    asked,
    missing.map((name) => missingWords(name, pack)),
  )
  return `Before the calculation: ${told} (734 Supp. 2(a)).`
}

function words(asked: Told['asked'], missing: readonly string[]): string {
  switch (asked) {
    case 'no':
      return 'no calculation is asked for, since no licence is needed by product and destination'
    case 'yes':
      return 'a calculation is asked for, since a licence is needed where the product is subject'
    case 'unknown':
      return `whether a calculation is asked for is open: ${missing.join(', ')}`
  }
}
