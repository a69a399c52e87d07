import type { Suggestion } from '../../choosing/suggestion.ts'

/** How a fair market value was found (734 Supp. 2(a)(2)). */
export const BASES = [
  { value: 'arms-length', hint: 'what unaffiliated customers pay' },
  { value: 'comparable', hint: 'comparable prices in the same market' },
  { value: 'cost-built', hint: 'cost of production and distribution' },
] as const satisfies readonly Suggestion[]
