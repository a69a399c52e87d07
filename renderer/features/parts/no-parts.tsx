import { Button } from '@mantine/core'
import { goTo } from '../../stores/screen.ts'
import { openDemo } from '../../stores/workspace.ts'
import styles from '../../ui/register.module.css'

interface NoPartsProps {
  isFiltered: boolean
  /** null: the workspace cannot be written to. */
  onAdd: (() => void) | null
  onClear: () => void
}

/** What to do where no part is shown. */
export function NoParts({ isFiltered, onAdd, onClear }: NoPartsProps) {
  if (isFiltered)
    return (
      <div className={styles.empty}>
        <p>No part is let through by the filters.</p>
        <Button variant="default" onClick={onClear}>
          Show all parts
        </Button>
      </div>
    )
  return (
    <div className={styles.empty} data-testid="no-parts">
      <p>
        No parts yet. A part is what is bought or made as one piece: its country of origin, ECCN and
        price decide whether it counts as US content. Parts come with the bill of materials of a
        product, or one by one here.
      </p>
      {onAdd && <Button onClick={onAdd}>Add the first part (Insert)</Button>}
      <Button variant="default" onClick={() => goTo('products')}>
        Go to the products
      </Button>
      <Button variant="default" onClick={() => void openDemo()}>
        Look at the demo
      </Button>
    </div>
  )
}
