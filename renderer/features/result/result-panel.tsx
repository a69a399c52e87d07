import { Loader } from '@mantine/core'
import { useResult } from '../../stores/result.ts'
import { standing } from '../../stores/standing.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { DestinationSelect } from './destination-select.tsx'
import styles from './result.module.css'
import { ResultBody } from './result-body.tsx'

interface ResultPanelProps {
  product: string
  /** The revision on screen; figures of another one are marked as such. */
  revision: number
}

/** The result of a product for the destination chosen, as the core explains it. */
export function ResultPanel({ product, revision }: ResultPanelProps) {
  const { destination, method, answered, error } = useResult()
  const currency = useWorkspace((store) => store.workspace?.currency ?? '')
  const state = standing(answered, { product, destination, method }, revision)
  return (
    <aside className={styles.panel} aria-label="Result" data-testid="result-panel">
      <DestinationSelect destination={destination} />
      {error ? (
        <p className={styles.error} role="alert">
          {error.message}
        </p>
      ) : (
        <>
          {state !== 'current' && (
            <output className={styles.updating} data-testid="updating">
              <Loader size={11} /> updating
              {state === 'older' && `; below are the figures of revision ${answered?.revision}`}
            </output>
          )}
          {answered && state !== 'none' && (
            <ResultBody
              result={answered.result}
              currency={state === 'current' ? currency : answered.currency}
              isCurrent={state === 'current'}
            />
          )}
        </>
      )}
    </aside>
  )
}
