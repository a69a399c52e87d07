import { useEffect, useMemo } from 'react'
import { parts, useParts } from '../../stores/parts.ts'
import { useProducts } from '../../stores/products.ts'
import { loadRates, useRates } from '../../stores/rates.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { ChoiceSelect } from '../../ui/choosing/choice-select.tsx'
import { currenciesOf, unreachable } from './currencies.ts'
import styles from './settings.module.css'

const CODES = Intl.supportedValuesOf('currency')

interface CurrencySettingProps {
  currency: string
  canEdit: boolean
  onChange: (currency: string) => void
}

/** The currency of results, and the currencies of prices from which no rate reaches it. */
export function CurrencySetting({ currency, canEdit, onChange }: CurrencySettingProps) {
  const partRows = useParts((store) => store.rows)
  const productRows = useProducts((store) => store.rows)
  const rates = useRates((store) => store.rates)
  const day = useWorkspace((store) => store.workspace?.day)

  useEffect(() => {
    if (!useParts.getState().rows) void parts.loadAll()
    if (!useRates.getState().rates) void loadRates()
  }, [])

  const used = useMemo(
    () => partRows && productRows && currenciesOf([...partRows, ...productRows]),
    [partRows, productRows],
  )
  const missing = used && rates && day ? unreachable(used, currency, rates, day) : null
  return (
    <div className={styles.setting}>
      <ChoiceSelect
        className={styles.short}
        label="Reporting currency"
        description="Results are worked out in it; prices stay in the currency that they were given in."
        data={CODES}
        value={currency}
        disabled={!canEdit}
        allowDeselect={false}
        nothingFoundMessage="No such currency"
        onChoose={(next) => next && next !== currency && onChange(next)}
        data-testid="currency"
      />
      <p className={styles.note} data-testid="currency-rates">
        {missing === null && ' '}
        {missing?.length === 0 &&
          `Prices are in ${used?.join(', ') || 'no currency yet'}; each has a rate.`}
        {missing && missing.length > 0 && (
          <span className={styles.missing}>
            No rate reaches {currency} from {missing.join(', ')}: prices in{' '}
            {missing.length === 1 ? 'it' : 'them'} have an unknown value until one is given under
            Prices.
          </span>
        )}
      </p>
    </div>
  )
}
