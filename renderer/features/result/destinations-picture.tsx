import { Button } from '@mantine/core'
import { useEffect, useMemo } from 'react'
import type { Method } from '../../../shared/calc/result.ts'
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
  revision: number
}

/** The share of a product against the level of each of the workspace's destinations. */
export function DestinationsPicture(props: DestinationsPictureProps) {
  const { product, destination, method, revision } = props
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
  }, [question, revision])

  const shown = shownOf(answers, question, revision)
  const answered = shown.state === 'current' ? shown.answered : shown.older
  const nameOf = (code: string) =>
    [...often, ...others].find((choice) => choice.code === code)?.name ?? code
  return (
    <div className={styles.destinations} data-testid="by-destination">
      {shown.state === 'failed' && (
        <p className={styles.error} role="alert">
          Destinations: {shown.error.message}{' '}
          <Button variant="default" onClick={() => evaluateDestinations(question)}>
            Retry
          </Button>
        </p>
      )}
      {answered && (
        <Chart
          answered={answered}
          isCurrent={shown.state === 'current'}
          destination={destination}
          nameOf={nameOf}
        />
      )}
    </div>
  )
}

interface ChartProps {
  answered: ByDestination
  isCurrent: boolean
  destination: string
  nameOf: (code: string) => string
}

function Chart({ answered, isCurrent, destination, nameOf }: ChartProps) {
  const { question, revision } = answered
  const bars = destinationBars(answered, nameOf)
  return (
    <div className={styles.aged} data-current={isCurrent} aria-busy={!isCurrent}>
      <Picture
        title="Share against level"
        about={`${question.product}, ${question.method}, revision ${revision}`}
        table={destinationTable(bars)}
        testId="destinations-picture"
      >
        <DestinationBars bars={bars} chosen={destination} onChoose={chooseDestination} />
      </Picture>
    </div>
  )
}
