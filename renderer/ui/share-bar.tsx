import type { Act } from '../../shared/calc/result/act.ts'
import type { Bounds } from '../../shared/calc/result/result.ts'
import { readRatio } from '../../shared/money/display.ts'
import { toNumber } from '../../shared/money/ratio.ts'
import { shareText } from './format.ts'
import styles from './share-bar.module.css'

interface ShareBarProps {
  share: Bounds
  threshold: string | null
  act: Act
}

/** A share against its level: filled up to the low, hatched up to the high, the level as a line. */
export function ShareBar({ share, threshold, act }: ShareBarProps) {
  const number = (exact: string | null) => (exact === null ? null : toNumber(readRatio(exact)))
  const low = number(share.low) ?? 0
  const high = share.low === null ? null : number(share.high)
  const level = number(threshold)
  const end = Math.max((level ?? 0.25) * 2, low * 1.2, (high ?? 0) * 1.1)
  const position = (value: number) => `${Math.max(0, Math.min(100, (value / end) * 100))}%`
  const openEnd = share.high === null
  const spanEnd = openEnd ? end : (high ?? low)
  return (
    <div className={styles.chart} role="img" aria-label={describe(share, threshold)}>
      <div className={styles.bar} data-act={act}>
        <div className={styles.low} style={{ width: position(low) }} />
        {spanEnd > low && (
          <div
            className={styles.span}
            data-open={openEnd}
            style={{ left: position(low), width: position(spanEnd - low) }}
          />
        )}
      </div>
      {level !== null && <div className={styles.level} style={{ left: position(level) }} />}
      <div className={styles.scale}>
        <span>{level !== null && level / end < 0.3 ? '' : '0 %'}</span>
        {level !== null && threshold !== null && (
          <span className={styles.levelText} style={{ left: `max(42px, ${position(level)})` }}>
            level {shareText(threshold)}
          </span>
        )}
        <span>{openEnd ? 'no bound' : `${(end * 100).toFixed(0)} %`}</span>
      </div>
    </div>
  )
}

function describe({ low, high }: Bounds, threshold: string | null): string {
  const level = threshold === null ? 'no level' : `level ${shareText(threshold)}`
  if (low === null) return `share not known, ${level}`
  const from = shareText(low, threshold)
  if (low === high) return `share ${from}, ${level}`
  return `share from ${from} to ${high === null ? 'no bound' : shareText(high, threshold)}, ${level}`
}
