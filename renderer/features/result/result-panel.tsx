import { Button, Loader } from '@mantine/core'
import { memo, useEffect, useMemo, useRef } from 'react'
import { useProductView } from '../../stores/product-view.ts'
import { retry, shownAhead, shownResult, useResult } from '../../stores/result.ts'
import type { Answered, Shown } from '../../stores/standing.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { DestinationSelect } from '../../ui/destination-select.tsx'
import { useDelayed } from '../../ui/use-delayed.ts'
import { DetermineButton } from './determine-button.tsx'
import { ExportMenu, ExportMessage } from './export-menu.tsx'
import { PapersDialog } from './papers/papers-dialog.tsx'
import styles from './result.module.css'
import { ResultBody } from './result-body.tsx'
import { Switches } from './switches.tsx'

interface ResultPanelProps {
  product: string
  /** The revision on screen; figures of another one are marked as such. */
  revision: number
}

/**
 * The result of a product for the destination chosen, as the core explains it: beside the bill of
 * materials in one column, by itself in as many as fit.
 */
export function ResultPanel({ product, revision }: ResultPanelProps) {
  const store = useResult()
  const isAlone = useProductView(({ view }) => view === 'result')
  const panel = useRef<HTMLElement>(null)
  const { destination, method } = store
  const shown = shownResult(store, product, revision)
  const ahead = shownAhead(store, product, revision)
  const answered = shown.state === 'current' ? shown.answered : shown.older

  const question = useMemo(() => ({ product, destination, method }), [product, destination, method])
  useEffect(() => {
    if (isAlone) panel.current?.focus({ preventScroll: true })
  }, [isAlone])

  return (
    <aside
      ref={panel}
      className={styles.panel}
      aria-label="Result"
      tabIndex={-1}
      data-view="result"
      data-testid="result-panel"
    >
      <header className={styles.head}>
        <Destination destination={destination} />
        <Export question={question} />
        <DetermineButton product={product} />
        <Standing shown={shown} isAhead={ahead !== null} revision={revision} />
      </header>
      <ExportMessage />
      {shown.state === 'failed' && (
        <p className={styles.error} role="alert" data-testid="result-failed">
          <span>
            <strong>The verdict could not be worked out.</strong> {shown.error.message}
          </span>
          <Button variant="default" onClick={() => retry(product)} data-testid="result-retry">
            Try again
          </Button>
        </p>
      )}
      {answered && (
        <ResultBody
          answered={answered}
          isCurrent={shown.state === 'current'}
          revision={revision}
          ahead={ahead}
        />
      )}
      <PapersDialog />
    </aside>
  )
}

const Destination = memo(DestinationSelect)
const Export = memo(ExportMenu)

interface StandingProps {
  shown: Shown<Answered>
  /** The verdict is of the revision on screen already. */
  isAhead: boolean
  revision: number
}

/** Which revision the figures are of, and whether newer ones are on their way. */
function Standing({ shown, isAhead, revision }: StandingProps) {
  const pack = useWorkspace((store) => store.info?.pack)
  const isSlow = useDelayed(shown.state === 'updating')
  if (shown.state === 'current') {
    return (
      <p className={styles.standing} data-testid="standing">
        <span>
          revision {revision} · <Switches pack={pack} choices={shown.answered.choices} />
        </span>
      </p>
    )
  }
  return (
    <p className={styles.standing} data-older={shown.older !== null} data-testid="standing">
      <span>
        {shown.older && (
          <strong>
            {isAhead ? 'the rest' : 'figures'} of revision {shown.older.revision}
          </strong>
        )}
        {shown.older && shown.state === 'updating' && ', '}
        {shown.state === 'updating' && (shown.older || isSlow) && 'updating'}
      </span>
      {isSlow && <Loader size={10} />}
    </p>
  )
}
