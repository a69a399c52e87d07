import type { Outcome } from '../../../shared/calc/result/result.ts'
import tone from '../../ui/tone.module.css'
import { VERDICTS } from '../../ui/verdict.tsx'
import styles from './home.module.css'

interface SignProps {
  outcome: Outcome
  /** What it is the verdict for. */
  of: string
  /** What it was last time, where that is another one. */
  before?: Outcome | undefined
}

/** A verdict as a small sign; its words are in the tooltip. */
export function Sign({ outcome, of, before }: SignProps) {
  const { word, Icon } = VERDICTS[outcome]
  const was = before ? `, was ${VERDICTS[before].word} last time` : ''
  const label = `${of}: ${word}${was}`
  return (
    <span
      className={`${styles.sign} ${tone.tone}`}
      data-outcome={outcome}
      data-flipped={before !== undefined}
      role="img"
      aria-label={label}
      title={label}
    >
      <Icon size={13} />
    </span>
  )
}
