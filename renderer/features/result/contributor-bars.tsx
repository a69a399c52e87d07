import { useState } from 'react'
import {
  Bar,
  BarChart,
  ResponsiveContainer,
  useChartWidth,
  useYAxisScale,
  XAxis,
  YAxis,
} from 'recharts'
import { readRatio } from '../../../shared/money/display.ts'
import { toNumber } from '../../../shared/money/ratio.ts'
import styles from '../../ui/charts.module.css'
import { fitText } from '../../ui/fit-text.ts'
import { moneyText, shareText } from '../../ui/format.ts'
import { PictureOptions } from '../../ui/picture-options.tsx'
import type { Contributor } from './contributors.ts'

const ROW_HEIGHT = 34
const FONT = '12px system-ui, "Segoe UI", Roboto, sans-serif'
/** How much of the width the longest bar takes; the reason stands in the rest. */
const BARS = 0.7

interface ContributorBarsProps {
  contributors: Contributor[]
  currency: string
  onOpen: (contributor: Contributor) => void
}

/** What makes up the counted content: a bar each, with value, share of the price and reason. */
export function ContributorBars({ contributors, currency, onOpen }: ContributorBarsProps) {
  const [moved, setMoved] = useState(0)
  const active = Math.min(moved, contributors.length - 1)
  const bars = contributors.map((contributor, at) => {
    return { at: `${at}`, value: toNumber(readRatio(contributor.value)) }
  })
  const largest = Math.max(...bars.map(({ value }) => value))
  const open = (at: number) => {
    const contributor = contributors[at]
    if (contributor) onOpen(contributor)
  }
  return (
    <PictureOptions
      label="Contributors to the counted content"
      options={contributors.map((contributor) => contributorText(contributor, currency))}
      active={active}
      onMove={setMoved}
      onChoose={open}
    >
      <ResponsiveContainer
        className={styles.chart ?? ''}
        width="100%"
        height={contributors.length * ROW_HEIGHT}
      >
        <BarChart
          layout="vertical"
          data={bars}
          margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <XAxis type="number" hide domain={[0, largest / BARS]} />
          <YAxis type="category" dataKey="at" hide interval={0} />
          <Bar
            dataKey="value"
            isAnimationActive={false}
            shape={({ y, height, width }) => (
              <rect
                className={styles.contributor}
                x={0}
                y={Number(y) + Number(height) / 2 + 4}
                width={Math.max(1, Number(width))}
                height={6}
              />
            )}
          />
          <Texts
            contributors={contributors}
            currency={currency}
            active={active}
            onClick={setMoved}
            onOpen={open}
          />
        </BarChart>
      </ResponsiveContainer>
    </PictureOptions>
  )
}

function contributorText(contributor: Contributor, currency: string): string {
  const { value, share, because } = contributor
  const [label, description] = namesOf(contributor)
  const figures = [moneyText(value, currency), ...(share === null ? [] : [shareText(share)])]
  return `${label} ${description}`.trim().concat(`: ${[...figures, ...because].join(', ')}`)
}

/** What a contributor is called, and what more is said of it. */
function namesOf({ path, name }: Contributor): [label: string, description: string] {
  const id = path?.at(-1)
  if (id === undefined) return [name, '']
  return [id, name === id ? '' : name]
}

interface TextsProps {
  contributors: readonly Contributor[]
  currency: string
  active: number
  onClick: (at: number) => void
  onOpen: (at: number) => void
}

function Texts({ contributors, currency, active, onClick, onOpen }: TextsProps) {
  const scale = useYAxisScale()
  const width = useChartWidth()
  if (!scale || width === undefined) return null
  return contributors.map((contributor, at) => {
    const { path, value, share, because } = contributor
    const [label, description] = namesOf(contributor)
    const top = scale(`${at}`, { position: 'start' }) ?? 0
    const figures = moneyText(value, currency)
    const points = share === null ? '' : shareText(share)
    const room = width - 62 - figures.length * 7 - 24
    const shownLabel = fitText(label, room, FONT)
    const shownDescription = fitText(description, room - shownLabel.length * 7 - 8, FONT)
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: the picture around it takes the keys
      <g
        key={path?.join('/') ?? label}
        onClick={() => onClick(at)}
        onDoubleClick={() => onOpen(at)}
        data-testid="contributor"
      >
        <rect
          className={at === active ? styles.active : styles.row}
          data-screen-only
          x={0}
          y={top + 1}
          width={width}
          height={ROW_HEIGHT - 2}
        />
        <text className={styles.name} x={2} y={top + 15}>
          {shownLabel}
          <tspan className={styles.description} dx={7}>
            {shownDescription}
          </tspan>
        </text>
        <text className={styles.figure} x={width - 62} y={top + 15} textAnchor="end">
          {figures}
        </text>
        <text className={styles.figure} x={width - 2} y={top + 15} textAnchor="end">
          {points}
        </text>
        <text className={styles.description} x={width - 2} y={top + 28} textAnchor="end">
          {fitText(because.join(', '), width * (1 - BARS) - 8, FONT)}
        </text>
        <title>{contributorText(contributor, currency)}</title>
      </g>
    )
  })
}
