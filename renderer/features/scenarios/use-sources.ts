import { useEffect, useMemo } from 'react'
import { read } from '../../../shared/tabular/cell.ts'
import { readCountry } from '../../../shared/tabular/country.ts'
import { currencyOf } from '../../../shared/tabular/currency.ts'
import { readEccn } from '../../../shared/tabular/eccn.ts'
import { destinationsOf } from '../../stores/destinations.ts'
import { loadItems, useItems } from '../../stores/items.ts'
import { idOfPack, packIds } from '../../stores/packs.ts'
import { useProducts } from '../../stores/products.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { readCompany } from '../../ui/choosing/companies.ts'
import { countryChoices } from '../../ui/choosing/countries.ts'
import { closedOffer, countryOffer, eccnOffer, openOffer } from '../../ui/choosing/offers.ts'
import type { Offer } from '../../ui/choosing/picking.ts'
import { suggest as suggestItems } from '../../ui/choosing/suggest-items.ts'
import { currenciesFirst } from '../../ui/currencies.ts'
import { NEED_QUESTIONS, PART_QUESTIONS, PRODUCT_QUESTIONS } from '../../ui/fact-questions.ts'
import { typedDestination } from '../../ui/typed-destinations.ts'
import { useMakers, useOrigins, usePack, useSuppliers } from '../../ui/workspace-context.ts'
import type { Source } from './change-kinds.ts'
import type { FieldReaders } from './resolve-fields.ts'

const LIMIT = 8

/** What the fields of a change offer for what is typed in them, and how they are read. */
export function useSources(): { offers: Record<Source, Offer>; readers: FieldReaders } {
  const items = useItems((store) => store.rows)
  const products = useProducts((store) => store.rows)
  const packId = useWorkspace((store) => store.info?.pack)
  const first = useWorkspace((store) => store.workspace?.settings.destinations)
  const currency = useWorkspace((store) => store.workspace?.currency ?? 'USD')
  const pack = usePack()
  const makers = useMakers()
  const suppliers = useSuppliers()
  const countries = useOrigins()
  useEffect(() => void loadItems(), [])
  return useMemo(() => {
    const { often, others } = destinationsOf(packId, first)
    const destinations = countryChoices([...often, ...others])
    const currencies = currenciesFirst([currency]).map((value) => ({ value, hint: '' }))
    const sold = (products ?? []).map(({ id, name }) => ({ value: id, hint: name }))
    const packs = packIds().map((value) => ({
      value,
      hint: packId !== undefined && value === idOfPack(packId) ? 'in force' : 'another one',
    }))
    const facts = [
      ...[...PART_QUESTIONS, ...NEED_QUESTIONS, ...PRODUCT_QUESTIONS].map(({ fact, question }) => ({
        value: fact,
        hint: question,
      })),
      { value: 'encryption', hint: 'How it passes: published, b1, b2, b3 or none' },
      { value: 'hts6', hint: 'HTS code, six digits' },
      ...pack.conditions.conditions.map(({ id, question }) => ({
        value: `answers.${id}`,
        hint: question,
      })),
    ]
    const offers: Record<Source, Offer> = {
      items: {
        suggest: (text) =>
          suggestItems(items ?? [], text, LIMIT).offered.map(({ id, name, origin, eccn }) => ({
            value: id,
            hint: [name, origin, eccn].filter(Boolean).join(' · '),
          })),
      },
      products: openOffer(() => sold),
      makers: openOffer(() => makers),
      suppliers: openOffer(() => suppliers),
      countries: countryOffer(countries),
      destinations: countryOffer(destinations),
      eccns: eccnOffer(pack),
      currencies: closedOffer(() => currencies),
      facts: closedOffer(() => facts),
      packs: closedOffer(() => packs),
    }
    const readers: FieldReaders = {
      makers: (text) => {
        const maker = readCompany(text, makers)
        return maker.ok ? read(maker.value ?? '') : maker
      },
      countries: readCountry,
      destinations: (text) => typedDestination(text, pack),
      eccns: readEccn,
      currencies: (text) => currencyOf(text),
    }
    return { offers, readers }
  }, [items, products, packId, first, currency, pack, makers, suppliers, countries])
}
