import type { Model } from '../model/schema.ts'
import { moneyText, readRatio } from '../money/display.ts'
import { conversions } from '../money/exchange.ts'
import { format, multiply, type Ratio, round, roundDown, roundUp } from '../money/ratio.ts'
import type { Figure } from '../report/document.ts'
import { rateWords } from '../report/input-words.ts'

export const USD = 'USD'

/** Amounts of the reporting currency in US dollars. */
export interface UsDollars {
  /** Exact; null: it is not known, or no rate reaches. */
  of(exact: string | null): Ratio | null
  /** What lacks for the conversion, in words; null: nothing. */
  missing: string | null
  /** The rates by which reporting amounts are turned into US dollars, in words; none in US dollars. */
  rates: string[]
}

/** How amounts in the reporting currency are turned into US dollars on a day. */
export function usDollars(
  { currency, rates }: Pick<Model, 'currency' | 'rates'>,
  day: string,
): UsDollars {
  const conversion = conversions(rates, day)(currency, USD)
  return {
    of: (exact) =>
      exact === null || !conversion ? null : multiply(readRatio(exact), conversion.value),
    missing: conversion ? null : `a rate from ${currency} to ${USD} of ${day} or before`,
    rates: (conversion?.legs ?? []).map(({ rate: { from, to, rate, asOf, source }, isInverse }) =>
      rateWords({ from, to, rate, asOf, source: source ?? null, isInverse }),
    ),
  }
}

/** To the cent, with thousands set apart. */
export function dollarText(amount: Ratio): string {
  return moneyText(format(amount), USD)
}

/** An amount as a figure, with every digit where the cents are not all of it. */
export function dollarFigure(name: string, amount: Ratio): Figure {
  const isWhole = round(amount, 2).exact
  return { name, text: dollarText(amount), exact: isWhole ? null : format(amount) }
}

/** A range rounded outwards to the cent, or one amount where low and high are one. */
export function dollarRange(name: string, low: Ratio, high: Ratio): Figure {
  if (format(low) === format(high)) return dollarFigure(name, low)
  const least = moneyText(roundDown(low, 2), USD)
  const most = moneyText(roundUp(high, 2), USD)
  return { name, text: `${least} to ${most}`, exact: `${format(low)} to ${format(high)}` }
}

/** A unit price in whole dollars, exact below half a dollar (748 Supp. 1, Block 22(g)). */
export function wholeDollars(amount: Ratio): string {
  const isBelowHalf = amount.n * 2n < amount.d
  return isBelowHalf ? format(amount) : round(amount, 0).text
}
