import { useEffect, useMemo } from 'react'
import { packIds } from '../../../shared/rules/packs/index.ts'
import { destinationsOf } from '../../stores/destinations.ts'
import { loadItems, useItems } from '../../stores/items.ts'
import { useProducts } from '../../stores/products.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { suggestEccns } from '../../ui/choosing/suggest-eccns.ts'
import { suggest as suggestItems } from '../../ui/choosing/suggest-items.ts'
import { suggestValues } from '../../ui/choosing/suggest-values.ts'
import type { Suggestion } from '../../ui/choosing/suggestion.ts'
import { currenciesFirst } from '../../ui/currencies.ts'
import { PART_QUESTIONS, PRODUCT_QUESTIONS } from '../../ui/fact-questions.ts'
import { useMakers, useOrigins, usePack, useSuppliers } from '../../ui/workspace-context.ts'
import type { Source } from './change-kinds.ts'

const LIMIT = 8

/** What the fields of a change offer for what is typed in them. */
export function useSources(): Record<Source, (text: string) => Suggestion[]> {
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
    const destinations = [...often, ...others].map(({ code, name }) => ({
      value: code,
      hint: name,
    }))
    const currencies = currenciesFirst([currency]).map((value) => ({ value, hint: '' }))
    const sold = (products ?? []).map(({ id, name }) => ({ value: id, hint: name }))
    const packs = packIds.map((value) => ({
      value,
      hint: value === packId ? 'in force' : 'another one',
    }))
    const facts = [
      ...[...PART_QUESTIONS, ...PRODUCT_QUESTIONS].map(({ fact, question }) => ({
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
    const among = (values: readonly Suggestion[]) => (text: string) => suggestValues(values, text)
    return {
      items: (text) =>
        suggestItems(items ?? [], text, LIMIT).offered.map(({ id, name, origin, eccn }) => ({
          value: id,
          hint: [name, origin, eccn].filter(Boolean).join(' · '),
        })),
      products: among(sold),
      makers: among(makers),
      suppliers: among(suppliers),
      countries: among(countries),
      destinations: among(destinations),
      eccns: (text) => suggestEccns(pack, text),
      currencies: among(currencies),
      facts: among(facts),
      packs: among(packs),
    }
  }, [items, products, packId, first, currency, pack, makers, suppliers, countries])
}
