import type { KeyboardEvent, RefObject } from 'react'
import type { Lever, LeverList } from '../../../shared/scenario/levers/levers.ts'
import { keyOf } from '../../stores/shortcut.ts'
import { moveOf } from '../../ui/move-keys.ts'
import { RowGrid } from '../../ui/row-grid.tsx'
import table from '../../ui/table.module.css'
import { boundsText, exactBounds } from './figures.ts'
import { recordFinding, scenarioOfLever } from './lever-acts.ts'
import {
  breakEvenText,
  exactBreakEven,
  fromText,
  kindName,
  outcomeText,
  subjectText,
  toText,
} from './lever-words.ts'
import styles from './levers.module.css'
import { Sign } from './sign.tsx'

interface LeverGridProps {
  list: LeverList
  gridRef: RefObject<HTMLTableElement | null>
  rows: readonly Lever[]
  /** -1: the keyboard was last in the other list. */
  active: number
  onMove: (to: number) => void
  onToggleDetail: () => void
  over: number | null
}

const LABELS: Record<LeverList, string> = {
  decide: 'Levers that can be decided',
  'find-out': 'Levers that can only be found out',
}

/**
 * The levers of a list in their rank: arrows move, Enter opens and closes the detail. S makes a
 * scenario of what can be decided, R goes to where is recorded what was found out.
 */
export function LeverGrid(props: LeverGridProps) {
  const { list, gridRef, rows, active, onMove, onToggleDetail, over } = props
  const onKeyDown = (event: KeyboardEvent, page: number) => {
    const by = moveOf(event, page, rows.length - active - 1, active)
    const lever = rows[active]
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (by !== null) onMove(Math.max(0, Math.min(rows.length - 1, active + by)))
    else if (isPlain && event.key === 'Enter') onToggleDetail()
    else if (isPlain && keyOf(event) === 's') scenarioOfLever(lever, over)
    else if (isPlain && keyOf(event) === 'r') recordFinding(lever)
    else return
    event.preventDefault()
  }
  return (
    <RowGrid
      label={LABELS[list]}
      gridRef={gridRef}
      rows={rows.length}
      active={Math.max(0, active)}
      activeId={active >= 0 && rows.length > 0 ? `${list}-${active}` : undefined}
      columns={7}
      isReadOnly
      headings={<Headings />}
      row={(at) => {
        const lever = rows[at]
        return (
          lever && (
            <Row
              key={`${lever.kind} ${lever.what}`}
              list={list}
              lever={lever}
              at={at}
              isActive={at === active}
              onClick={() => onMove(at)}
            />
          )
        )
      }}
      empty="No lever is of the kinds chosen."
      onKeyDown={onKeyDown}
      testId={list === 'decide' ? 'levers-grid' : 'levers-find-out'}
    />
  )
}

function Headings() {
  return (
    <tr>
      <th className={styles.kindColumn}>Kind</th>
      <th>What</th>
      <th className={styles.valueColumn}>From</th>
      <th className={styles.valueColumn}>To</th>
      <th className={styles.verdictColumn}>Verdict, now and then</th>
      <th className={`${styles.shareColumn} ${table.right}`}>Share then</th>
      <th className={styles.whyColumn}>Flips, or why not</th>
    </tr>
  )
}

interface RowProps {
  list: LeverList
  lever: Lever
  at: number
  isActive: boolean
  onClick: () => void
}

function Row({ list, lever, at, isActive, onClick }: RowProps) {
  const { kind, what, before, after, flips, also } = lever
  const to = toText(lever)
  return (
    <tr
      id={`${list}-${at}`}
      aria-selected={isActive}
      aria-rowindex={at + 2}
      onClick={onClick}
      data-flips={flips}
      data-testid="lever"
    >
      <td className={table.muted}>{kindName(kind)}</td>
      <td title={what}>
        <strong className={styles.subject}>{subjectText(lever)}</strong>
      </td>
      <td title={fromText(lever)}>{fromText(lever)}</td>
      <td title={to}>
        {to}
        {also.length > 0 && <span className={table.muted}> and {also.length} more</span>}
      </td>
      <td>
        <span className={styles.turn}>
          <Sign act={before.act} />
          {flips && after && (
            <>
              <span className={styles.muted}>→</span>
              <Sign act={after.act} />
            </>
          )}
        </span>
      </td>
      <td className={table.right} title={after ? exactBounds(after.share) : undefined}>
        {after ? boundsText(after.share, after.threshold) : ''}
      </td>
      <td title={exactBreakEven(lever) ?? outcomeText(lever)} data-testid="lever-why">
        {breakEvenText(lever) ?? outcomeText(lever)}
      </td>
    </tr>
  )
}
