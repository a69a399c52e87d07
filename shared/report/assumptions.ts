import type { Result } from '../calc/result/result.ts'
import { moneyText, readRatio } from '../money/display.ts'
import { add, format, type Ratio } from '../money/ratio.ts'
import { assumedFigure } from './assumed.ts'
import type { Figure } from './document.ts'
import type { LineInput } from './inputs.ts'

/**
 * What a result takes for granted without a record, each with the amount that rests on it: undeclared
 * foreign parts, parts that are taken as incorporated, prices whose basis nobody recorded.
 */
export function assumptionsOf(
  result: Result,
  inputs: readonly LineInput[],
  currency: string,
): Figure[] {
  const undeclared = assumedFigure(result, currency)
  const parts = inputs.filter(({ role }) => role === 'part')
  const byDefault = parts.filter(
    ({ facts, isDeclared }) => !isDeclared && !facts.some(({ id }) => id === 'incorporated'),
  )
  const noBasis = inputs.filter(
    ({ price, counts }) =>
      counts !== 'no' && price !== null && price.basis === null && price.of !== 'sales',
  )
  return [
    ...(undeclared ? [undeclared] : []),
    ...amountOf('Incorporated by default', byDefault, currency),
    ...amountOf('Prices without a recorded basis', noBasis, currency),
  ]
}

function amountOf(name: string, inputs: readonly LineInput[], currency: string): Figure[] {
  const items = new Set(inputs.map(({ item }) => item)).size
  if (items === 0) return []
  const values = inputs.map(({ value }) => value && readRatio(value))
  const unpriced = values.filter((value) => value === null).length
  const sum = values.reduce<Ratio>((total, value) => (value ? add(total, value) : total), {
    n: 0n,
    d: 1n,
  })
  const open = unpriced === 0 ? '' : `, and ${unpriced} of no known value`
  return [
    {
      name,
      text: `${items}, worth ${moneyText(format(sum), currency)}${open}`,
      exact: unpriced === 0 ? format(sum) : null,
    },
  ]
}
