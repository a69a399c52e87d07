import { useEffect, useMemo, useRef } from 'react'
import type { DatedPrice, RateRow } from '../../../shared/workspace/views.ts'
import { useCommands } from '../../stores/commands.ts'
import { useItem } from '../../stores/item.ts'
import { usePrices } from '../../stores/prices.ts'
import { useRates } from '../../stores/rates.ts'
import { useScreen } from '../../stores/screen.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import screen from '../../ui/screen.module.css'
import { useInsertKey } from '../../ui/use-insert-key.ts'
import { useCanEdit } from '../../ui/workspace-context.ts'
import { PriceRegister, type RegisterHandle } from './price-register.tsx'
import { RateRegister } from './rate-register.tsx'
import { unreachedCurrencies } from './standing.ts'
import { usePriceOffers } from './use-price-offers.ts'

/** Dated prices, and the exchange rates that make them comparable. */
export function PricesScreen() {
  const prices = usePrices((store) => store.prices)
  const rates = useRates((store) => store.rates)
  return prices && rates && <Prices prices={prices} rates={rates} />
}

function Prices({ prices, rates }: { prices: readonly DatedPrice[]; rates: readonly RateRow[] }) {
  const canEdit = useCanEdit()
  const day = useWorkspace((store) => store.workspace?.day ?? '')
  const reporting = useWorkspace((store) => store.workspace?.currency ?? 'USD')
  const isPanelOpen = useScreen((store) => store.panel !== null)
  const isItemOpen = useItem((store) => store.id !== null)
  const isCovered = isPanelOpen || isItemOpen
  const register = useRef<RegisterHandle>(null)
  const rateRegister = useRef<RegisterHandle>(null)
  const used = useMemo(
    () => [reporting, ...rates.flatMap(({ from, to }) => [from, to])],
    [rates, reporting],
  )
  const offers = usePriceOffers(used)
  const unreached = useMemo(
    () => unreachedCurrencies(prices, rates, reporting, day),
    [prices, rates, reporting, day],
  )
  useInsertKey(isCovered ? null : () => register.current?.add())
  useCommands([
    {
      id: 'newRate',
      name: 'New exchange rate',
      group: 'Prices',
      keys: ['Shift+Insert'],
      isAvailable: () => canEdit,
      run: () => rateRegister.current?.add(),
    },
  ])

  useEffect(() => {
    if (!isCovered) register.current?.focus()
  }, [isCovered])

  return (
    <div className={screen.screen}>
      <PriceRegister prices={prices} day={day} offers={offers} handle={register} />
      <RateRegister
        rates={rates}
        unreached={unreached}
        reporting={reporting}
        day={day}
        offers={offers}
        handle={rateRegister}
      />
    </div>
  )
}
