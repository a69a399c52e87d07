import { useId, useState } from 'react'
import {
  Bar,
  BarChart,
  CartesianGrid,
  ResponsiveContainer,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
  ZIndexLayer,
} from 'recharts'
import styles from '../../ui/charts.module.css'
import { PictureOptions } from '../../ui/picture-options.tsx'
import tone from '../../ui/tone.module.css'
import { ACTS } from '../../ui/verdict.tsx'
import { barText, type DestinationBar, levelGroups, scaleMarks } from './destination-figures.ts'

/** Above recharts' own layer of bars. */
const ABOVE_BARS = 400

interface DestinationBarsProps {
  bars: DestinationBar[]
  /** The destination that the result is shown for. */
  chosen: string
  onChoose: (code: string) => void
}

/** Shares of one product by destination, each against its level; a span where something is unknown. */
export function DestinationBars({ bars, chosen, onChoose }: DestinationBarsProps) {
  const chosenAt = bars.findIndex(({ code }) => code === chosen)
  const [moved, setMoved] = useState<string | null>(null)
  const movedAt = bars.findIndex(({ code }) => code === moved)
  const active = Math.max(0, movedAt < 0 ? chosenAt : movedAt)
  const marks = scaleMarks(bars)
  const choose = (at: number) => {
    const bar = bars[at]
    if (bar) onChoose(bar.code)
  }
  return (
    <PictureOptions
      label="Share against level by destination"
      options={bars.map(barText)}
      active={active}
      chosen={chosenAt}
      onMove={(to) => setMoved(bars[to]?.code ?? null)}
      onChoose={choose}
    >
      <ResponsiveContainer className={styles.chart ?? ''} width="100%" height={212}>
        <BarChart
          data={bars}
          margin={{ top: 14, right: 4, bottom: 0, left: 0 }}
          barCategoryGap="30%"
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} />
          <XAxis
            dataKey="code"
            interval={0}
            height={34}
            tickLine={false}
            tick={({ x, y, index }) => (
              <Tick x={Number(x)} y={Number(y)} bar={bars[index]} isChosen={index === chosenAt} />
            )}
          />
          <YAxis
            domain={[0, marks.at(-1) ?? 1]}
            ticks={marks}
            width={40}
            axisLine={false}
            tickLine={false}
            tickFormatter={(share: number) => `${Math.round(share * 100)} %`}
          />
          <Columns bars={bars} chosen={chosenAt} active={active} />
          <Bar
            dataKey="low"
            isAnimationActive={false}
            shape={({ x, y, width, height, payload }) => (
              <rect
                className={styles.bar}
                data-act={(payload as DestinationBar).act}
                x={x}
                y={y}
                width={width}
                height={height}
              />
            )}
          />
          <ZIndexLayer zIndex={ABOVE_BARS}>
            <Spans bars={bars} />
            <Levels bars={bars} />
            <Targets bars={bars} onChoose={choose} />
          </ZIndexLayer>
        </BarChart>
      </ResponsiveContainer>
    </PictureOptions>
  )
}

interface TickProps {
  x: number
  y: number
  bar: DestinationBar | undefined
  isChosen: boolean
}

function Tick({ x, y, bar, isChosen }: TickProps) {
  if (!bar) return null
  const { Icon } = ACTS[bar.act]
  return (
    <g>
      <text className={styles.tick} data-chosen={isChosen} x={x} y={y + 4} textAnchor="middle">
        {bar.code}
      </text>
      <g className={tone.tone} data-act={bar.act} transform={`translate(${x - 6} ${y + 9})`}>
        <Icon size={12} />
      </g>
    </g>
  )
}

/** The left edge and the width of each bar's column. */
function useColumns(bars: readonly DestinationBar[]): { x: number; width: number }[] {
  const scale = useXAxisScale()
  if (!scale) return []
  return bars.map(({ code }) => {
    const x = scale(code, { position: 'start' }) ?? 0
    return { x, width: (scale(code, { position: 'end' }) ?? 0) - x }
  })
}

interface ColumnsProps {
  bars: readonly DestinationBar[]
  chosen: number
  active: number
}

