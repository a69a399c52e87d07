import type { Act } from '../../../shared/calc/result/act.ts'
import tone from '../../ui/tone.module.css'
import { ACTS } from '../../ui/verdict.tsx'
import styles from './levers.module.css'

/** A verdict as shape and word in a cell. */
export function Sign({ act }: { act: Act }) {
  const { word, meaning, Icon } = ACTS[act]
  return (
    <span className={`${styles.sign} ${tone.tone}`} data-act={act} title={meaning}>
      <Icon size={13} />
      {word}
    </span>
  )
}
