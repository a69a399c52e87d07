import { useEffect, useMemo } from 'react'
import { ruleGroups } from '../../../shared/rules/groups.ts'
import { askMatrix, leaveMatrix, matrixDestinations, useMatrix } from '../../stores/matrix.ts'
import { useSelection } from '../../stores/matrix-view.ts'
import { useProducts } from '../../stores/products.ts'
import { useResult } from '../../stores/result.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { usePack } from '../../ui/workspace-context.ts'
import { productsOf, type Shown, shown } from './view.ts'

/** The rule groups of the pack in force. */
export function useGroups() {
  const pack = usePack()
  return useMemo(() => ruleGroups(pack), [pack])
}

/** What the matrix shows, and sees to it that what is missing is worked out; null: not loaded. */
export function useShown(): Shown | null {
  const { rows: products } = useProducts()
  const view = useSelection()
  const sheets = useMatrix((store) => store.sheets)
  const method = useResult((store) => store.method)
  const settings = useWorkspace((store) => store.workspace?.settings)
  const revision = useWorkspace((store) => store.workspace?.revision)
  const groups = useGroups()
  const other = method === 'look-through' ? 'second-incorporation' : 'look-through'

  const result = useMemo(
    () =>
      products &&
      settings &&
      shown(
        {
          groups,
          destinations: matrixDestinations(),
          often: settings.destinations,
          sets: settings.destinationSets,
          products,
          sheet: sheets[method],
          otherSheet: view.compares ? sheets[other] : null,
        },
        view,
      ),
    [products, settings, groups, sheets, method, other, view],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision is a new question
  useEffect(() => {
    if (!products || !result) return
    const inSight = result.lines.flatMap((line) =>
      line.kind === 'product' ? [line.product.id] : [],
    )
    const all = productsOf(products, view).map(({ id }) => id)
    askMatrix({
      products: [...new Set([...inSight, ...all])],
      methods: view.compares ? [method, other] : [method],
    })
  }, [products, result, view, method, other, revision])
  useEffect(() => leaveMatrix, [])

  return result || null
}
