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
import charts from './charts.module.css'
import { shareText } from './format.ts'
import { PictureOptions } from './picture-options.tsx'
import tone from './tone.module.css'
import { ACTS } from './verdict.tsx'
import {
  extent,
  markText,
  type WaterfallBar,
  waterfallMarks,
  waterfallText,
} from './waterfall-bars.ts'

/** Above recharts' own layer of bars. */
const ABOVE_BARS = 400
const HEIGHT = 204

/** A share before, how each step moves it, and the share after. */
export function WaterfallChart({ bars, label }: { bars: WaterfallBar[]; label: string }) {
  const [moved, setMoved] = useState(0)
  const active = Math.min(moved, bars.length - 1)
  const marks = waterfallMarks(bars)
  const start = marks[0] ?? 0
  const data = bars.map((bar) => {
    const [low, high] = extent(bar) ?? [start, start]
    return { ...bar, drawn: [Math.max(start, low), Math.max(start, high)] }
  })
  return (
    <PictureOptions
      label={label}
      options={bars.map(waterfallText)}
      active={active}
      onMove={setMoved}
      onChoose={setMoved}
    >
      <ResponsiveContainer className={charts.chart ?? ''} width="100%" height={HEIGHT}>
        <BarChart
          data={data}
          margin={{ top: 16, right: 4, bottom: 0, left: 0 }}
          barCategoryGap="26%"
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} />
          <XAxis
            dataKey="key"
            interval={0}
            height={34}
            tickLine={false}
            tick={({ x, y, index }) => <Tick x={Number(x)} y={Number(y)} bar={bars[index]} />}
          />
          <YAxis
            domain={[start, marks.at(-1) ?? 1]}
            allowDataOverflow
            ticks={marks}
            width={start > 0 ? 56 : 40}
            axisLine={false}
            tickLine={false}
            tickFormatter={(share: number) => markText(share, marks)}
          />
          <Bar
            dataKey="drawn"
            isAnimationActive={false}
            shape={({ x, y, width, height, payload }) => {
              const bar = payload as WaterfallBar
              const isTotal = bar.kind === 'base' || bar.kind === 'scenario'
              return (
                <rect
                  className={isTotal ? charts.bar : charts.contributor}
                  data-act={isTotal ? bar.act : undefined}
                  x={Number(x)}
                  y={Math.min(Number(y), Number(y) + Number(height))}
                  width={Number(width)}
                  height={Math.max(2, Math.abs(Number(height)))}
                />
              )
            }}
          />
          <ZIndexLayer zIndex={ABOVE_BARS}>
            <Marks bars={bars} marks={marks} active={active} onChoose={setMoved} />
          </ZIndexLayer>
        </BarChart>
      </ResponsiveContainer>
    </PictureOptions>
  )
}

function Tick({ x, y, bar }: { x: number; y: number; bar: WaterfallBar | undefined }) {
  if (!bar) return null
  const { Icon } = ACTS[bar.act]
  const showsVerdict = bar.kind !== 'step' || bar.isFlip
  return (
    <g>
      <text className={charts.tick} data-chosen={bar.isFlip} x={x} y={y + 4} textAnchor="middle">
        {bar.label}
      </text>
      {bar.kind === 'unfit' ? (
        <text className={charts.notKnown} x={x} y={y + 20} textAnchor="middle">
          !
        </text>
      ) : (
        showsVerdict && (
          <g className={tone.tone} data-act={bar.act} transform={`translate(${x - 6} ${y + 9})`}>
            <Icon size={12} />
          </g>
        )
      )}
    </g>
  )
}

interface MarksProps {
  bars: readonly WaterfallBar[]
  marks: readonly number[]
  active: number
  onChoose: (at: number) => void
}

/** Over the bars: spans to the upper share, lines from bar to bar, the levels, and what is clicked. */
function Marks({ bars, marks, active, onChoose }: MarksProps) {
  const xScale = useXAxisScale()
  const yScale = useYAxisScale()
  const plot = usePlotArea()
  const id = useId()
  if (!xScale || !yScale || !plot) return null
  const [start = 0] = marks
  const columnOf = (key: string) => {
    const x = xScale(key, { position: 'start' }) ?? 0
    return { x, width: (xScale(key, { position: 'end' }) ?? 0) - x }
  }
  return (
    <>
      <defs>
        <pattern
          id={id}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className={charts.bar} width="2" height="6" />
        </pattern>
      </defs>
      {start > 0 && (
        <text className={charts.levelText} x={plot.x + 3} y={plot.y + plot.height - 4}>
          scale from {markText(start, marks)}
        </text>
      )}
      {bars.map((bar, at) => {
        const { x, width } = columnOf(bar.key)
        const middle = x + width / 2
        const next = bars[at + 1]
        const y = bar.to === null ? null : (yScale(bar.to) ?? 0)
        return (
          <g key={bar.key}>
            {bar.to === null && (
              <text
                className={charts.notKnown}
                x={middle}
                y={(yScale(start) ?? 0) - 6}
                textAnchor="middle"
              >
                ?
              </text>
            )}
            {y !== null && next && (
              <path
                className={charts.whisker}
                strokeDasharray="2 3"
                d={`M${x + width * 0.85} ${y}H${columnOf(next.key).x + width * 0.15}`}
              />
            )}
            {y !== null && bar.share.low !== bar.share.high && (
              <Span id={id} x={middle} bottom={y} top={topOf(bar, plot.y, yScale)} bar={bar} />
            )}
            {bar.level !== null && (
              <path className={charts.level} d={`M${x} ${yScale(bar.level) ?? 0}h${width}`} />
            )}
            {bar.exactLevel !== null && bar.level !== null && startsLevel(bars, at) && (
              <text className={charts.levelText} x={x + 3} y={(yScale(bar.level) ?? 0) - 4}>
                level {shareText(bar.exactLevel)}
              </text>
            )}
            {/* biome-ignore lint/a11y/noStaticElementInteractions: the picture around it takes the keys */}
            <rect
              className={`${charts.target} ${at === active ? charts.active : ''}`}
              data-screen-only
              x={x + 1}
              y={plot.y - 12}
              width={Math.max(0, width - 2)}
              height={plot.height + 12}
              onClick={() => onChoose(at)}
              data-testid="waterfall-bar"
            >
              <title>{waterfallText(bar)}</title>
            </rect>
          </g>
        )
      })}
    </>
  )
}

function topOf(
  { high }: WaterfallBar,
  top: number,
  scale: (share: number) => number | undefined,
): number {
  return high === null ? top - 6 : (scale(high) ?? 0)
}

function startsLevel(bars: readonly WaterfallBar[], at: number): boolean {
  return at === 0 || bars[at - 1]?.exactLevel !== bars[at]?.exactLevel
}

interface SpanProps {
  id: string
  x: number
  bottom: number
  top: number
  bar: WaterfallBar
}

/** From the low to the high: hatched, with an end; where nothing bounds it, open to the top. */
function Span({ id, x, bottom, top, bar }: SpanProps) {
  const [left, right] = [x - 7, x + 7]
  return (
    <>
      <rect fill={`url(#${id})`} x={left} y={top} width={14} height={Math.max(0, bottom - top)} />
      <path
        className={charts.whisker}
        d={
          bar.high === null
            ? `M${left} ${top + 5}L${x} ${top}L${right} ${top + 5}`
            : `M${left} ${top}H${right}`
        }
      />
    </>
  )
}
