import { useContext } from 'react'
import type { Method } from '../../../shared/calc/result/result.ts'
import { actDetail } from '../../../shared/report/act-words.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { pointsText, shareText } from '../../ui/format.ts'
import tone from '../../ui/tone.module.css'
import { ACTS } from '../../ui/verdict.tsx'
import { cellAt, type MatrixCell, roomOf } from './cell.ts'
import { cellChange } from './cell-change.ts'
import { DifferenceOfMatrix, useCellDifference } from './difference.ts'
import { FloorFacts } from './floor-facts.tsx'
import { useCellFloor } from './floors.ts'
import type { Column, ProductLine } from './lines.ts'
import styles from './matrix.module.css'
import { isFlipped } from './view.ts'

const METHOD_NAMES: Record<Method, string> = {
  'look-through': 'look-through',
  'second-incorporation': 'second incorporation',
}

interface CellFactsProps {
  line: ProductLine
  column: Column
  method: Method
  revision: number
}

/** What there is to say of one cell: verdict, paragraph, exact share, level and headroom. */
export function CellFacts({ line, column, method, revision }: CellFactsProps) {
  const { product, answered, other } = line
  const difference = useContext(DifferenceOfMatrix)
  const compared = useCellDifference(product.id, column.code)
  const floor = useCellFloor(product.id, column.code)
  const currency = useWorkspace((store) => store.workspace?.currency ?? '')
  return (
    <>
      <span className={styles.about}>
        <strong>{product.id}</strong> <bdi>{product.name}</bdi> <span aria-hidden="true">→</span>
        <span className={styles.unseen}>to</span> <strong>{column.name}</strong> ({column.code})
      </span>
      {answered ? (
        <>
          <Facts cell={cellAt(answered.row, column.at)} />
          {answered.revision !== revision && (
            <span className={styles.older}>
              figures of revision {answered.revision}; not worked out since
            </span>
          )}
          {floor && floor !== 'open' && <FloorFacts floor={floor} currency={currency} />}
          {compared && difference && (
            <span className={styles.flip} data-testid="cell-difference">
              {difference.name}: {cellChange(compared).text}
            </span>
          )}
          {other && isFlipped(line, column.at) && (
            <span className={styles.flip}>
              <FlipSign /> by {METHOD_NAMES[otherMethod(method)]}:{' '}
              {ACTS[cellAt(other.row, column.at).act].word} {shareOf(cellAt(other.row, column.at))}
            </span>
          )}
        </>
      ) : (
        <span className={styles.muted}>not worked out yet</span>
      )}
    </>
  )
}

function Facts({ cell }: { cell: MatrixCell }) {
  const { act, candidates, rule, low, high, level } = cell
  const detail = actDetail(act, { candidates })
  const { word, meaning, Icon } = ACTS[act]
  const room = roomOf(cell)
  const exact = low === high ? low : `${low} to ${high ?? 'no bound'}`
  return (
    <>
      <span className={`${styles.verdict} ${tone.tone}`} data-act={act} data-testid="cell-verdict">
        <Icon size={13} /> <strong>{word}</strong> {meaning}
      </span>
      {detail && <span data-testid="cell-detail">{detail}</span>}
      <span>{rule ?? 'nothing decided'}</span>
      <span title={low === null ? undefined : `exactly ${exact}`}>
        share {shareOf(cell)}
        {low !== null && <small> exactly {shortened(exact ?? '')}</small>}
      </span>
      <span>{level === null ? 'no level applies' : `level ${shareText(level)}`}</span>
      {room && (
        <span>
          {room.isOver ? 'above the level by' : 'headroom'}{' '}
          <span title={`exactly ${room.exact}`}>{pointsText(room.exact)}</span>
        </span>
      )}
    </>
  )
}

/** The sign of a cell that the other method decides otherwise. */
export function FlipSign() {
  return <span className={styles.flipSign} aria-hidden="true" />
}

export function otherMethod(method: Method): Method {
  return method === 'look-through' ? 'second-incorporation' : 'look-through'
}

function shareOf({ low, high, level }: MatrixCell): string {
  if (low === null) return 'not known'
  if (low === high) return shareText(low, level)
  return `${shareText(low, level)} to ${high === null ? 'no bound' : shareText(high, level)}`
}

/** Long fractions are cut; the whole is in the tooltip and in the result of the product. */
function shortened(exact: string): string {
  return exact.length > 24 ? `${exact.slice(0, 22)}…` : exact
}
