import { useEffect, useMemo, useRef } from 'react'
import type { PartRow } from '../../../shared/workspace/views.ts'
import { isUsOrigin, originsOf } from '../../stores/destinations.ts'
import { loadRates, useRates } from '../../stores/rates.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { countryChoices } from '../../ui/choosing/countries.ts'
import { closedOffer, countryOffer, NO_OFFER, openOffer } from '../../ui/choosing/offers.ts'
import type { Offer } from '../../ui/choosing/picking.ts'
import { suggestEccns } from '../../ui/choosing/suggest-eccns.ts'
import type { Suggestion } from '../../ui/choosing/suggestion.ts'
import { currenciesFirst } from '../../ui/currencies.ts'
import { BASES } from '../../ui/grid/columns/price-columns.ts'
import { KINDS } from '../../ui/kinds.ts'
import { usePack, useSuppliers } from '../../ui/workspace-context.ts'
import { askedOfPart } from './asked-of-part.ts'
import { openOfPart } from './open-of-part.ts'
import { partColumns } from './part-columns.ts'
import type { PartView } from './part-filters.ts'
import { useKnownOpen } from './use-known-open.ts'

/** What the register of parts looks at beside its rows: the rules, the destinations, what is offered. */
export function usePartView(rows: readonly PartRow[]) {
  const pack = usePack()
  const packId = useWorkspace((store) => store.info?.pack)
  const day = useWorkspace((store) => store.workspace?.day ?? '')
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
  const base = useMemo(() => {
    const us = new Map<string, boolean>()
    const isUs = (country: string) => {
      const known = us.get(country) ?? isUsOrigin(packId, country, day)
      us.set(country, known)
      return known
    }
    const asking = { pack, choices: choices ?? {}, destinations: destinations ?? [], day }
    return { isUs, asked: askedOfPart(asking) }
  }, [pack, packId, day, asOf])
  const known = useKnownOpen(rows)
  const view = useMemo(
    () => ({ ...base, rulesAsk: base.asked, asked: openOfPart(base.asked, known) }),
    [base, known],
  )
  const shown = useRef(view)
  shown.current = view

  const offered = useRef({ suppliers: registered, currencies: [currency] })
  offered.current = {
    suppliers: registered,
    currencies: [currency, ...(rates ?? []).flatMap(({ from, to }) => [from, to])],
  }
  const latest = useRef(rows)
  latest.current = rows

  const drawn = useMemo(() => {
    const suppliers = () => withNamed(offered.current.suppliers, latest.current)
    const currencies = () => currenciesFirst(offered.current.currencies)
    const origins = originsOf(packId)
    const countries = countryOffer(countryChoices(origins))
    const eccns = { suggest: (text: string) => suggestEccns(pack, text) }
    const offer = (column: string): Offer => {
      if (column === 'origin') return countries
      if (column === 'eccn' || column === 'usEccn') return eccns
      if (column === 'supplier') return openOffer(suppliers)
      if (column === 'kind') return closedOffer(() => KINDS)
      if (column === 'basis') return closedOffer(() => BASES)
      if (column !== 'currency') return NO_OFFER
      return closedOffer(() => currencies().map((value) => ({ value })))
    }
    // The columns stay while another answer comes in: who types in a cell goes on typing.
    const asked: PartView['asked'] = (part) => shown.current.asked(part)
    const columns = partColumns({ ...base, asked, pack, origins, suppliers, currencies })
    return { columns, offer }
  }, [base, pack, packId])
  return { view, ...drawn, isOlder: known?.isOlder ?? true }
}

/** The suppliers of the register, then those that parts name without one. */
function withNamed(registered: readonly Suggestion[], rows: readonly PartRow[]): Suggestion[] {
  const known = new Set(registered.map(({ value }) => value))
  const named = new Set(rows.flatMap(({ supplier }) => supplier ?? []))
  const others = [...named].filter((name) => !known.has(name)).sort()
  return [...registered, ...others.map((value) => ({ value }))]
}
