import { Button } from '@mantine/core'
import { memo, useCallback, useDeferredValue, useEffect, useMemo } from 'react'
import type { Method } from '../../../shared/calc/result/result.ts'
import {
  type ByDestination,
  evaluateDestinations,
  useByDestination,
} from '../../stores/by-destination.ts'
import { destinationsOf } from '../../stores/destinations.ts'
import { chooseDestination } from '../../stores/result.ts'
import { shownOf } from '../../stores/standing.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { Picture } from '../../ui/picture.tsx'
import { DestinationBars } from './destination-bars.tsx'
import { destinationBars, destinationTable } from './destination-figures.ts'
import styles from './result.module.css'

interface DestinationsPictureProps {
  product: string
  destination: string
  method: Method
  /** The revision whose verdict is shown; its destinations are asked for after it. */
  asked: number
  /** The revision on screen. */
  revision: number
}

/** The share of a product against the level of each of the workspace's destinations. */
export function DestinationsPicture(props: DestinationsPictureProps) {
  const { product, destination, method, asked, revision } = props
  const pack = useWorkspace((store) => store.info?.pack)
  const first = useWorkspace((store) => store.workspace?.settings.destinations)
  const answers = useByDestination()
  const { often, others } = useMemo(() => destinationsOf(pack, first), [pack, first])
  const isOften = often.some(({ code }) => code === destination)
  const question = useMemo(() => {
    const codes = often.map(({ code }) => code)
    return { product, method, destinations: isOften ? codes : [...codes, destination] }
  }, [product, method, often, isOften, destination])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision has other answers
  useEffect(() => {
    void evaluateDestinations(question)
  }, [question, asked])

  const shown = shownOf(answers, question, revision)
  const answered = shown.state === 'current' ? shown.answered : shown.older
  const later = useDeferredValue(answered)
  const names = useMemo(
    () => new Map([...often, ...others].map(({ code, name }) => [code, name])),
    [often, others],
  )
  const nameOf = useCallback((code: string) => names.get(code) ?? code, [names])
  const isCurrent = shown.state === 'current' && later === answered
  return (
    <div className={styles.destinations} data-testid="by-destination">
      {shown.state === 'failed' && (
        <p className={styles.error} role="alert">
          Destinations: {shown.error.message}{' '}
          <Button variant="default" onClick={() => evaluateDestinations(question)}>
            Try again
          </Button>
        </p>
      )}
      {later && (
        <div className={styles.aged} data-current={isCurrent} aria-busy={!isCurrent}>
          <Chart answered={later} destination={destination} nameOf={nameOf} />
        </div>
      )}
    </div>
  )
}

interface ChartProps {
  answered: ByDestination
  destination: string
  nameOf: (code: string) => string
}

const Chart = memo(function Chart({ answered, destination, nameOf }: ChartProps) {
  const { question, revision } = answered
  const bars = useMemo(() => destinationBars(answered, nameOf), [answered, nameOf])
  return (
    <Picture
      title="Share against level"
      about={`${question.product}, ${question.method}, revision ${revision}`}
      table={destinationTable(bars)}
      testId="destinations-picture"
    >
      <DestinationBars bars={bars} chosen={destination} onChoose={chooseDestination} />
    </Picture>
  )
})
