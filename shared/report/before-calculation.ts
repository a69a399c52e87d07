import type { CalculationAsked } from '../rules/calculation-asked.ts'
import type { RulePack } from '../rules/pack.ts'
import { missingWords } from './words.ts'

type Told = Pick<CalculationAsked, 'asked' | 'missing'>

/** Above lines on it: where it stands, and what is not asked. */
export const BEFORE_CALCULATION =
  'Before the calculation (734 Supp. 2(a)), parties and use not asked'

/** Whether a calculation is asked for at all, as part of a line. */
export function calculationWords({ asked, missing }: Told, pack?: RulePack): string {
  switch (asked) {
    case 'no':
      return 'no calculation is asked for, since no licence is needed by product and destination'
    case 'yes':
      return 'a calculation is asked for, since a licence is needed where the product is subject'
    case 'unknown': {
      const open = missing.map((name) => missingWords(name, pack)).join(', ')
      return `whether a calculation is asked for is open: ${open}`
    }
  }
}

/** Whether a calculation is asked for at all, in a sentence. */
export function calculationSentence(told: Told, pack?: RulePack): string {
  return `Before the calculation: ${calculationWords(told, pack)} (734 Supp. 2(a)).`
}
