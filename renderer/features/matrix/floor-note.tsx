import { Button } from '@mantine/core'
import { useContext } from 'react'
import { matrixFloors } from '../../stores/floors.ts'
import { count } from '../../ui/format.ts'
import { Message } from '../../ui/message.tsx'
import { FloorsOfMatrix } from './floors.ts'
import styles from './matrix.module.css'

/** What the lowest prices are about, how far they are worked out, and of what they are not. */
export function FloorNote() {
  const floors = useContext(FloorsOfMatrix)
  const { job, isStopped } = matrixFloors.useQuestion()
  if (!floors) return null
  const again = <Button onClick={() => void matrixFloors.again()}>Try again</Button>
  if (floors.problem !== null || isStopped)
    return (
      <Message
        tone="problem"
        title="The lowest prices are not worked out."
        actions={again}
        testId="floors-error"
      >
        {floors.problem ?? 'They were stopped.'}
      </Message>
    )
  return (
    <p className={styles.floorNote} data-testid="floor-note">
      Lowest fair market price, 734 Supp. 2(a)(3), at which a product is not subject by reason of de
      minimis; between affiliates the invoice is not that price. Foreign parts without a declaration
      are taken as free unless the switch says otherwise. The sign is the verdict at the present
      price.
      {floors.notAsked > 0 &&
        ` Not worked out for ${count(floors.notAsked, 'product')} beyond the first; filter to see them.`}
      {job && ' Being worked out.'}
    </p>
  )
}
