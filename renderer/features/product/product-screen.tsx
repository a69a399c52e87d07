import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { rowsOf, useBom } from '../../stores/bom.ts'
import { useProducts } from '../../stores/products.ts'
import { useResult } from '../../stores/result.ts'
import { goBack, goTo, useScreen } from '../../stores/screen.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { countryName } from '../../ui/format.ts'
import { AddIcon, LeftIcon } from '../../ui/icons.tsx'
import { ResultPanel } from '../result/result-panel.tsx'
import { AddLineDialog } from './add-line-dialog.tsx'
import { BomGrid } from './bom-grid.tsx'
import { marksOf } from './marks.ts'
import styles from './product.module.css'

/** One product: its bill of materials on the left, its result on the right. */
export function ProductScreen({ product }: { product: string }) {
  const workspace = useWorkspace((store) => store.workspace)
  const row = useProducts((store) => store.rows?.find(({ id }) => id === product))
  const isListed = useProducts((store) => store.rows !== null)
  const bom = useBom()
  const rows = rowsOf(bom)
  const answered = useResult((store) => store.answered)
  const [adding, setAdding] = useState(false)
  const panelOpen = useScreen((store) => store.panel !== null)
  const from = useScreen((store) => store.visited.at(-1))
  const info = useWorkspace((store) => store.info)
  const marks = useMemo(
    () =>
      answered && answered.question.product === product && answered.revision === bom.revision
        ? marksOf(answered.result)
        : null,
    [answered, product, bom.revision],
  )
  const canEdit = workspace?.readOnly === null
  if (isListed && !row) return <Gone product={product} />
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        {from?.kind === 'product' && (
          <Button
            variant="default"
            leftSection={<LeftIcon size={12} />}
            title="Back (Alt+Left)"
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
        {canEdit && (
          <Button
            variant="default"
            leftSection={<AddIcon size={14} />}
            onClick={() => setAdding(true)}
            data-testid="add-line"
          >
            Add line
          </Button>
        )}
      </header>
      <div className={styles.work}>
        {bom.product === product && rows && (
          <BomGrid
            rows={rows}
            typed={bom.typed}
            marks={marks}
            pack={info?.pack}
            day={info?.day}
            canEdit={canEdit}
            isCovered={adding || panelOpen}
            onAdd={() => setAdding(true)}
          />
        )}
        {workspace && <ResultPanel product={product} revision={workspace.revision} />}
      </div>
      <AddLineDialog product={product} opened={adding} onClose={() => setAdding(false)} />
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
