import { Button } from '@mantine/core'
import { call } from '../../stores/call.ts'
import { giveUpShipments, newShipment, readOrders, useShipments } from '../../stores/shipments.ts'
import { attempt } from '../../stores/workspace.ts'
import { count } from '../../ui/format.ts'
import { laterWords } from '../../ui/later-words.ts'
import screen from '../../ui/screen.module.css'
import { KeptCheck } from './kept-check.tsx'
import { KeptList } from './kept-list.tsx'
import { NewShipment } from './new-shipment.tsx'
import { OrderBook } from './order-book.tsx'
import styles from './shipments.module.css'

/** Shipments: the checks that are kept, with what each would answer now, and new ones. */
export function ShipmentsScreen() {
  const { rows, later, view, job } = useShipments()
  const isLong = job !== null && job.what !== 'check'
  return (
    <div className={screen.screen} data-testid="shipments-screen">
      <div className={screen.head}>
        <h1>Shipments</h1>
        <span className={styles.muted} role="status">
          {job && isLong
            ? `${job.what === 'orders' ? 'Answering the order book' : 'Asking the kept checks again'}${job.total > 0 ? `: ${job.done} of ${job.total}` : ''}`
            : rows && `${count(rows.length, 'check')}${laterWords(later, 'kept')}`}
        </span>
        {isLong && (
          <Button
            variant="default"
            size="compact-xs"
            onClick={giveUpShipments}
            data-testid="shipments-stop"
          >
            Stop
          </Button>
        )}
        <span className={screen.gap} />
        <Button
          variant="subtle"
          onClick={() => void attempt('save the template', () => call('shipments.exportTemplate'))}
          title="An XLSX with the columns of an order book and a row that shows how each is written"
          data-testid="save-template"
        >
          Order book template
        </Button>
        <Button variant="default" onClick={() => void readOrders()} data-testid="read-orders">
          Answer an order book
        </Button>
        <Button
          variant={view === 'new' ? 'default' : 'filled'}
          onClick={newShipment}
          data-testid="new-shipment"
        >
          New check
        </Button>
      </div>
      <div className={styles.body}>
        <KeptList />
        <section className={styles.work} data-pane aria-label="Shipment">
          {view === 'new' && <NewShipment />}
          {view === 'kept' && <KeptCheck />}
          {view === 'book' && <OrderBook />}
        </section>
      </div>
    </div>
  )
}
