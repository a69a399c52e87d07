import { useMemo } from 'react'
import type { StudySubject } from '../../stores/levers.ts'
import { useLeversView } from '../../stores/levers-view.ts'
import { useProducts, visibleProducts } from '../../stores/products.ts'
import { useResult } from '../../stores/result.ts'
import { useScenarios } from '../../stores/scenarios.ts'

/** The scenario that is looked at by its number; null: the base, also where it is there no more. */
export function useOver(): number | null {
  const over = useLeversView((store) => store.over)
  const rows = useScenarios((store) => store.rows)
  return rows?.some(({ id }) => id === over) ? over : null
}

/** The verdict that is asked about; null: there is no product, or they are not read yet. */
export function useSubject(): StudySubject | null {
  const chosen = useLeversView((store) => store.product)
  const products = useProducts((store) => store.rows)
  const { destination, method } = useResult()
  const over = useOver()
  const isThere = products?.some(({ id }) => id === chosen)
  const first = visibleProducts(products ?? [], { showAll: false, filter: '' })[0]?.id
  const product = isThere ? chosen : (first ?? products?.[0]?.id ?? null)
  return useMemo(
    () =>
      product === null
        ? null
        : { product, destination, method, ...(over !== null && { scenario: over }) },
    [product, destination, method, over],
  )
}
