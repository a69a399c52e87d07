import type { Sales } from '../../../shared/model/schema.ts'
import { type ReadCell, read, unreadable } from '../../../shared/tabular/cell.ts'
import { type TypedAs, typedPrice, typedQuantity } from '../../ui/typed.ts'

/** Sales with the firm orders as they are typed; empty: no sales are recorded. */
export function typedOrders(
  text: string,
  sales: Sales | null,
  as: TypedAs,
): ReadCell<Sales | null> {
  const orders = typedPrice(text, inCurrencyOf(sales), as)
  if (!orders.ok) return orders
  const { forecast, units, asOf } = sales ?? {}
  if (!orders.value) {
    const isAlone = forecast == null && units == null && asOf == null
    return isAlone ? read(null) : unreadable('Empty the other fields of the sales first.')
  }
  const { amount, currency } = orders.value
  if (forecast != null && sales && currency !== sales.currency)
    return unreadable(`The forecast is in ${sales.currency}: give the orders in it too.`)
  return read({ ...sales, orders: amount, currency })
}

/** Sales with the forecast as it is typed, in the currency of the orders; empty: none. */
export function typedForecast(text: string, sales: Sales, as: TypedAs): ReadCell<Sales> {
  const forecast = typedPrice(text, inCurrencyOf(sales), as)
  if (!forecast.ok) return forecast
  if (forecast.value && forecast.value.currency !== sales.currency)
    return unreadable(`The orders are in ${sales.currency}: give the forecast in it too.`)
  return read({ ...sales, forecast: forecast.value?.amount ?? null })
}

/** Sales with the number of copies that they stand for; empty: not known. */
export function typedCopies(text: string, sales: Sales, as: TypedAs): ReadCell<Sales> {
  if (text.trim() === '') return read({ ...sales, units: null })
  const copies = typedQuantity(text, as)
  return copies.ok ? read({ ...sales, units: copies.value }) : copies
}

function inCurrencyOf(sales: Sales | null) {
  return sales && { amount: sales.orders, currency: sales.currency }
}
