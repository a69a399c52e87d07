import type { Result, Step } from '../calc/result/result.ts'
import { moneyText, shareText } from '../money/display.ts'

/** A step of how a share is worked out, told in general and for one result. */
export interface MethodStep {
  title: string
  /** What is done, and why, in general. */
  text: string
  cite: string
  /** What it came to for the result; empty: it was not reached. */
  own: readonly string[]
}

/**
 * How the share is worked out, in the order of 734.4 and Supplement No. 2 to Part 734, with the
 * figures of a result where one is given. Amounts are exact, in its reporting currency.
 */
export function methodOf(result: Result | null, currency: string): MethodStep[] {
  const own = (tell: (result: Result) => readonly string[]) => (result ? tell(result) : [])
  return [
    {
      title: 'Is the product foreign-made?',
      text: 'What is made in the United States, or leaves it, is subject whatever it holds. Only a foreign-made product is asked for its share.',
      cite: '734.3(a)',
      own: own(whysOf('jurisdiction')),
    },
    {
      title: 'Cases without a level',
      text: 'Some content, products and destinations know no share that is small enough. They are looked at first, for every item at any depth.',
      cite: '734.4(a)',
      own: own(whysOf('no-level')),
    },
    {
      title: 'The encryption test',
      text: 'US encryption items inside may be counted by percentage only if each came by a path that the rule names.',
      cite: '734.4(b)',
      own: own(whysOf('encryption-gate')),
    },
    {
      title: 'The numerator: controlled US content',
      text: 'Each item of US origin is asked: would it need a licence if it were sent to this destination alone? Where it would, its fair market value counts, times its quantity along every path. Where a fact is missing, it counts in the high bound alone.',
      cite: '734 Supp. 2(a)(1)-(2)',
      own: own(({ counted, unknown, controlled }) => [
        `${items(counted.length)} counted, ${items(unknown.length)} unknown.`,
        `Controlled US content: ${span(controlled.low, controlled.high, (exact) => moneyText(exact, currency))}.`,
      ]),
    },
    {
      title: 'The denominator: the selling price',
      text: 'The fair market price of the product in the market where it is sold. Where it is not known, no share is worked out.',
      cite: '734 Supp. 2(a)(3)',
      own: own(({ price }) => [
        price === null
          ? 'The selling price is not known.'
          : `Selling price: ${moneyText(price, currency)}.`,
      ]),
    },
    {
      title: 'The share against the level',
      text: 'Numerator by denominator, exactly; nothing is rounded before it is compared. Above the level the product is subject, at or below it not. If the low and the high share lie on two sides, it is undetermined.',
      cite: '734.4(c); 734.4(d); 734 Supp. 2(a)(4)',
      own: own((shown) => [
        `Share: ${span(shown.share.low, shown.share.high, (exact) => shareText(exact, shown.threshold))}. Level: ${shown.threshold === null ? 'none applies' : shareText(shown.threshold)}.`,
        ...whysOf('percentage')(shown),
      ]),
    },
    {
      title: 'The one-time report',
      text: 'Foreign technology mixed with controlled US technology needs a report on file before its percentage is relied on.',
      cite: '734 Supp. 2(b)',
      own: own(whysOf('technology-report')),
    },
    {
      title: 'What stands beside it',
      text: 'The direct product rules ask for no share. Parties, uses, sanctions of other authorities and the law of other countries are not answered here. A pass is no clearance.',
      cite: '734.9; Part 744',
      own: own(({ notices }) => [
        `${notices.length} ${notices.length === 1 ? 'notice stands' : 'notices stand'} beside this result.`,
      ]),
    },
  ]
}

function whysOf(step: Step['step']): (result: Result) => readonly string[] {
  return ({ steps }) =>
    steps.filter((one) => one.step === step).map(({ rule, why }) => `${rule}: ${why}.`)
}

function items(count: number): string {
  return `${count} ${count === 1 ? 'item' : 'items'}`
}

function span(low: string | null, high: string | null, words: (exact: string) => string): string {
  if (low === null) return 'not known'
  if (high === null) return `at least ${words(low)}, and no most is known`
  return low === high ? words(low) : `${words(low)} to ${words(high)}`
}
