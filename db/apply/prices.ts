import { isDestinationCode } from '../../shared/model/country.ts'
import { refuse, requireEntity, requireItem } from './checks.ts'
import type { Writer, Writes } from './writer.ts'

/** Dated prices, exchange rates and the currency of the reports. */
export const priceWrites: Writes<'setPrice' | 'setRate' | 'removeRate' | 'setCurrency'> = {
  setPrice: (to, { item, validFrom, price = null, destination = '', entity = '' }) => {
    const type = requireItem(to, item)
    if (entity !== '') requireEntity(to, entity, item)
    if (destination !== '' && type === 'part')
      refuse(`${item} is a part: a price by destination is for what is sold.`)
    if (destination !== '' && !isDestinationCode(destination))
      refuse(`"${destination}" is not a destination code.`)
    to.rows.setPrice(item, price, { destination, entity, validFrom })
    if (destination !== '') to.rows.keepDestination(item, destination)
  },

  setRate: (to, { rate }) => to.rows.addRate(rate, removeRate(to, rate)),

  removeRate: (to, rate) => {
    if (removeRate(to, rate) === null)
      refuse(`There is no rate ${rate.from} to ${rate.to} of ${rate.asOf}.`)
  },

  setCurrency: ({ run }, { currency }) => {
    run('UPDATE workspace SET currency = ? WHERE id = 1', currency)
  },
}

/** The place that the rate had; null: there was none. */
function removeRate(
  { run, value }: Writer,
  { from, to, asOf }: { from: string; to: string; asOf: string },
): number | null {
  const where = 'from_currency = ? AND to_currency = ? AND as_of = ?'
  const position = value(`SELECT min(position) FROM rate WHERE ${where}`, from, to, asOf)
  run(`DELETE FROM rate WHERE ${where}`, from, to, asOf)
  return position as number | null
}
