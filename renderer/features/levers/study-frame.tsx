import { Button, Loader } from '@mantine/core'
import type { ReactNode } from 'react'
import { useDelayed } from '../../ui/use-delayed.ts'
import styles from './levers.module.css'
import type { Study } from './use-study.ts'

interface StudyFrameProps<V> {
  study: Study<object, { answer: V | null }>
  /** What is worked out, such as `the levers`. */
  what: string
  children: (answer: V) => ReactNode
  testId: string
}

/** An answer with its standing: worked out, of an earlier revision, stopped or failed. */
export function StudyFrame<V>({ study, what, children, testId }: StudyFrameProps<V>) {
  const { shown, isStopped, isWorking } = study
  const isSlow = useDelayed(isWorking)
  const answered = shown.state === 'current' ? shown.answered : shown.older
  const isCurrent = shown.state === 'current'
  const answer = answered?.answer.answer ?? null
  return (
    <div className={styles.study} data-testid={testId} data-current={isCurrent}>
      {shown.state === 'failed' && (
        <p className={styles.problem} role="alert">
          <span>
            <strong>Could not work out {what}.</strong> {shown.error.message}
          </span>
          <Button variant="default" onClick={study.again}>
            Try again
          </Button>
        </p>
      )}
      {!isCurrent && shown.state !== 'failed' && (
        <output className={styles.standing} data-older={answer !== null}>
          {answered && <strong>figures of revision {answered.revision}</strong>}
          {isStopped ? (
            <>
              <span>stopped</span>
              <Button variant="default" onClick={study.again}>
                Go on
              </Button>
            </>
          ) : (
            isSlow && (
              <>
                <Loader size={10} />
                <span>working out {what}</span>
                <Button variant="default" onClick={study.stop} data-testid={`${testId}-stop`}>
                  Stop
                </Button>
              </>
            )
          )}
        </output>
      )}
      {answer !== null && (
        <div className={styles.answer} data-current={isCurrent} aria-busy={!isCurrent}>
          {children(answer)}
        </div>
      )}
    </div>
  )
}
