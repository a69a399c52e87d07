import { Button, Menu } from '@mantine/core'
import { memo } from 'react'
import { openItem } from '../../stores/item.ts'
import { useProducts } from '../../stores/products.ts'
import { goBack, goTo, useScreen } from '../../stores/screen.ts'
import { countryName } from '../../ui/format.ts'
import { AddIcon, LeftIcon } from '../../ui/icons.tsx'
import type { PasteRequest } from './paste/paste-dialog.tsx'
import styles from './product.module.css'
import { ViewToggle } from './view-toggle.tsx'

interface ProductHeadProps {
  product: string
  canEdit: boolean
  onPaste: (request: PasteRequest) => void
  onAdd: (isAdding: boolean) => void
  onRevisions: (dialog: 'freeze' | 'compare') => void
}

/** Which product it is and whose, and what can be done with all of it. */
export const ProductHead = memo(function ProductHead(props: ProductHeadProps) {
  const { product, canEdit, onPaste, onAdd, onRevisions } = props
  const row = useProducts((store) => store.rows?.find(({ id }) => id === product))
  const from = useScreen((store) => store.visited.at(-1))
  return (
    <header className={styles.head}>
      {from?.kind === 'product' && (
        <Button
          variant="default"
          leftSection={<LeftIcon size={12} />}
          title="Back"
          onClick={goBack}
        >
          {from.id}
        </Button>
      )}
      <nav className={styles.trail} aria-label="Where this is">
        <button type="button" onClick={() => goTo('products')}>
          Products
        </button>
        {row && (
          <>
            <span aria-hidden="true">/</span>
            <span title={row.madeBy ?? undefined}>
              <bdi>{row.makerName ?? row.madeBy ?? 'maker not known'}</bdi>
              {row.country && ` (${countryName(row.country)})`}
            </span>
            <span aria-hidden="true">/</span>
          </>
        )}
        <h1 title={row?.name}>
          {product}
          {row && row.name !== product && <span className={styles.name}>{row.name}</span>}
        </h1>
      </nav>
      <span className={styles.facts}>
        {row?.eccn ?? 'ECCN not known'}
        {row && `, ${row.kind}`}
      </span>
      <ViewToggle />
      <Button
        variant="default"
        title="ECCN, maker, price and what the rules ask of the product itself"
        onClick={() => openItem(product)}
        data-testid="product-data"
      >
        Product data
      </Button>
      {canEdit && (
        <>
          <Button
            variant="default"
            title="Rows copied from Excel (Ctrl+V in the lines)"
            onClick={() => onPaste({ text: '', product, cells: null })}
            data-testid="paste"
          >
            Paste
          </Button>
          <Button
            variant="default"
            leftSection={<AddIcon size={14} />}
            title="Insert"
            onClick={() => onAdd(true)}
            data-testid="add-line"
          >
            Add lines
          </Button>
        </>
      )}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="default" data-testid="revisions">
            Revisions
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {canEdit && (
            <Menu.Item onClick={() => onRevisions('freeze')} data-testid="freeze">
              Freeze this state
            </Menu.Item>
          )}
          <Menu.Item onClick={() => onRevisions('compare')} data-testid="compare">
            Compare two states
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </header>
  )
})
