import { SegmentedControl } from '@mantine/core'
import {
  PRODUCT_VIEWS,
  type ProductView,
  showProductView,
  useProductView,
} from '../../stores/product-view.ts'

/** Chooses between the bill of materials, its result, and both side by side. */
export function ViewToggle() {
  const view = useProductView((store) => store.view)
  return (
    <SegmentedControl
      aria-label="What is shown"
      title="Alt+R"
      data={PRODUCT_VIEWS.map(({ view: value, name: label }) => ({ value, label }))}
      value={view}
      onChange={(value) => showProductView(value as ProductView)}
      data-testid="product-view"
    />
  )
}
