import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react'
import { keepColumnsOf } from '../stores/layout.ts'
import { usePreferences } from '../stores/preferences.ts'
import styles from './sized-heading.module.css'

interface SizedHeadingProps {
  /** The table under whose name the width is kept, and the column. */
  grid: string
  column: string
  /** Which border is drawn: the one towards the column that takes what is left. */
  border: 'left' | 'right'
  name: string
  className?: string | undefined
  style?: Record<string, string | number>
  title?: string
  children: ReactNode
}

/** By how many pixels an arrow key moves the border, and as narrow as a column can be. */
const STEP = 16
const NARROWEST = 32

/**
 * The heading of a column whose width is drawn, or moved by the arrow keys; Enter and a double click
 * bring back the width of the beginning. It is kept for the user on this computer, as that of a grid is.
 */
export function SizedHeading(props: SizedHeadingProps) {
  const { grid, column, border, name, style } = props
  const heading = useRef<HTMLTableCellElement>(null)
  const start = useRef<{ x: number; width: number } | null>(null)
  const width = usePreferences(
    (store) => store.columns[grid]?.find(({ id }) => id === column)?.width,
  )
  const keep = (asked: number | null) => {
    const others = (usePreferences.getState().columns[grid] ?? []).filter(({ id }) => id !== column)
    const own =
      asked === null ? [] : [{ id: column, width: Math.round(Math.max(NARROWEST, asked)) }]
    const columns = [...others, ...own]
    keepColumnsOf(grid, columns.length > 0 ? columns : null)
  }
  const drawn = () => width ?? heading.current?.getBoundingClientRect().width ?? NARROWEST
  const sign = border === 'right' ? 1 : -1
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'ArrowLeft') keep(drawn() - sign * STEP)
    else if (event.key === 'ArrowRight') keep(drawn() + sign * STEP)
    else if (event.key === 'Enter') keep(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <th
      ref={heading}
      className={props.className}
      style={{ ...style, ...(width !== undefined && { width }) }}
      title={props.title}
    >
      {props.children}
      {/* biome-ignore lint/a11y/useSemanticElements: a separator that is moved is no rule between paragraphs */}
      <span
        className={styles.border}
        data-side={border}
        role="separator"
        tabIndex={0}
        aria-label={`Width of ${name}`}
        aria-orientation="vertical"
        aria-valuenow={Math.round(width ?? 0)}
        aria-valuemin={NARROWEST}
        aria-valuetext={width === undefined ? 'as at the beginning' : `${width} pixels`}
        title="Draw, or the arrow keys; Enter brings back the width of the beginning"
        onKeyDown={onKeyDown}
        onDoubleClick={() => keep(null)}
        onPointerDown={(event: PointerEvent) => {
          start.current = { x: event.clientX, width: drawn() }
          event.currentTarget.setPointerCapture(event.pointerId)
        }}
        onPointerMove={(event: PointerEvent) => {
          if (start.current) keep(start.current.width + sign * (event.clientX - start.current.x))
        }}
        onLostPointerCapture={() => {
          start.current = null
        }}
        data-testid={`width-${column}`}
      />
    </th>
  )
}
