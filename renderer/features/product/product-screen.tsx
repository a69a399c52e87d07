import { Button } from '@mantine/core'
import { useState } from 'react'
import { rowsOf, useBom } from '../../stores/bom.ts'
import { useCommands } from '../../stores/commands.ts'
import { startComparing, useComparing } from '../../stores/comparing.ts'
import { goToFlow } from '../../stores/flow.ts'
import { useItem } from '../../stores/item.ts'
import { useProductView } from '../../stores/product-view.ts'
import { useProducts } from '../../stores/products.ts'
import { goTo, useScreen } from '../../stores/screen.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { Splitter, usePanelStyle } from '../../ui/splitter.tsx'
import { TrayDialog, TrayStrip } from '../import/tray.tsx'
import { ResultPanel } from '../result/result-panel.tsx'
import { BomEditor } from './bom-editor.tsx'
import { FreezeDialog } from './freeze-dialog.tsx'
import { PasteDialog, type PasteRequest } from './paste/paste-dialog.tsx'
import styles from './product.module.css'
import { ProductHead } from './product-head.tsx'
import { useVerdictMark } from './use-verdict-mark.ts'

/** What lies over the lines. */
type Over = null | 'freeze' | 'tray' | PasteRequest

/** One product: its bill of materials on the left, its result on the right. */
export function ProductScreen({ product }: { product: string }) {
  const canEdit = useWorkspace((store) => store.workspace?.readOnly === null)
  const isThere = useProducts((store) => store.rows?.some(({ id }) => id === product) ?? false)
  const isListed = useProducts((store) => store.rows !== null)
  const isLoaded = useBom((store) => store.product === product && rowsOf(store) !== null)
  const [isAdding, setAdding] = useState(false)
  const [over, setOver] = useState<Over>(null)
  const panelOpen = useScreen((store) => store.panel !== null)
  const itemOpen = useItem((store) => store.id !== null)
  const isComparing = useComparing((store) => store.comparing !== null)
  const line = useScreen(({ screen }) => (screen.kind === 'product' ? screen.line : undefined))
  const view = useProductView((store) => store.view)
  const panelStyle = usePanelStyle('result')
  useCommands([
    {
      id: 'freeze',
      name: 'Freeze this state of the bill of materials',
      group: 'Product',
      isAvailable: () => canEdit && isThere,
      run: () => setOver('freeze'),
    },
    {
      id: 'flow',
      name: 'How US content flows',
      group: 'Product',
      isAvailable: () => isThere,
      run: goToFlow,
    },
  ])

  if (isListed && !isThere) return <Gone product={product} />
  return (
    <div className={styles.screen}>
      <ProductHead
        product={product}
        canEdit={canEdit}
        onPaste={setOver}
        onAdd={setAdding}
        onRevisions={(dialog) =>
          dialog === 'freeze' ? setOver(dialog) : startComparing({ product })
        }
      />
      <TrayStrip product={product} onOpen={() => setOver('tray')} />
      <div className={styles.work} style={panelStyle} data-view={view}>
        {isLoaded ? (
          <BomEditor
            product={product}
            canEdit={canEdit}
            isCovered={over !== null || panelOpen || itemOpen || isComparing || view === 'result'}
            line={line}
            isAdding={isAdding}
            onAdding={setAdding}
            onPaste={setOver}
          />
        ) : (
          <div className={styles.loading} />
        )}
        {view === 'both' && <Splitter panel="result" label="Width of the result" side="after" />}
        {view !== 'bom' && <ResultBeside product={product} />}
      </div>
      {over !== null && typeof over === 'object' && (
        <PasteDialog request={over} onClose={() => setOver(null)} />
      )}
      <FreezeDialog product={product} opened={over === 'freeze'} onClose={() => setOver(null)} />
      {over === 'tray' && <TrayDialog product={product} onClose={() => setOver(null)} />}
    </div>
  )
}

/** The result at the revision on screen. */
function ResultBeside({ product }: { product: string }) {
  const revision = useWorkspace((store) => store.workspace?.revision)
  useVerdictMark(product, revision ?? 0)
  return revision !== undefined && <ResultPanel product={product} revision={revision} />
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
