import { useEffect, useMemo } from 'react'
import type { Result } from '../../../shared/calc/result/result.ts'
import {
  FLOOR_NOTES,
  floorRemark,
  floorText,
  untilText,
} from '../../../shared/report/floor-words.ts'
import { resultFloor } from '../../stores/floors.ts'
import { shownAnswer } from '../../stores/question-store.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { inNumberFormat } from '../../ui/number-format.ts'
import styles from './result.module.css'

/** How long a verdict stands before its lowest price is asked for, in milliseconds. */
const PAUSE = 300

interface FloorLineProps {
  result: Result
  /** The verdict answers the revision on screen. */
  isCurrent: boolean
}

/** The lowest fair market price at which the product is not subject there, and until when. */
export function FloorLine({ result: { product, destination, method }, isCurrent }: FloorLineProps) {
  const revision = useWorkspace((store) => store.workspace?.revision ?? 0)
  const answers = resultFloor.useQuestion()
  const question = useMemo(
    () => ({ products: [product], destinations: [destination], method }),
    [product, destination, method],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision has another answer
  useEffect(() => {
    if (!isCurrent) return
    const timer = setTimeout(() => void resultFloor.ask(question), PAUSE)
    return () => clearTimeout(timer)
  }, [question, isCurrent, revision])
  useEffect(() => resultFloor.leave, [])

  const shown = shownAnswer(answers, question, revision)
  const answered = shown.state === 'current' ? shown.answered : shown.older
  const floor = answered?.answer.rows[0]?.floors[0]
  if (shown.state === 'failed')
    return (
      <p className={styles.floor} role="alert">
        Lowest price: {shown.error.message}
      </p>
    )
  if (!floor) return null
  const isHere = shown.state === 'current' && isCurrent
  const remark = floorRemark(floor, inNumberFormat)
  return (
    <p
      className={`${styles.floor} ${styles.aged}`}
      title={FLOOR_NOTES.join(' ')}
      data-current={isHere}
      data-testid={isHere ? 'floor' : undefined}
    >
      Lowest fair market price{' '}
      <strong>{floor.amount === null ? 'none' : floorText(floor, inNumberFormat)}</strong>
      {remark && `, ${remark}`}
      {(floor.amount !== null || floor.until !== null) && (
        <span className={styles.muted}>; {untilText(floor, inNumberFormat)}</span>
      )}
    </p>
  )
}
