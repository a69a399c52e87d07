import { useEffect, useMemo, useRef } from 'react'
import type { PartRow } from '../../../shared/workspace/views.ts'
import { isUsOrigin, originsOf } from '../../stores/destinations.ts'
import { loadRates, useRates } from '../../stores/rates.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { suggestEccns } from '../../ui/choosing/suggest-eccns.ts'
import { suggestValues } from '../../ui/choosing/suggest-values.ts'
import type { Suggestion } from '../../ui/choosing/suggestion.ts'
import { currenciesFirst } from '../../ui/currencies.ts'
import { BASES } from '../../ui/grid/columns/price-columns.ts'
import { KINDS } from '../../ui/kinds.ts'
import { usePack, useSuppliers } from '../../ui/workspace-context.ts'
import { askedOfPart } from './asked-of-part.ts'
import { partColumns } from './part-columns.ts'

/** What the register of parts looks at beside its rows: the rules, the destinations, what is offered. */
export function usePartView(rows: readonly PartRow[]) {
  const pack = usePack()
  const packId = useWorkspace((store) => store.info?.pack)
  const day = useWorkspace((store) => store.info?.day ?? '')
  const currency = useWorkspace((store) => store.workspace?.currency ?? 'USD')
  const destinations = useWorkspace((store) => store.workspace?.settings.destinations)
  const choices = useWorkspace((store) => store.workspace?.settings.choices)
  const rates = useRates((store) => store.rates)
  const registered = useSuppliers()
  const asOf = JSON.stringify([destinations, choices])

  useEffect(() => {
    if (!rates) void loadRates()
  }, [rates])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asOf` stands for both settings
  const view = useMemo(() => {
    const us = new Map<string, boolean>()
    const isUs = (country: string) => {
      const known = us.get(country) ?? isUsOrigin(packId, country, day)
      us.set(country, known)
      return known
    }
    const asking = { pack, choices: choices ?? {}, destinations: destinations ?? [], day }
    return { isUs, asked: askedOfPart(asking) }
  }, [pack, packId, day, asOf])

  const offered = useRef({ suppliers: registered, currencies: [currency] })
  offered.current = {
    suppliers: registered,
    currencies: [currency, ...(rates ?? []).flatMap(({ from, to }) => [from, to])],
  }
  const latest = useRef(rows)
  latest.current = rows

  return useMemo(() => {
    const suppliers = () => withNamed(offered.current.suppliers, latest.current)
    const currencies = () => currenciesFirst(offered.current.currencies)
    const origins = originsOf(packId)
    const countries = origins.map(({ code, name }) => ({ value: code, hint: name }))
    const suggest = (column: string, text: string): Suggestion[] => {
      if (column === 'origin') return suggestValues(countries, text)
      if (column === 'eccn' || column === 'usEccn') return suggestEccns(pack, text)
      if (column === 'supplier') return suggestValues(suppliers(), text)
      if (column === 'kind') return suggestValues(KINDS, text)
      if (column === 'basis') return suggestValues(BASES, text)
      if (column !== 'currency') return []
      const codes = currencies().map((value) => ({ value }))
      return suggestValues(codes, text)
    }
    const columns = partColumns({ ...view, pack, origins, suppliers, currencies })
    return { view, columns, suggest }
  }, [view, pack, packId])
}

/** The suppliers of the register, then those that parts name without one. */
function withNamed(registered: readonly Suggestion[], rows: readonly PartRow[]): Suggestion[] {
  const known = new Set(registered.map(({ value }) => value))
  const named = new Set(rows.flatMap(({ supplier }) => supplier ?? []))
  const others = [...named].filter((name) => !known.has(name)).sort()
  return [...registered, ...others.map((value) => ({ value }))]
}
