import { useBom } from '../../stores/bom.ts'
import { goToProduct } from '../../stores/screen.ts'

/** Shows the item at the end of a path where its facts can be entered: at its line. */
export function openItemOf(path: readonly string[]): void {
  const item = path.at(-1)
  const product = path.at(-2) ?? item
  if (item === undefined || product === undefined) return
  const { boms } = useBom.getState()
  goToProduct(product, boms[product]?.find((row) => row.item === item)?.line)
}
