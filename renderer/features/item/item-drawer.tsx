import { Button, Drawer } from '@mantine/core'
import type { ItemDetail } from '../../../shared/workspace/views.ts'
import { closeItem, openItem, useItem } from '../../stores/item.ts'
import { deferred } from '../../ui/deferred.tsx'
import { count } from '../../ui/format.ts'
import styles from './item.module.css'

export const ItemBody = deferred('The item', async () => (await import('./item-body.tsx')).ItemBody)

/** Everything that is known of one part or product, over whatever screen is open. */
export function ItemDrawer() {
  const { id, detail, changes, error } = useItem()
  return (
    <Drawer
      opened={id !== null}
      onClose={closeItem}
      title={<Title id={id ?? ''} detail={detail} />}
      size={520}
      padding="md"
    >
      <div data-testid="item-drawer">
        {error && id && (
          <div role="alert">
            <p className={styles.problem}>{error.message}</p>
            <Button variant="default" onClick={() => openItem(id)}>
              Try again
            </Button>
          </div>
        )}
        {detail && id && <ItemBody key={id} id={id} detail={detail} changes={changes} />}
      </div>
    </Drawer>
  )
}

function Title({ id, detail }: { id: string; detail: ItemDetail | null }) {
  const used = detail?.usedOn.length ?? 0
  return (
    <>
      {id}
      <span className={styles.type}>
        {detail && (detail.part ? 'part' : 'product')}
        {used > 0 && `, on ${count(used, 'line')}: a change holds on all of them`}
      </span>
    </>
  )
}
