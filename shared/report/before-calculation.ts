import type { CalculationAsked } from '../rules/calculation-asked.ts'

/** Whether a calculation is asked for at all (734 Supp. 2(a)), in the words of a line. */
export function calculationWords({
  asked,
  missing,
}: Pick<CalculationAsked, 'asked' | 'missing'>): string {
  switch (asked) {
    case 'no':
      return 'no calculation is asked for: no licence needed by product and destination'
    case 'yes':
      return 'a calculation is asked for: a licence is needed where the product is subject'
    case 'unknown':
      return `open whether a calculation is asked for: ${missing.join(', ') || 'not known'}`
  }
}

/** Above such lines: where it stands, and what is not asked. */
export const BEFORE_CALCULATION =
  'Before the calculation (734 Supp. 2(a)), parties and use not asked'
