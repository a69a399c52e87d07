import type { TurnedCell, TurnedVerdict } from '../../../shared/calc/turned-verdicts.ts'
import { count, countryName, shareText } from '../../ui/format.ts'
import { ACTS } from '../../ui/verdict.tsx'
import { effectWords } from './effect-words.ts'
import styles from './rules.module.css'
import type { Preview } from './use-preview.ts'

const MOST = 200

interface EffectTableProps {
  preview: Preview
  /** What heads the verdicts on either side. */
  before?: string
  after: string
}

/** What would change: flipped verdicts first, then shares that move. */
export function EffectTable({ preview, before = 'Now', after }: EffectTableProps) {
  const { changes, cells, destinations } = preview
  const products = cells / Math.max(1, destinations.length)
  const scope = `${count(cells, 'verdict')} on ${count(products, 'product or sub-assembly', 'products and sub-assemblies')} over ${count(destinations.length, 'default destination')}`
  if (changes.length === 0) return <p>It changes nothing in the {scope} of this workspace.</p>
  return (
    <>
      <p>
        Of the {scope}: {effectWords(changes)}.
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>Product</th>
            <th>Destination</th>
            <th>{before}</th>
            <th>{after}</th>
          </tr>
        </thead>
        <tbody>
          {changes.slice(0, MOST).map((change) => (
            <Row key={`${change.product} ${change.destination}`} change={change} />
          ))}
        </tbody>
      </table>
      {changes.length > MOST && <p>And {count(changes.length - MOST, 'more', 'more')}.</p>}
    </>
  )
}

function Row({ change }: { change: TurnedVerdict }) {
  const { product, destination, before, after, isFlipped } = change
  return (
    <tr data-flipped={isFlipped}>
      <td>{product}</td>
      <td>{countryName(destination)}</td>
      <td>
        <CellWords cell={before} />
      </td>
      <td>
        <CellWords cell={after} />
      </td>
    </tr>
  )
}

function CellWords({ cell }: { cell: TurnedCell }) {
  const { act, low, high, rule } = cell
  const { word, Icon } = ACTS[act]
  return (
    <span className={styles.verdict}>
      <Icon size={13} /> {word} <span className={styles.muted}>{spanWords(low, high)}</span>{' '}
      {rule && <span className={styles.cite}>{rule}</span>}
    </span>
  )
}

/** A share from its low to its high; without a high nothing bounds it. */
function spanWords(low: string | null, high: string | null): string {
  if (low === null) return ''
  if (high === null) return `${shareText(low)} or more`
  return low === high ? shareText(low) : `${shareText(low)} to ${shareText(high)}`
}
