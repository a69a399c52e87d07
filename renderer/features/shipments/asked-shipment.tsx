import { useMemo } from 'react'
import { askedRows } from '../../../shared/shipment/asked-words.ts'
import type { Shipment } from '../../../shared/shipment/schema.ts'
import styles from './shipments.module.css'

/** What was asked about a shipment: its products with how many and their value, its parties, and the rest. */
export function AskedShipment({ shipment }: { shipment: Shipment }) {
  const rows = useMemo(() => askedRows(shipment), [shipment])
  return (
    <dl className={styles.wasAsked} data-testid="asked-shipment">
      {rows.map(({ about, text }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no id; they are shown whole
        <div key={place}>
          <dt>{about}</dt>
          <dd>
            <bdi>{text}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
