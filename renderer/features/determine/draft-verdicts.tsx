import { Loader } from '@mantine/core'
import type { Draft } from '../../../shared/determination/determine.ts'
import { actShown } from '../../../shared/report/act-words.ts'
import { countryName, shareText } from '../../ui/format.ts'
import { useDelayed } from '../../ui/use-delayed.ts'
import { Verdict } from '../../ui/verdict.tsx'
import styles from './determine.module.css'

interface DraftVerdictsProps {
  draft: Draft | null
  isCurrent: boolean
  /** It is being worked out; else what is asked for cannot be. */
  isComing: boolean
}

/** The verdicts that would be issued, one a destination. */
export function DraftVerdicts({ draft, isCurrent, isComing }: DraftVerdictsProps) {
  const isSlow = useDelayed(isComing)
  return (
    <div className={styles.verdicts} aria-busy={!isCurrent} data-testid="determine-verdicts">
      {draft?.result.results.map((result) => {
        const { destination, rule, threshold, share } = result
        const { act, detail } = actShown(result)
        return (
          <div key={destination} className={styles.verdict} data-destination={destination}>
            <span className={styles.destination}>
              {countryName(destination)} <span className={styles.muted}>{destination}</span>
            </span>
            <Verdict act={act} detail={detail} />
            <span className={styles.share}>
              {spanText(share.low, share.high, threshold)}
              <span className={styles.muted}>
                {threshold === null ? '' : ` level ${shareText(threshold)}`} {rule}
              </span>
            </span>
          </div>
        )
      })}
      {isSlow && <Loader size={12} />}
    </div>
  )
}

function spanText(low: string | null, high: string | null, threshold: string | null): string {
  if (low === null) return 'not known'
  const from = shareText(low, threshold)
  if (high === low) return from
  return high === null ? `${from} or more` : `${from} to ${shareText(high, threshold)}`
}
