import { Button } from '@mantine/core'
import { openDemo, openDialog } from '../../stores/workspace.ts'
import styles from './products.module.css'

/** The first three things to do in a workspace that has no product. */
export function EmptyWorkspace({ onCreate }: { onCreate: (() => void) | null }) {
  return (
    <section className={styles.empty} aria-labelledby="empty-title" data-testid="empty-workspace">
      <h1 id="empty-title">No products yet</h1>
      <p>A product is what leaves the factory: it has a maker, a price and a bill of materials.</p>
      <ol>
        <li>
          <span>Create a product, then add the lines of its bill of materials.</span>
          <Button disabled={!onCreate} onClick={onCreate ?? undefined} data-testid="new-product">
            New product
          </Button>
        </li>
        <li>
          <span>Open a workspace that somebody gave you.</span>
          <Button variant="default" onClick={openDialog}>
            Open
          </Button>
        </li>
        <li>
          <span>Look at the demo to see how a finished one reads.</span>
          <Button variant="default" onClick={openDemo}>
            Demo
          </Button>
        </li>
      </ol>
    </section>
  )
}
