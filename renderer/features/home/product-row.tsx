import { useHome } from '../../stores/home.ts'
import { activateHomeRow } from '../../stores/home-list.ts'
import { goToProduct } from '../../stores/screen.ts'
import { countryName, dateText, shortWhen } from '../../ui/format.ts'
import link from '../../ui/link.module.css'
import table from '../../ui/table.module.css'
import tone from '../../ui/tone.module.css'
import { ACTS } from '../../ui/verdict.tsx'
import { gapsSentence, gapsText, isIncomplete, verdictText } from './figures.ts'
import type { HomeRow } from './groups.ts'
import styles from './home.module.css'
import { Sign } from './sign.tsx'
import type { HomeFigures } from './use-home.ts'

interface ProductRowProps {
  row: Extract<HomeRow, { type: 'product' }>
  at: number
  isActive: boolean
  figures: HomeFigures
  /** The destinations that have a column. */
  shown: readonly string[]
}

/** How one product stands. */
export function ProductRow({ row, at, isActive, figures, shown }: ProductRowProps) {
  const { id, name } = row.product
  const overview = figures.rows.get(id)
  const flips = figures.flips.filter((flip) => flip.product === id)
  const before = (code: string) =>
    flips.find(({ destinations }) => destinations.includes(code))?.from
  const verdict = overview && verdictText(overview, figures.destinations)
  return (
    <tr
      id={`home-${at}`}
      aria-selected={isActive}
      aria-rowindex={at + 2}
      aria-level={2}
      data-testid="product-row"
      data-product={id}
      data-standing={figures.standing}
      className={styles.product}
      onClick={() => activateHomeRow(row.key)}
      onDoubleClick={() => goToProduct(id)}
    >
      <td className={styles.indent}>
        <button
          type="button"
          tabIndex={-1}
          className={link.link}
          title={id}
          onClick={() => goToProduct(id)}
        >
          {id}
        </button>
      </td>
      <td title={name}>{name === id ? '' : name}</td>
      <td
        className={tone.tone}
        data-act={overview?.worst}
        title={
          overview && `${verdict}: ${ACTS[overview.worst].word}, ${ACTS[overview.worst].meaning}`
        }
        data-testid="worst"
      >
        <span className={styles.figure}>{verdict}</span>
      </td>
      {shown.map((code, i) => {
        const act = overview?.acts[i]
        return (
          <td key={code} className={styles.signCell}>
            {act && <Sign act={act} of={countryName(code)} before={before(code)} />}
          </td>
        )
      })}
      <td
        className={styles.gapsCell}
        data-complete={overview && !isIncomplete(overview)}
        title={overview && gapsSentence(overview)}
        data-testid="gaps"
      >
        <span className={styles.figure}>{overview && gapsText(overview)}</span>
      </td>
      <Changed product={id} />
    </tr>
  )
}

function Changed({ product }: { product: string }) {
  const change = useHome((store) => store.changes.get(product))
  const seen = useHome((store) => store.seen)
  if (!change) return <td />
  const isNew = seen !== null && change.revision > seen.revision
  const when = `${dateText(change.at)}, revision ${change.revision}, ${change.who}`
  return (
    <td
      className={`${table.right} ${styles.changedCell}`}
      data-new={isNew}
      title={isNew ? `${when}: since last time` : when}
    >
      {shortWhen(change.at)}
    </td>
  )
}
