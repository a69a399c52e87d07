import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Flow, FlowBlock, FlowGrouping } from '../../../shared/calc/result/flow.ts'
import { type FlowPlace, layOutFlow, nextPlace } from '../../../shared/report/flow-layout.ts'
import charts from '../../ui/charts.module.css'
import { fitText } from '../../ui/fit-text.ts'
import { PictureOptions } from '../../ui/picture-options.tsx'
import styles from './flow.module.css'
import { blockDescription, blockName, blockText, flowShareText } from './flow-words.ts'

const FONT = '12px system-ui, "Segoe UI", Roboto, sans-serif'
/** A column is at least so wide; more of them than fit are scrolled to. */
const NARROWEST = 64
const LINE = 13
const LEGEND = 24
const LOWEST = 220
const HIGHEST = 720

interface FlowChartProps {
  flow: Flow
  grouping: FlowGrouping
  withNotCounted: boolean
  currency: string
  onOpen: (item: string) => void
}

/**
 * The blocks of a flow side by side with what they lie in, the whole on the left. The arrow keys go
 * from block to block, Enter opens its item, and the line below tells of the one that they are on.
 */
export function FlowChart({ flow, grouping, withNotCounted, currency, onOpen }: FlowChartProps) {
  const { blocks } = flow
  const [moved, setMoved] = useState(0)
  const [frame, width] = useWidth()
  const places = useMemo(() => layOutFlow(blocks, { withNotCounted }), [blocks, withNotCounted])
  const active = Math.min(moved, places.length - 1)
  const texts = useMemo(
    () => blocks.map((block) => blockText(block, flow, { grouping, currency })),
    [blocks, flow, grouping, currency],
  )
  const columns = 1 + Math.max(...places.map(({ depth }) => depth))
  const column = Math.max(NARROWEST, width / columns)
  const ends = useMemo(() => endsOf(blocks), [blocks])
  const height = Math.max(LOWEST, Math.min(HIGHEST, ends * LINE))
  const open = (at: number) => {
    const block = blocks[at]
    if (block && block.id !== null && block.kind !== 'group') onOpen(block.id)
  }
  const at = places[active]
  useEffect(() => {
    const element = frame.current
    if (!element || !at) return
    const left = at.depth * column
    if (left < element.scrollLeft) element.scrollLeft = left
    else if (left + column > element.scrollLeft + element.clientWidth)
      element.scrollLeft = left + column - element.clientWidth
  }, [frame, at, column])

  return (
    <>
      <PictureOptions
        label="Blocks of content, from the product to the parts"
        options={texts}
        active={active}
        nextOf={(key) => nextPlace(places, active, key)}
        onMove={setMoved}
        onChoose={open}
      >
        <div ref={frame} className={styles.frame}>
          {width > 0 && (
            <Drawing
              {...{ blocks, places, texts, column, height, active, grouping }}
              share={flowShareText(flow)}
              width={column * columns}
              onClick={setMoved}
              onOpen={open}
            />
          )}
        </div>
      </PictureOptions>
      <p className={styles.said} aria-hidden="true" data-testid="flow-said">
        {texts[active]}
      </p>
    </>
  )
}

/** How many blocks have nothing inside: so many lines there are at most in a column. */
function endsOf(blocks: readonly FlowBlock[]): number {
  return blocks.length - new Set(blocks.map(({ parent }) => parent)).size + 1
}

/** The width of an element, as it changes. */
function useWidth() {
  const ref = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => setWidth(element.clientWidth)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, width] as const
}

interface DrawingProps {
  blocks: readonly FlowBlock[]
  places: readonly FlowPlace[]
  texts: readonly string[]
  grouping: FlowGrouping
  share: string
  width: number
  column: number
  height: number
  active: number
  onClick: (at: number) => void
  onOpen: (at: number) => void
}

