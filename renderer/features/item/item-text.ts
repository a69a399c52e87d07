import type { FactSource } from '../../../shared/model/schema.ts'
import { typeableHere } from '../../ui/number-format.ts'

/** A price as it is typed and shown: every digit, with its currency. */
export function priceText({ amount, currency }: { amount: string; currency: string }): string {
  return `${typeableHere(amount)} ${currency}`
}

/** A number as it is typed and shown: every digit. */
export function numberText(number: string): string {
  return typeableHere(number)
}

/** Who answered a fact, when and by what; empty: nothing of it is recorded. */
export function sourceText(source: FactSource | null | undefined): string {
  return [source?.who, source?.on, source?.source].filter(Boolean).join(', ')
}
