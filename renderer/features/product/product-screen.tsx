import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import { rowsOf, useBom } from '../../stores/bom.ts'
import { useCommands } from '../../stores/commands.ts'
import { openItem, useItem } from '../../stores/item.ts'
import { useProductView } from '../../stores/product-view.ts'
import { useProducts } from '../../stores/products.ts'
import { goBack, goTo, useScreen } from '../../stores/screen.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { countryName } from '../../ui/format.ts'
import { AddIcon, LeftIcon } from '../../ui/icons.tsx'
import { ResultPanel } from '../result/result-panel.tsx'
import { ViewToggle } from '../result/view-toggle.tsx'
import { BomEditor } from './bom-editor.tsx'
import { PasteDialog, type PasteRequest } from './paste/paste-dialog.tsx'
import styles from './product.module.css'
import { CompareDialog } from './revisions/compare-dialog.tsx'
import { FreezeDialog } from './revisions/freeze-dialog.tsx'
import { useVerdictMark } from './use-verdict-mark.ts'

/** What lies over the lines. */
type Over = null | 'freeze' | 'compare' | PasteRequest

/** One product: its bill of materials on the left, its result on the right. */
export function ProductScreen({ product }: { product: string }) {
  const workspace = useWorkspace((store) => store.workspace)
  const row = useProducts((store) => store.rows?.find(({ id }) => id === product))
  const isListed = useProducts((store) => store.rows !== null)
  const isLoaded = useBom((store) => store.product === product && rowsOf(store) !== null)
  const [isAdding, setAdding] = useState(false)
  const [over, setOver] = useState<Over>(null)
  const panelOpen = useScreen((store) => store.panel !== null)
  const itemOpen = useItem((store) => store.id !== null)
  const from = useScreen((store) => store.visited.at(-1))
  const line = useScreen(({ screen }) => (screen.kind === 'product' ? screen.line : undefined))
  const view = useProductView((store) => store.view)
  const canEdit = workspace?.readOnly === null
  useVerdictMark(product, workspace?.revision ?? 0)
  useCommands([
    {
      id: 'freeze',
      name: 'Freeze this state of the bill of materials',
      group: 'Product',
      isAvailable: () => canEdit && row !== undefined,
      run: () => setOver('freeze'),
    },
    {
      id: 'compare',
      name: 'Compare two states of the bill of materials',
      group: 'Product',
      isAvailable: () => row !== undefined,
      run: () => setOver('compare'),
    },
  ])

  if (isListed && !row) return <Gone product={product} />
  return (
    <div className={styles.screen}>
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
                {row.makerName ?? row.madeBy ?? 'maker not known'}
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
              onClick={() => setOver({ text: '', product, cells: null })}
              data-testid="paste"
            >
              Paste
            </Button>
            <Button
              variant="default"
              leftSection={<AddIcon size={14} />}
              title="Insert"
              onClick={() => setAdding(true)}
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
              <Menu.Item onClick={() => setOver('freeze')} data-testid="freeze">
                Freeze this state
              </Menu.Item>
            )}
            <Menu.Item onClick={() => setOver('compare')} data-testid="compare">
              Compare two states
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </header>
      <div className={styles.work} data-view={view}>
        {isLoaded ? (
          <BomEditor
            product={product}
            canEdit={canEdit}
            isCovered={over !== null || panelOpen || itemOpen || view === 'result'}
            line={line}
            isAdding={isAdding}
            onAdding={setAdding}
            onPaste={setOver}
          />
        ) : (
          <div className={styles.loading} />
        )}
        {workspace && view !== 'bom' && (
          <ResultPanel product={product} revision={workspace.revision} />
        )}
      </div>
      {over !== null && typeof over === 'object' && (
        <PasteDialog request={over} onClose={() => setOver(null)} />
      )}
      <FreezeDialog product={product} opened={over === 'freeze'} onClose={() => setOver(null)} />
      {over === 'compare' && <CompareDialog product={product} onClose={() => setOver(null)} />}
    </div>
  )
}

function Gone({ product }: { product: string }) {
  return (
    <div className={styles.gone}>
      <h1>{product} is not in this revision</h1>
      <p>It was removed, or is not created yet at the revision that is open.</p>
      <Button variant="default" onClick={() => goTo('products')}>
        Products
      </Button>
    </div>
  )
}
