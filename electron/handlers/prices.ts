import type { HandlersOf } from '../ipc/handlers.ts'
import type { Context } from './context.ts'

/** Dated prices and exchange rates. */
export function pricesHandlers({ workspace }: Context): HandlersOf<'prices'> {
  return {
    'prices.list': ({ items }) => {
      const shown = workspace.shown()
      return { revision: shown.state().revision, prices: shown.prices(items) }
    },
    'prices.rates': () => {
      const shown = workspace.shown()
      return { revision: shown.state().revision, rates: shown.rates() }
    },
  }
}
