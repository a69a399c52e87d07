import type { Sales } from '../../../shared/model/schema.ts'
import { type ReadCell, read } from '../../../shared/tabular/cell.ts'
import { changeItem } from '../../stores/item.ts'
import { useCanEdit, useTypedAs } from '../../ui/workspace-context.ts'
import { CommittedInput } from './committed-input.tsx'
import styles from './item.module.css'
import { numberText, priceText } from './item-text.ts'
import type { ProductHead } from './product-data.tsx'
import { typedDay } from './typed-day.ts'
import { typedCopies, typedForecast, typedOrders } from './typed-sales.ts'

/** What foreign-made software sells for in all: the denominator of its share (734 Supp. 2(a)(3)(ii)). */
export function SalesOf({ product }: { product: ProductHead }) {
  const canEdit = useCanEdit()
  const as = useTypedAs()
  const sales = product.sales ?? null
  const shared = { canEdit, commit: (changed: Sales | null) => changeItem({ sales: changed }) }
  const onDay = (of: Sales, text: string): ReadCell<Sales> => {
    const day = typedDay(text)
    return day.ok ? read({ ...of, asOf: day.value }) : day
  }
  return (
    <div className={styles.fields}>
      <CommittedInput
        {...shared}
        label="Firm orders, in all"
        value={sales ? priceText({ amount: sales.orders, currency: sales.currency }) : ''}
        read={(text) => typedOrders(text, sales, as)}
        placeholder="250000 EUR"
        hint={sales ? null : 'where given, orders and forecast count in place of the price'}
        testId="sales-orders"
      />
      {sales && (
        <>
          <CommittedInput
            {...shared}
            label="Forecast of further sales"
            value={
              sales.forecast == null
                ? ''
                : priceText({ amount: sales.forecast, currency: sales.currency })
            }
            read={(text) => typedForecast(text, sales, as)}
            placeholder="none"
            testId="sales-forecast"
          />
          <CommittedInput
            {...shared}
            label="Copies that these are"
            value={sales.units == null ? '' : numberText(sales.units)}
            read={(text) => typedCopies(text, sales, as)}
            hint="each line counts once a copy"
            testId="sales-units"
          />
          <CommittedInput
            {...shared}
            label="As of"
            value={sales.asOf ?? ''}
            read={(text) => onDay(sales, text)}
            placeholder="YYYY-MM-DD"
            testId="sales-asOf"
          />
        </>
      )}
    </div>
  )
}
