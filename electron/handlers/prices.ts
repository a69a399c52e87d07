import type { HandlersOf } from '../ipc/handlers.ts'
import type { Context } from './context.ts'

/** Dated prices and exchange rates. */
export function pricesHandlers({ workspace }: Context): HandlersOf<'prices'> {
  return {
    'prices.list': ({ items }) => workspace.read((shown) => ({ prices: shown.prices(items) })),
    'prices.currencies': () =>
      workspace.read((shown) => ({ currencies: shown.currenciesOfPrices() })),
    'prices.rates': () => workspace.read((shown) => ({ rates: shown.rates() })),
  }
}
