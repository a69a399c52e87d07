import { Kbd } from '@mantine/core'
import { useContext } from 'react'
import { actsWorstFirst } from '../../../shared/calc/result/act.ts'
import tone from '../../ui/tone.module.css'
import { ACTS } from '../../ui/verdict.tsx'
import { FlipSign } from './cell-facts.tsx'
import { DifferenceOfMatrix } from './difference.ts'
import { FloorsOfMatrix } from './floors.ts'
import styles from './matrix.module.css'

interface LegendProps {
  compares: boolean
  /** What was just done with the view; '': nothing. */
  done: string
}

/** What the signs and figures of a cell mean, and the keys that are not obvious. */
export function Legend({ compares, done }: LegendProps) {
  const difference = useContext(DifferenceOfMatrix)
  const floors = useContext(FloorsOfMatrix)
  return (
    <div className={styles.legend}>
      {actsWorstFirst.map((act) => {
        const { word, Icon } = ACTS[act]
        return (
          <span key={act} className={`${styles.sign} ${tone.tone}`} data-act={act}>
            <Icon size={11} /> {word}
          </span>
        )
      })}
      {floors ? (
        <span data-testid="floor-legend">any: nothing counts; none: no price decides</span>
      ) : difference ? (
        <span data-testid="difference-legend">
          = the same, → flips, moves in points; counts, order and export are of the base
        </span>
      ) : (
        <>
          <span>share in %; (b): decided by 734.4(b)</span>
          <span className={styles.nearSign}>near the level</span>
        </>
      )}
      {compares && (
        <span>
          <FlipSign /> methods differ
        </span>
      )}
      <span className={styles.gap} />
      <output className={styles.done} data-testid="matrix-done">
        {done}
      </output>
      {done === '' && !difference && (
        <span>
          <Kbd>Enter</Kbd> open <Kbd>S</Kbd> sort <Kbd>F</Kbd> filter <Kbd>P</Kbd> prices{' '}
          <Kbd>M</Kbd> map <Kbd>?</Kbd> all keys
        </span>
      )}
    </div>
  )
}
