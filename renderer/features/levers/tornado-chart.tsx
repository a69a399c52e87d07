import { useId, useState } from 'react'
import {
  Bar,
  BarChart,
  CartesianGrid,
  ResponsiveContainer,
  useChartWidth,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
  ZIndexLayer,
} from 'recharts'
import type { ActFigures } from '../../../shared/calc/result/result.ts'
import charts from '../../ui/charts.module.css'
import { fitText } from '../../ui/fit-text.ts'
import { shareText } from '../../ui/format.ts'
import { PictureOptions } from '../../ui/picture-options.tsx'
import tone from '../../ui/tone.module.css'
import { ACTS } from '../../ui/verdict.tsx'
import styles from './chart.module.css'
import { drawnShare } from './figures.ts'
import { domainOf, type TornadoBar, type TornadoEnd, tickText, tornadoText } from './tornado.ts'

const ROW_HEIGHT = 32
const NAMES = 190
const TOP = 20
const FONT = '12px system-ui, "Segoe UI", Roboto, sans-serif'
/** Above recharts' own layer of bars. */
const ABOVE_BARS = 400

const UNBOUNDED =
  'Bars are of the least share: what is unknown could be worth anything, so that there is no most.'

interface TornadoChartProps {
  bars: TornadoBar[]
  /** The present figures; null: not known yet. */
  now: ActFigures | null
  onOpen: (bar: TornadoBar) => void
}

/** Bars around the present share: hatched towards the lower amount, full towards the higher one. */
export function TornadoChart({ bars, now, onOpen }: TornadoChartProps) {
  const [moved, setMoved] = useState(0)
  const active = Math.min(moved, bars.length - 1)
  const level = drawnShare(now?.threshold ?? null)
  const isUnbounded = now !== null && now.share.low !== null && now.share.high === null
  const ends = bars.flatMap((bar) => bar.ends)
  const domain = domainOf([level, ...ends.flatMap(({ low, high }) => [low, high])])
  const open = (at: number) => {
    const bar = bars[at]
    if (bar) onOpen(bar)
  }
  return (
    <PictureOptions
      label="Tornado"
      options={bars.map(tornadoText)}
      active={active}
      onMove={setMoved}
      onChoose={open}
    >
      <ResponsiveContainer
        className={charts.chart ?? ''}
        width="100%"
        height={bars.length * ROW_HEIGHT + TOP + 24}
      >
        <BarChart
          layout="vertical"
          data={bars.map((_, at) => ({ at: `${at}`, low: domain.from }))}
          margin={{ top: TOP, right: 8, bottom: 0, left: NAMES }}
          accessibilityLayer={false}
        >
          <CartesianGrid horizontal={false} />
          <XAxis
            type="number"
            domain={[domain.from, domain.to]}
            ticks={domain.ticks}
            height={22}
            axisLine={false}
            tickLine={false}
            allowDataOverflow
            tickFormatter={(share: number) => tickText(share, domain.ticks)}
          />
          <YAxis type="category" dataKey="at" hide interval={0} />
          <Bar dataKey="low" isAnimationActive={false} shape={() => <g />} />
          <ZIndexLayer zIndex={ABOVE_BARS}>
            <Rows bars={bars} now={now} active={active} onClick={setMoved} onOpen={open} />
            <Lines level={level} now={now} />
          </ZIndexLayer>
        </BarChart>
      </ResponsiveContainer>
      <p className={styles.legend}>
        Hatched: at the lower amount. Full: at the higher one. A sign at an end: another verdict
        there. {isUnbounded ? UNBOUNDED : 'A thin line: where the unknown counts in full.'}
      </p>
    </PictureOptions>
  )
}

interface RowsProps {
  bars: readonly TornadoBar[]
  now: ActFigures | null
  active: number
  onClick: (at: number) => void
  onOpen: (at: number) => void
}