/** Behind the bars: the column of the destination chosen, and of the one that the keyboard is on. */
function Columns({ bars, chosen, active }: ColumnsProps) {
  const columns = useColumns(bars)
  const plot = usePlotArea()
  if (!plot) return null
  const box = (at: number) => ({
    x: (columns[at]?.x ?? 0) + 1,
    y: plot.y - 12,
    width: Math.max(0, (columns[at]?.width ?? 0) - 2),
    height: plot.height + 12,
  })
  return (
    <>
      {columns[chosen] && <rect className={styles.chosen} {...box(chosen)} />}
      {columns[active] && <rect className={styles.active} data-screen-only {...box(active)} />}
    </>
  )
}

/** From the low to the high: hatched, with an end; where nothing bounds it, open to the top. */
function Spans({ bars }: { bars: readonly DestinationBar[] }) {
  const columns = useColumns(bars)
  const scale = useYAxisScale()
  const plot = usePlotArea()
  const id = useId()
  if (!scale || !plot) return null
  return (
    <>
      <defs>
        {Object.keys(ACTS).map((act) => (
          <pattern
            key={act}
            id={`${id}-${act}`}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect className={styles.bar} data-act={act} width="2" height="6" />
          </pattern>
        ))}
      </defs>
      {bars.map(({ code, low, high, act, exact }, at) => {
        const column = columns[at]
        if (!column) return null
        if (low === null) return <NotKnown key={code} x={column.x + column.width / 2} />
        if (exact.low === exact.high) return null
        const width = column.width * 0.4
        const x = column.x + (column.width - width) / 2
        const bottom = scale(low) ?? 0
        const top = high === null ? plot.y - 6 : (scale(high) ?? 0)
        return (
          <g key={code}>
            <rect
              fill={`url(#${id}-${act})`}
              x={x}
              y={top}
              width={width}
              height={Math.max(0, bottom - top)}
            />
            {high === null ? (
              <path
                className={styles.whisker}
                d={`M${x} ${top + 5}L${x + width / 2} ${top}L${x + width} ${top + 5}`}
              />
            ) : (
              <path className={styles.whisker} d={`M${x} ${top}H${x + width}`} />
            )}
          </g>
        )
      })}
    </>
  )
}

/** In place of a bar: its share is not known. */
function NotKnown({ x }: { x: number }) {
  const scale = useYAxisScale()
  return (
    <text className={styles.notKnown} x={x} y={(scale?.(0) ?? 0) - 6} textAnchor="middle">
      ?
    </text>
  )
}

/** A line for each level, over the destinations that it holds for. */
function Levels({ bars }: { bars: readonly DestinationBar[] }) {
  const xScale = useXAxisScale()
  const yScale = useYAxisScale()
  if (!xScale || !yScale) return null
  return levelGroups(bars).map(({ level, text, from, to }) => {
    const y = yScale(level) ?? 0
    const start = xScale(from, { position: 'start' }) ?? 0
    const end = xScale(to, { position: 'end' }) ?? 0
    return (
      <g key={from}>
        <path className={styles.level} d={`M${start + 1} ${y}H${end - 1}`} />
        <text className={styles.levelText} x={start + 3} y={y - 4}>
          {end - start > 70 ? `level ${text}` : text}
        </text>
      </g>
    )
  })
}

interface TargetsProps {
  bars: readonly DestinationBar[]
  onChoose: (at: number) => void
}

/** What is clicked: the whole column of a bar, with what it says on hover. */
function Targets({ bars, onChoose }: TargetsProps) {
  const columns = useColumns(bars)
  const plot = usePlotArea()
  if (!plot) return null
  return columns.map(({ x, width }, at) => {
    const bar = bars[at]
    if (!bar) return null
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: the picture around it takes the keys
      <rect
        key={bar.code}
        className={styles.target}
        x={x}
        y={0}
        width={width}
        height={plot.y + plot.height + 34}
        onClick={() => onChoose(at)}
        data-testid="destination-bar"
        data-code={bar.code}
      >
        <title>{barText(bar)}</title>
      </rect>
    )
  })
}
