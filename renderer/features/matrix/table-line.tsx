import { type CSSProperties, memo } from 'react'
import { actsWorstFirst } from '../../../shared/calc/result/act.ts'
import { count, countryName } from '../../ui/format.ts'
import tone from '../../ui/tone.module.css'
import { ACTS } from '../../ui/verdict.tsx'
import { cellTextAt, heatAt, isNear } from './cell.ts'
import { cellChange } from './cell-change.ts'
import { useCellDifference } from './difference.ts'
import { DifferenceCell } from './difference-cell.tsx'
import { FloorCell } from './floor-cell.tsx'
import { useCellFloor } from './floors.ts'
import styles from './grid.module.css'
import type { Column, CompanyLine, MatrixLine, ProductLine } from './lines.ts'
import { cellsWide, SIZES } from './sizes.ts'
import type { CellWindow } from './use-cell-window.ts'
import { isFlipped } from './view.ts'

interface TableLineProps {
  line: MatrixLine
  at: number
  columns: readonly Column[]
  firstCell: CellWindow['firstCell']
  endCell: CellWindow['endCell']
  /** The column that the keyboard is on, in this row; -1: in none. */
  active: number
  revision: number
}

/** One row of the matrix: the heading of a company, or a product with its verdicts. */
export const TableLine = memo(function TableLine({ line, ...props }: TableLineProps) {
  if (line.kind === 'company') return <CompanyRow line={line} at={props.at} />
  return <ProductRow {...props} line={line} />
})

function CompanyRow({ line, at }: { line: CompanyLine; at: number }) {
  return (
    <tr className={styles.company} style={{ top: at * SIZES.row }} aria-rowindex={at + 3}>
      <th className={styles.firm} scope="rowgroup">
        <span className={styles.firmName}>
          <bdi>{line.name}</bdi>
          {line.country && <span className={styles.detail}> {countryName(line.country)}</span>}
          <span className={styles.detail}> · {count(line.products, 'product')}</span>
        </span>
      </th>
    </tr>
  )
}

function ProductRow(props: Omit<TableLineProps, 'line'> & { line: ProductLine }) {
  const { line, at, columns, firstCell, endCell, active, revision } = props
  const { product, answered, counts } = line
  const isOlder = answered !== null && answered.revision !== revision
  return (
    <tr
      className={styles.row}
      style={{ top: at * SIZES.row }}
      aria-rowindex={at + 3}
      aria-selected={active >= 0}
      data-older={isOlder}
      data-testid="matrix-row"
      data-product={product.id}
    >
      <th className={styles.frozen} scope="row" aria-colindex={1}>
        <span className={styles.product} title={`${product.id} ${product.name}`}>
          {isOlder && (
            <span className={styles.mark} title="Not worked out yet since the last change">
              rev. {answered.revision}
            </span>
          )}
          <span className={styles.id}>{product.id}</span>{' '}
          <bdi className={styles.what}>{product.name}</bdi>
        </span>
        {actsWorstFirst.map((act) => (
          <span
            key={act}
            className={`${styles.count} ${counts?.[act] === 0 ? styles.none : tone.tone}`}
            title={counts ? `${ACTS[act].word}: ${counts[act]}` : undefined}
            data-act={act}
          >
            {counts?.[act] ?? ''}
          </span>
        ))}
      </th>
      {columns.slice(firstCell, endCell).map((column, i) => (
        <VerdictCell
          key={column.code}
          line={line}
          column={column}
          place={firstCell + i}
          at={at}
          isFirst={i === 0}
          isActive={firstCell + i === active}
        />
      ))}
    </tr>
  )
}

/** How many characters fit into a cell beside its sign; a longer text is written smaller. */
const FITS = 9

interface VerdictCellProps {
  line: ProductLine
  column: Column
  place: number
  at: number
  isFirst: boolean
  isActive: boolean
}

function VerdictCell({ line, column, place, at, isFirst, isActive }: VerdictCellProps) {
  const { answered, other } = line
  const compared = useCellDifference(line.product.id, column.code)
  const floor = useCellFloor(line.product.id, column.code)
  const act = answered?.row.acts[column.at]
  const shared = {
    id: cellId(at, place),
    className: `${styles.cell} ${tone.tone}`,
    'aria-colindex': place + 2,
    'data-active': isActive,
    'data-line': at,
    'data-column': place,
  }
  const style: CSSProperties = isFirst ? { marginLeft: cellsWide(place) } : {}
  if (!answered || !act) {
    return (
      <td {...shared} style={style} aria-label="not worked out yet">
        ·
      </td>
    )
  }
  if (compared) {
    const change = cellChange(compared)
    return (
      <td
        {...shared}
        style={style}
        aria-label={change.text}
        data-act={compared.scenarios[0]?.figures.act ?? act}
        data-change={change.kind}
      >
        <DifferenceCell compared={compared} />
      </td>
    )
  }
  if (floor) return <FloorCell {...shared} style={style} floor={floor} />
  const { row } = answered
  const { word, Icon } = ACTS[act]
  const text = cellTextAt(row, column.at)
  const flipped = isFlipped(line, column.at) ? other?.row.acts[column.at] : undefined
  return (
    <td
      {...shared}
      style={{ ...style, ['--heat' as string]: `${Math.round(heatAt(row, column.at) * 100)}%` }}
      aria-label={`${word} ${text}${flipped ? `, by the other method ${ACTS[flipped].word}` : ''}`}
      data-act={act}
      data-near={isNear(row, column.at)}
      data-long={text.length > FITS}
      data-flipped={flipped !== undefined}
    >
      <Icon size={12} />
      {text}
    </td>
  )
}

/** The id of a cell's element. */
export function cellId(line: number, column: number): string {
  return `matrix-${line}-${column}`
}
