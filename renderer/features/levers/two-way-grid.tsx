import { Button } from '@mantine/core'
import { type KeyboardEvent, type MouseEvent, useId, useState } from 'react'
import type { Reading } from '../../../shared/scenario/levers/subject.ts'
import type { TwoWay } from '../../../shared/scenario/levers/two-way.ts'
import { keyOf } from '../../stores/shortcut.ts'
import { exactText } from '../../ui/format.ts'
import { tabbed } from '../../ui/picture-table.ts'
import tone from '../../ui/tone.module.css'
import { ACTS } from '../../ui/verdict.tsx'
import { apart, boundsText, changeText, exactBounds } from './figures.ts'
import styles from './levers.module.css'
import { Sign } from './sign.tsx'
import { type AxisPair, cellText, countsOf, presentAt, twoWayTable } from './two-way.ts'

interface TwoWayGridProps {
  answer: TwoWay
  pair: AxisPair
}

/** Every pair of two amounts with its share and its verdict; arrows move, Ctrl+C copies all. */
export function TwoWayGrid({ answer, pair }: TwoWayGridProps) {
  const id = useId()
  const { x, y, cells } = answer
  const now = { x: presentAt(x.amounts, pair.x.now), y: presentAt(y.amounts, pair.y.now) }
  const [moved, setMoved] = useState(now)
  const [said, setSaid] = useState('')
  const active = {
    x: Math.max(0, Math.min(moved.x, x.amounts.length - 1)),
    y: Math.max(0, Math.min(moved.y, y.amounts.length - 1)),
  }
  const copy = () => {
    navigator.clipboard.writeText(tabbed(twoWayTable(pair, answer))).then(
      () => setSaid('Table copied'),
      (error: unknown) => setSaid(`Table not copied: ${String(error)}`),
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, [number, number]> = {
      ArrowRight: [1, 0],
      ArrowLeft: [-1, 0],
      ArrowDown: [0, 1],
      ArrowUp: [0, -1],
    }
    const step = steps[event.key]
    const control = event.ctrlKey || event.metaKey
    if (control && keyOf(event) === 'c') copy()
    else if (step && !control && !event.altKey)
      setMoved({
        x: Math.max(0, Math.min(x.amounts.length - 1, active.x + step[0])),
        y: Math.max(0, Math.min(y.amounts.length - 1, active.y + step[1])),
      })
    else return
    event.preventDefault()
  }
  const onClick = ({ target }: MouseEvent) => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null
    const [across, down] = cell?.dataset.place?.split(' ').map(Number) ?? []
    if (across !== undefined && down !== undefined) setMoved({ x: across, y: down })
  }
  const reading = cells[active.y]?.[active.x]
  const amounts = { x: x.amounts[active.x] ?? '', y: y.amounts[active.y] ?? '' }
  return (
    <div className={styles.scroll}>
      <div className={styles.counts}>
        {countsOf(answer).map(([act, cellsOf]) => (
          <span key={act} className={styles.count}>
            <Sign act={act} /> {cellsOf} of {cells.flat().length}
          </span>
        ))}
        <span className={styles.muted}>A frame: where both amounts are now.</span>
        <span className={styles.gap} />
        <output className={styles.muted}>{said}</output>
        <Button variant="default" title="Ctrl+C in the table" onClick={copy}>
          Copy the table
        </Button>
      </div>
      <table
        className={styles.twoWay}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as ARIA's grid pattern has it
        role="grid"
        tabIndex={0}
        aria-label={`${pair.y.name} down, ${pair.x.name} across`}
        aria-readonly
        aria-activedescendant={`${id}-${active.y}-${active.x}`}
        onKeyDown={onKeyDown}
        onClick={onClick}
        data-testid="two-way-grid"
      >
        <thead>
          <tr>
            <th className={styles.corner}>
              <div title={pair.x.name}>
                → {pair.x.name}, {pair.x.currency}
              </div>
              <div title={pair.y.name}>
                ↓ {pair.y.name}, {pair.y.currency}
              </div>
            </th>
            {x.amounts.map((amount, at) => (
              <Heading key={amount} amount={amount} now={pair.x.now} isNow={at === now.x} />
            ))}
          </tr>
        </thead>
        <tbody>
          {cells.map((row, down) => (
            <tr key={y.amounts[down]}>
              <Heading
                amount={y.amounts[down] ?? ''}
                now={pair.y.now}
                isNow={down === now.y}
                isRow
              />
              {row.map((cell, across) => (
                <td
                  key={x.amounts[across]}
                  id={`${id}-${down}-${across}`}
                  className={`${styles.cell} ${tone.tone}`}
                  data-act={cell.act}
                  data-now={down === now.y && across === now.x}
                  data-active={down === active.y && across === active.x}
                  data-place={`${across} ${down}`}
                  title={`${cellText(pair, { x: x.amounts[across] ?? '', y: y.amounts[down] ?? '' }, cell)} (${exactBounds(cell.share)})`}
                >
                  <CellText {...cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {reading && (
        <p className={styles.said} data-testid="two-way-cell">
          {cellText(pair, amounts, reading)}{' '}
          <span className={styles.muted}>
            ({exactBounds(reading.share)}), {reading.rule ?? 'not decided'}
          </span>
        </p>
      )}
    </div>
  )
}

/** The sign of the verdict with the share; the word stands above the table and on hover. */
function CellText({ act, share, threshold }: Reading) {
  const { word, Icon } = ACTS[act]
  return (
    <span className={styles.cellText}>
      <span role="img" aria-label={word} className={styles.cellSign}>
        <Icon size={12} />
      </span>
      {boundsText(share, threshold)}
    </span>
  )
}

interface HeadingProps {
  amount: string
  now: string
  isNow: boolean
  isRow?: boolean
}

/** An amount with how far it is from the present one. */
function Heading({ amount, now, isNow, isRow = false }: HeadingProps) {
  const change = apart(amount, now)
  return (
    <th scope={isRow ? 'row' : 'col'} data-now={isNow}>
      {exactText(amount)}
      <span className={styles.step}>
        {isNow ? 'now' : change === null ? '' : changeText(change)}
      </span>
    </th>
  )
}