function Drawing(props: DrawingProps) {
  const { blocks, places, texts, grouping, share, width, column, height, active } = props
  const id = useId()
  const mayCount = `${id}-may`
  const doesNotCount = `${id}-not`
  const fills = [undefined, `url(#${mayCount})`, `url(#${doesNotCount})`]
  const chosen = places[active]
  const isUnpriced = places.some(({ at, notCounted }) => {
    const block = blocks[at] as FlowBlock
    return block.unpriced || (block.notCountedUnpriced && notCounted > 0)
  })
  return (
    <svg
      className={`${charts.chart} ${styles.chart}`}
      width={width}
      height={height + LEGEND}
      viewBox={`0 0 ${width} ${height + LEGEND}`}
    >
      <title>How US content flows</title>
      <defs>
        <pattern id={mayCount} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect className={styles.openGround} width="6" height="6" />
          <path className={styles.openLine} d="M-1 1 1 -1M0 6 6 0M5 7 7 5" />
        </pattern>
        <pattern id={doesNotCount} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect className={styles.notGround} width="6" height="6" />
          <circle className={styles.notDot} cx="3" cy="3" r="0.8" />
        </pattern>
      </defs>
      {places.map((place) => {
        const { at, depth } = place
        const block = blocks[at] as FlowBlock
        const left = depth * column
        const top = place.top * height
        const tall = place.height * height
        const parts = [place.counted, place.open, place.notCounted]
        let below = top
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the picture around it takes the keys
          <g
            key={at}
            onClick={() => props.onClick(at)}
            onDoubleClick={() => props.onOpen(at)}
            data-testid="flow-block"
          >
            {parts.map((part, kind) => {
              const y = below
              below += part * height
              if (part === 0) return null
              return (
                <rect
                  // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
                  key={kind}
                  className={kind === 0 ? styles.counted : undefined}
                  fill={fills[kind]}
                  x={left}
                  y={y}
                  width={column - 1}
                  height={part * height}
                />
              )
            })}
            {tall > 2 && (
              <rect className={styles.edge} x={left} y={top} width={column - 1} height={tall} />
            )}
            {tall >= LINE && (
              <Label
                block={block}
                grouping={grouping}
                more={depth === 0 ? share : blockDescription(block)}
                left={left}
                top={top}
                width={column}
                height={tall}
              />
            )}
            <title>{texts[at]}</title>
          </g>
        )
      })}
      {chosen && (
        <rect
          className={`${charts.active} ${styles.chosen}`}
          data-screen-only
          x={chosen.depth * column + 0.75}
          y={chosen.top * height + 0.75}
          width={column - 2.5}
          height={Math.max(2, chosen.height * height - 1.5)}
        />
      )}
      <Legend top={height + 8} fills={fills} isUnpriced={isUnpriced} width={width} />
    </svg>
  )
}

interface LabelProps {
  block: FlowBlock
  grouping: FlowGrouping
  more: string
  left: number
  top: number
  width: number
  height: number
}

/** The name of a block, and what more is known of it where there is room for a second line. */
function Label({ block, grouping, more, left, top, width, height }: LabelProps) {
  const hasTwo = height >= 2 * LINE + 4 && more !== ''
  const middle = top + height / 2 + 4
  const sign = block.unpriced ? '? ' : ''
  const room = width - 10
  return (
    <>
      <text className={styles.label} x={left + 5} y={hasTwo ? middle - 7 : middle}>
        {fitText(`${sign}${blockName(block, grouping)}`, room, FONT)}
      </text>
      {hasTwo && (
        <text className={styles.more} x={left + 5} y={middle + 7}>
          {fitText(more, room, FONT)}
        </text>
      )}
    </>
  )
}

interface LegendProps {
  top: number
  fills: readonly (string | undefined)[]
  isUnpriced: boolean
  width: number
}

const LEGEND_WORDS = ['counts', 'may count', 'does not count']
const LEGEND_STEPS = [0, 64, 144]

function Legend({ top, fills, isUnpriced, width }: LegendProps) {
  return (
    <g>
      {LEGEND_WORDS.map((word, kind) => (
        <g key={word} transform={`translate(${LEGEND_STEPS[kind]} ${top})`}>
          <rect
            className={kind === 0 ? styles.counted : undefined}
            fill={fills[kind]}
            width="12"
            height="12"
          />
          <rect className={styles.edge} width="12" height="12" />
          <text x="17" y="10">
            {word}
          </text>
        </g>
      ))}
      {isUnpriced && (
        <text x={252} y={top + 10}>
          {fitText('? value not known, not to scale', width - 252, FONT)}
        </text>
      )}
    </g>
  )
}
