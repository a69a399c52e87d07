import type { Act } from '../../../shared/calc/result/act.ts'
import tone from '../../ui/tone.module.css'
import { ACTS } from '../../ui/verdict.tsx'
import styles from './home.module.css'

interface SignProps {
  act: Act
  /** What it is the verdict for. */
  of: string
  /** What it was last time, where that is another one. */
  before?: Act | undefined
}

/** A verdict as a small sign; its words are in the tooltip. */
export function Sign({ act, of, before }: SignProps) {
  const { word, Icon } = ACTS[act]
  const was = before ? `, was ${ACTS[before].word} last time` : ''
  const label = `${of}: ${word}${was}`
  return (
    <span
      className={`${styles.sign} ${tone.tone}`}
      data-act={act}
      data-flipped={before !== undefined}
      role="img"
      aria-label={label}
      title={label}
    >
      <Icon size={13} />
    </span>
  )
}