function Rows({ bars, now, active, onClick, onOpen }: RowsProps) {
  const xScale = useXAxisScale()
  const yScale = useYAxisScale()
  const width = useChartWidth()
  const id = useId()
  if (!xScale || !yScale || width === undefined) return null
  const x = (share: number | null) => (share === null ? null : (xScale(share) ?? null))
  const middle = x(drawnShare(now?.share.low ?? null))
  return (
    <>
      <defs>
        <pattern
          id={id}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className={styles.amount} width="2.5" height="5" />
        </pattern>
      </defs>
      {bars.map((bar, at) => {
        const top = yScale(`${at}`, { position: 'start' }) ?? 0
        const [lower, higher] = bar.ends.map(({ low }) => x(low)) as [number | null, number | null]
        const [lowerMost, higherMost] = bar.ends.map(({ high }) => x(high))
        const isOpen = bar.ends.some(({ low, high }) => low !== high)
        const from = middle ?? lower
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the picture around it takes the keys
          <g
            key={bar.name}
            onClick={() => onClick(at)}
            onDoubleClick={() => onOpen(at)}
            data-testid="tornado-bar"
          >
            <rect
              className={at === active ? charts.active : charts.row}
              data-screen-only
              x={0}
              y={top + 1}
              width={width}
              height={ROW_HEIGHT - 2}
            />
            <text className={charts.name} x={2} y={top + 20}>
              {fitText(bar.name, NAMES - 8, FONT)}
            </text>
            {from !== null && lower !== null && (
              <Piece from={from} to={lower} top={top + 8} fill={`url(#${id})`} />
            )}
            {from !== null && higher !== null && (
              <Piece from={from} to={higher} top={top + 8} fill={null} />
            )}
            {isOpen && lowerMost != null && higherMost != null && (
              <path className={charts.whisker} d={`M${lowerMost} ${top + 27}H${higherMost}`} />
            )}
            {bar.ends.map((end, side) => (
              <End
                key={end.amount}
                end={end}
                x={side === 0 ? lower : higher}
                y={top + 20}
                isRight={(side === 1) === (higher ?? 0) >= (lower ?? 0)}
                before={now?.act ?? end.act}
              />
            ))}
            <title>{tornadoText(bar)}</title>
          </g>
        )
      })}
    </>
  )
}

interface PieceProps {
  from: number
  to: number
  top: number
  /** null: full. */
  fill: string | null
}

function Piece({ from, to, top, fill }: PieceProps) {
  return (
    <rect
      className={styles.piece}
      {...(fill !== null && { style: { fill } })}
      x={Math.min(from, to)}
      y={top}
      width={Math.max(1, Math.abs(to - from))}
      height={16}
    />
  )
}

interface EndProps {
  end: TornadoEnd
  x: number | null
  y: number
  isRight: boolean
  /** The verdict at present. */
  before: ActFigures['act']
}

/** The amount at an end of a bar, with the sign of the verdict where it is another. */
function End({ end, x, y, isRight, before }: EndProps) {
  if (x === null) return null
  const { Icon } = ACTS[end.act]
  const flips = end.act !== before
  const away = (distance: number) => x + (isRight ? distance : -distance)
  return (
    <>
      {flips && (
        <g
          className={tone.tone}
          data-act={end.act}
          transform={`translate(${away(isRight ? 4 : 16)} ${y - 11})`}
        >
          <Icon size={12} />
        </g>
      )}
      <text
        className={charts.description}
        x={away(flips ? 20 : 5)}
        y={y}
        textAnchor={isRight ? 'start' : 'end'}
      >
        {end.amount}
      </text>
    </>
  )
}

/** The present share and the level, over all bars. */
function Lines({ level, now }: { level: number | null; now: ActFigures | null }) {
  const scale = useXAxisScale()
  const plot = usePlotArea()
  if (!scale || !plot || !now) return null
  const at = (share: number | null) => (share === null ? null : (scale(share) ?? null))
  const [present, limit] = [at(drawnShare(now.share.low)), at(level)]
  const isTight = present !== null && limit !== null && Math.abs(present - limit) < 130
  const anchorOf = (own: number, other: number | null) =>
    !isTight || other === null ? 'middle' : own < other ? 'end' : 'start'
  return (
    <>
      {present !== null && now.share.low && (
        <Line
          x={present}
          className={styles.present}
          anchor={anchorOf(present, limit)}
          text={`now ${shareText(now.share.low, now.threshold)}`}
        />
      )}
      {limit !== null && now.threshold && (
        <Line
          x={limit}
          className={charts.level}
          anchor={anchorOf(limit, present)}
          text={`level ${shareText(now.threshold)}`}
        />
      )}
    </>
  )
}

interface LineProps {
  x: number
  className: string | undefined
  anchor: 'start' | 'middle' | 'end'
  text: string
}

function Line({ x, className, anchor, text }: LineProps) {
  const plot = usePlotArea()
  if (!plot) return null
  return (
    <g>
      <path className={className} d={`M${x} ${plot.y - 4}V${plot.y + plot.height}`} />
      <text className={charts.levelText} x={x} y={plot.y - 7} textAnchor={anchor}>
        {text}
      </text>
    </g>
  )
}
