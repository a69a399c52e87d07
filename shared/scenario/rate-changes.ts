import type { Rate } from '../model/schema.ts'
import { exchange } from '../money/exchange.ts'
import { format } from '../money/ratio.ts'
import { type ChangeOutcome, done, refused } from './change-outcome.ts'
import { type Draft, pairOf } from './draft.ts'
import type { Touch } from './touch.ts'

/** The rate between two currencies that is in force on a day, in both directions. */
export function setRate(draft: Draft, given: Rate): ChangeOutcome {
  const { from, to, rate, asOf } = given
  if (from === to) return refused(`${from} is ${to}`)
  const id = pairOf(given)
  const before = exchange(draft.rates, asOf)(from, to)
  const inForce = newest(draft.rates.filter((row) => pairOf(row) === id && row.asOf <= asOf))
  const isSame = inForce.length === 1 && inForce[0]?.from === from && inForce[0].rate === rate
  const touch: Touch = {
    what: 'rate',
    id,
    member: `${from} to ${to}`,
    from: before && format(before),
    to: rate,
  }
  if (!isSame) draft.setRate(given)
  return done(isSame ? [] : [touch], ({ what, id: other }) => what === 'rate' && other === id)
}

/** The quotes of the latest day, alike ones once. */
function newest(rates: readonly Rate[]): Rate[] {
  const day = rates.reduce((latest, { asOf }) => (asOf > latest ? asOf : latest), '')
  const latest = rates.filter(({ asOf }) => asOf === day)
  return latest.filter((row, i) => latest.findIndex((other) => other.from === row.from) === i)
}
