import { useEffect, useMemo, useRef } from 'react'
import type { DatedPrice } from '../../../shared/workspace/views.ts'
import { useCompanies } from '../../stores/companies.ts'
import { destinationsOf } from '../../stores/destinations.ts'
import { loadItems, useItems } from '../../stores/items.ts'
import { parts, useParts } from '../../stores/parts.ts'
import { useProducts } from '../../stores/products.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { countryChoices } from '../../ui/choosing/countries.ts'
import { closedOffer, countryOffer, openOffer } from '../../ui/choosing/offers.ts'
import { suggest } from '../../ui/choosing/suggest-items.ts'
import type { Suggestion } from '../../ui/choosing/suggestion.ts'
import { currenciesFirst } from '../../ui/currencies.ts'
import { useMakers } from '../../ui/workspace-context.ts'
import { affiliateReason } from './standing.ts'

const OFFERED = 8

/** What is offered while prices and rates are typed. */
export function usePriceOffers(used: readonly string[]) {
  const packId = useWorkspace((store) => store.info?.pack)
  const revision = useWorkspace((store) => store.workspace?.revision)
  const companies = useMakers()
  const latest = useRef({ used, companies })
  latest.current = { used, companies }

  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision has other items
  useEffect(() => void loadItems(), [revision])

  return useMemo(() => {
    const { often, others } = destinationsOf(packId)
    const places = countryChoices([...often, ...others])
    const currencies = () => currenciesFirst(latest.current.used)
    return {
      currencies,
      currencyOffer: closedOffer(() => currencies().map((value) => ({ value }))),
      items: { suggest: itemsFor },
      destinations: countryOffer(places),
      companies: openOffer(() => latest.current.companies),
    }
  }, [packId])
}

function itemsFor(text: string): Suggestion[] {
  const { offered } = suggest(useItems.getState().rows ?? [], text, OFFERED)
  return offered.map(({ id, type, name }) => ({ value: id, hint: `${type} · ${name}` }))
}

/** Tells prices between affiliates, where the workspace asks for that. */
export function useAffiliateReason(): (price: DatedPrice) => string | null {
  const wanted = useWorkspace((store) => store.workspace?.settings.warnAffiliatePrices)
  const day = useWorkspace((store) => store.workspace?.day ?? '')
  const entities = useCompanies((store) => store.loaded?.entities)
  const partRows = useParts((store) => store.rows)
  const productRows = useProducts((store) => store.rows)

  useEffect(() => {
    if (!partRows) void parts.loadAll()
  }, [partRows])

  return useMemo(() => {
    if (!wanted) return () => null
    const supplied = (partRows ?? []).map(({ id, supplier }) => [id, supplier] as const)
    const made = (productRows ?? []).map(
      ({ id, madeBy, isSubAssembly }) => [id, isSubAssembly ? madeBy : null] as const,
    )
    const sources = [...supplied, ...made].filter((pair): pair is [string, string] => !!pair[1])
    const companies = new Set((entities ?? []).map(({ id }) => id))
    const affiliates = { companies, sourceOf: new Map(sources), day }
    return (price: DatedPrice) => affiliateReason(price, affiliates)
  }, [wanted, day, entities, partRows, productRows])
}
