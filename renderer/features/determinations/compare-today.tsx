import { Loader } from '@mantine/core'
import { type CSSProperties, useEffect, useState } from 'react'
import type { PricedFigures } from '../../../shared/calc/result/result.ts'
import type { EffectStep, Effects } from '../../../shared/determination/effects.ts'
import type { DeterminationRecord } from '../../../shared/determination/schema.ts'
import { readRatio } from '../../../shared/money/display.ts'
import { toNumber } from '../../../shared/money/ratio.ts'
import { asCallError, call } from '../../stores/call.ts'
import { latest } from '../../stores/latest.ts'
import { reportBasis } from '../../stores/report-basis.ts'
import { ExportTable } from '../../ui/export-table.tsx'
import { pointsText, signed } from '../../ui/format.ts'
import { OUTCOMES } from '../../ui/outcome.tsx'
import table from '../../ui/table.module.css'
import { useDelayed } from '../../ui/use-delayed.ts'
import { stepTexts } from './change-words.ts'
import styles from './determinations.module.css'
import { spanText } from './listed.ts'
import { todayReport } from './today-report.ts'

interface CompareTodayProps {
  hash: string
  record: DeterminationRecord
  destination: string
  /** What is on screen now: asked again when it changes. */
  revision: number
  day: string
}

type Found = { key: string; effects: Effects } | { key: string; problem: string }

const ticket = latest()

/** Every difference between a determination and today, and what each did to the share. */
export function CompareToday({ hash, record, destination, revision, day }: CompareTodayProps) {
  const [found, setFound] = useState<Found | null>(null)
  const key = `${hash} ${destination} ${revision} ${day}`
  useEffect(() => {
    const isLatest = ticket()
    call('evaluate.determinedEffects', { hash, destination }).then(
      ({ effects }) => isLatest() && setFound({ key, effects }),
      (error) => isLatest() && setFound({ key, problem: asCallError(error).message }),
    )
  }, [hash, destination, key])
  const isSlow = useDelayed(found?.key !== key)
  const { number, product, on, method } = record
  if (found?.key !== key) return isSlow ? <Loader size={14} m="md" /> : null
  if ('problem' in found) return <p className={styles.problem}>{found.problem}</p>
  const { effects } = found
  return (
    <>
      <div className={styles.exported}>
        <ExportTable
          name={`${number} ${product} to ${destination}, beside today`}
          table={() =>
            todayReport({ number, product, destination, on, effects }, reportBasis(method))
          }
          isOpen={false}
          testId="today-export"
        />
      </div>
      <Steps effects={effects} />
    </>
  )
}

function Steps({ effects: { from, to, steps } }: { effects: Effects }) {
  const all = [from, to, ...steps.flatMap((step) => [step.from, step.to])]
  const end = Math.max(...all.map(({ share: { low, high } }) => number(high ?? low) ?? 0), 0.0001)
  const told = steps.filter((step) => step.of !== 'input' || step.changes.length > 0)
  return (
    <div className={styles.compare} data-testid="compare-today">
      <table className={`${table.table} ${styles.steps}`} aria-label="What changed since">
        <thead>
          <tr>
            <th>What changed</th>
            <th className={`${styles.share} ${table.right}`}>Effect on the share</th>
            <th className={`${styles.share} ${table.right}`}>Share after it</th>
            <th className={styles.verdict}>Verdict after it</th>
            <th className={styles.bars}>
              <span className={styles.visuallyHidden}>As a picture</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>As it was determined</td>
            <td />
            <Reached figures={from} />
            <td className={styles.bars}>
              <Bar from="0" to={from.share.low} end={end} />
            </td>
          </tr>
          {told.map((step, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps are a list that is shown whole
            <tr key={at} data-testid="effect-step">
              <td className={styles.texts} title={stepTexts(step).join('\n')}>
                {stepTexts(step).map((text) => (
                  <div key={text}>{text}</div>
                ))}
              </td>
              <td className={table.right}>{effectText(step)}</td>
              <Reached figures={step.to} />
              <td className={styles.bars}>
                <Bar from={step.from.share.low} to={step.to.share.low} end={end} />
              </td>
            </tr>
          ))}
          <tr className={styles.last} data-testid="effect-today">
            <td>Today</td>
            <td />
            <Reached figures={to} />
            <td className={styles.bars}>
              <Bar from="0" to={to.share.low} end={end} />
            </td>
          </tr>
        </tbody>
      </table>
      {told.length === 0 && (
        <p className={styles.muted}>
          Nothing that it rests on says something else today: no fact, price, rate, line or rule.
        </p>
      )}
    </div>
  )
}

function Reached({ figures }: { figures: PricedFigures }) {
  const { outcome, threshold, share } = figures
  const { word, Icon } = OUTCOMES[outcome]
  return (
    <>
      <td className={table.right} title={share.low === null ? undefined : `exactly ${share.low}`}>
        {spanText({ threshold, share })}
      </td>
      <td>
        <span className={styles.badge} data-outcome={outcome}>
          <Icon size={12} /> {word}
        </span>
      </td>
    </>
  )
}

function effectText({ moves: { low, high } }: EffectStep): string {
  const text = (move: string | null) =>
    move === null ? 'not known' : move === '0' ? 'none' : signed(move, pointsText)
  return low === high ? text(low) : `${text(low)} / ${text(high)}`
}

function Bar({ from, to, end }: { from: string | null; to: string | null; end: number }) {
  const [a, b] = [number(from), number(to)]
  if (a === null || b === null) return null
  const style = {
    '--from': `${(Math.min(a, b) / end) * 100}%`,
    '--width': `${(Math.abs(b - a) / end) * 100}%`,
  } as CSSProperties
  return <span className={styles.bar} data-falls={b < a} style={style} aria-hidden="true" />
}

function number(exact: string | null): number | null {
  return exact === null ? null : toNumber(readRatio(exact))
}
