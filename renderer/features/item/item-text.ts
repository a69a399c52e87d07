import { inNumberFormat } from '../../ui/number-format.ts'

/** A price as it is typed and shown: every digit, with its currency. */
export function priceText({ amount, currency }: { amount: string; currency: string }): string {
  return `${inNumberFormat(amount)} ${currency}`
}
