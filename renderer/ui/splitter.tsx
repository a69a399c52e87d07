import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { keepPanel } from '../stores/layout.ts'
import { usePreferences } from '../stores/preferences.ts'
import styles from './splitter.module.css'

interface SplitterProps {
  /** The panel under whose name the width is kept. It is the element after the splitter, or before it. */
  panel: string
  label: string
  side: 'before' | 'after'
  /** The narrowest that the panel may be, and what must be left for the rest, in pixels. */
  least?: number
  rest?: number
}

/** By how many pixels an arrow key moves the border. */
const STEP = 16

/**
 * The border between a panel and the rest, as WAI-ARIA's window splitter: it is drawn, or moved by the
 * arrow keys, Home and End; Enter and a double click bring back the width of the beginning. The width is
 * kept for the user and is given to the layout as a custom property (`panelStyle`).
 */
export function Splitter({ panel, label, side, least = 220, rest = 320 }: SplitterProps) {
  const bar = useRef<HTMLDivElement>(null)
  const start = useRef<{ x: number; width: number } | null>(null)
  const kept = usePreferences((store) => store.panels[panel])
  const [shown, setShown] = useState({ width: kept ?? least, most: kept ?? least })
  /** The width as it was asked for or drawn last, drawn or not, so that keys pressed at once all count. */
  const width = useRef(kept ?? least)

  useEffect(() => {
    const around = bar.current?.parentElement
    if (!around) return
    const observer = new ResizeObserver(() => {
      const drawn = Math.round(sized(bar.current, side)?.getBoundingClientRect().width ?? least)
      width.current = drawn
      setShown({ width: drawn, most: Math.max(drawn, Math.round(around.clientWidth) - rest) })
    })
    observer.observe(around)
    const element = sized(bar.current, side)
    if (element) observer.observe(element)
    return () => observer.disconnect()
  }, [side, least, rest])

  const set = (asked: number) => {
    width.current = Math.round(Math.max(least, Math.min(shown.most, asked)))
    keepPanel(panel, width.current)
  }
  const sign = side === 'after' ? -1 : 1
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'ArrowLeft') set(width.current - sign * STEP)
    else if (event.key === 'ArrowRight') set(width.current + sign * STEP)
    else if (event.key === 'Home') set(least)
    else if (event.key === 'End') set(shown.most)
    else if (event.key === 'Enter') keepPanel(panel, null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onPointerMove = (event: PointerEvent) => {
    if (start.current) set(start.current.width + sign * (event.clientX - start.current.x))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that is moved is no rule between paragraphs
    <div
      ref={bar}
      className={styles.splitter}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={shown.width}
      aria-valuemin={least}
      aria-valuemax={shown.most}
      title={`${label}: draw, or the arrow keys; Enter brings back the width of the beginning`}
      onKeyDown={onKeyDown}
      onDoubleClick={() => keepPanel(panel, null)}
      onPointerDown={(event) => {
        start.current = { x: event.clientX, width: shown.width }
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={onPointerMove}
      onLostPointerCapture={() => {
        start.current = null
      }}
      data-testid={`splitter-${panel}`}
    />
  )
}

function sized(bar: HTMLElement | null, side: 'before' | 'after'): Element | null {
  return (side === 'after' ? bar?.nextElementSibling : bar?.previousElementSibling) ?? null
}

/** The kept width of a panel as the custom property that its layout uses; nothing where none is kept. */
export function usePanelStyle(panel: string): Record<string, string> {
  const kept = usePreferences((store) => store.panels[panel])
  return kept === undefined ? {} : { '--panel-width': `${kept}px` }
}
