import { useState } from 'react'
import {
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
} from 'recharts'
import type { Quantile } from '../../../shared/scenario/levers/uncertainty.ts'
import charts from '../../ui/charts.module.css'
import { shareText } from '../../ui/format.ts'
import { PictureOptions } from '../../ui/picture-options.tsx'
import styles from './chart.module.css'
import { drawnShare } from './figures.ts'
import { domainOf, tickText } from './tornado.ts'
import { type CurvePoint, curveOf, quantileText } from './uncertainty.ts'

interface QuantileChartProps {
  quantiles: readonly Quantile[]
  level: string | null
}

/** The part of the samples at or under each share, with the level as a line. */
export function QuantileChart({ quantiles, level }: QuantileChartProps) {
  const [moved, setMoved] = useState(Math.floor(quantiles.length / 2))
  const low = curveOf(quantiles, 'low')
  const high = curveOf(quantiles, 'high')
  const isSpan = quantiles.some((quantile) => quantile.low !== quantile.high)
  const drawnLevel = drawnShare(level)
  const domain = domainOf([drawnLevel, ...[...low, ...high].map(({ share }) => share)], 0.06)
  const active = quantiles[moved]
  return (
    <PictureOptions
      label="Samples at or under a share"
      options={quantiles.map((quantile) => quantileText(quantile, level))}
      active={moved}
      onMove={setMoved}
      onChoose={setMoved}
    >
      <ResponsiveContainer className={charts.chart ?? ''} width="100%" height={220}>
        <LineChart
          data={low}
          margin={{ top: 20, right: 12, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid />
          <XAxis
            type="number"
            dataKey="share"
            domain={[domain.from, domain.to]}
            ticks={domain.ticks}
            allowDataOverflow
            tickLine={false}
            height={22}
            tickFormatter={(share: number) => tickText(share, domain.ticks)}
          />
          <YAxis
            type="number"
            domain={[0, 1]}
            ticks={[0, 0.25, 0.5, 0.75, 1]}
            width={44}
            axisLine={false}
            tickLine={false}
            tickFormatter={(part: number) => `${Math.round(part * 100)} %`}
          />
          <Line dataKey="part" stroke="none" dot={false} isAnimationActive={false} />
          <Curve points={low} className={styles.low} />
          {isSpan && <Curve points={high} className={styles.high} />}
          <Marks level={level} quantile={active} />
        </LineChart>
      </ResponsiveContainer>
      <p className={styles.legend}>
        {active && `${quantileText(active, level)}. `}
        {isSpan && 'Full line: nothing of the unknown counts. Dashed: all of it does. '}
        Arrows go through the parts.
      </p>
    </PictureOptions>
  )
}

function Curve({ points, className }: { points: CurvePoint[]; className: string | undefined }) {
  const x = useXAxisScale()
  const y = useYAxisScale()
  if (!x || !y) return null
  const path = points.map(({ share, part }) => `${x(share) ?? 0} ${y(part) ?? 0}`).join('L')
  return path ? <path className={className} d={`M${path}`} /> : null
}

function Marks({ level, quantile }: { level: string | null; quantile: Quantile | undefined }) {
  const x = useXAxisScale()
  const y = useYAxisScale()
  const plot = usePlotArea()
  if (!x || !y || !plot) return null
  const limit = drawnShare(level)
  const at = quantile && drawnShare(quantile.low)
  return (
    <>
      {limit !== null && level && (
        <g>
          <path
            className={charts.level}
            d={`M${x(limit) ?? 0} ${plot.y - 4}V${plot.y + plot.height}`}
          />
          <text className={charts.levelText} x={x(limit) ?? 0} y={plot.y - 7} textAnchor="middle">
            level {shareText(level)}
          </text>
        </g>
      )}
      {quantile && at != null && (
        <circle
          className={styles.dot}
          data-screen-only
          cx={x(at) ?? 0}
          cy={y(drawnShare(quantile.at) ?? 0) ?? 0}
          r={4}
        />
      )}
    </>
  )
}
