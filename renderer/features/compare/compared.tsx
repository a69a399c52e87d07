import { useMemo } from 'react'
import type { StateComparison } from '../../../shared/compare/compare-states.ts'
import { METHOD_WORDS } from '../../../shared/report/words.ts'
import { count, countryName } from '../../ui/format.ts'
import { Picture } from '../../ui/picture.tsx'
import { waterfallTable } from '../../ui/waterfall-bars.ts'
import { WaterfallChart } from '../../ui/waterfall-chart.tsx'
import styles from './compare.module.css'
import { ORDER_OF_STEPS, summaryText } from './difference-words.ts'
import { DifferencesGrid } from './differences-grid.tsx'
import { effectBars } from './effect-bars.ts'
import { VerdictList } from './verdict-list.tsx'

interface ComparedProps {
  comparison: StateComparison
  /** The two states in words. */
  names: readonly [string, string]
  /** The destination that is drawn. */
  chosen: string
  onChoose: (destination: string) => void
}

/** The verdicts that moved, the way from one share to the other, and every difference. */
export function Compared({ comparison, names, chosen, onChoose }: ComparedProps) {
  const { destinations, product, isIn, differences, more, method } = comparison
  const at = Math.max(0, destinations.indexOf(chosen))
  const bars = useMemo(() => effectBars(comparison, at, names), [comparison, at, names])
  return (
    <>
      <p className={styles.summary} data-testid="compare-summary">
        {summaryText(comparison)}
      </p>
      <div className={styles.above}>
        <div className={styles.list}>
          <VerdictList comparison={comparison} chosen={chosen} onChoose={onChoose} />
        </div>
        {bars.length > 2 && (
          <div className={styles.picture}>
            <Picture
              title={`What moved the share to ${countryName(chosen)}`}
              about={`${product} to ${chosen}, ${names[0]} to ${names[1]}, ${METHOD_WORDS[method]}`}
              table={waterfallTable(bars)}
              testId="effect-waterfall"
            >
              <WaterfallChart bars={bars} label="From the share before to the share after" />
            </Picture>
          </div>
        )}
      </div>
      {isIn.before && isIn.after && (
        <>
          <DifferencesGrid comparison={comparison} at={at} />
          <span className={styles.note} data-testid="difference-count">
            {count(differences.length + more, 'difference')}
            {more > 0 && `, of which the first ${differences.length} are listed`}. {ORDER_OF_STEPS}
          </span>
        </>
      )}
    </>
  )
}

/** The first destination whose verdict moved, else the first. */
export function firstMoved({ destinations, before, after }: StateComparison): string {
  const at = destinations.findIndex((_, i) => before?.[i]?.outcome !== after?.[i]?.outcome)
  return destinations[Math.max(0, at)] ?? ''
}
