import type { Outcome } from '../../../shared/calc/result/result.ts'
import tone from '../../ui/tone.module.css'
import { VERDICTS } from '../../ui/verdict.tsx'
import styles from './levers.module.css'

/** A verdict as shape and word in a cell. */
export function Sign({ outcome }: { outcome: Outcome }) {
  const { word, meaning, Icon } = VERDICTS[outcome]
  return (
    <span className={`${styles.sign} ${tone.tone}`} data-outcome={outcome} title={meaning}>
      <Icon size={13} />
      {word}
    </span>
  )
}
