import { ActionIcon, Autocomplete, Button, Checkbox, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { call } from '../../stores/call.ts'
import { useResult } from '../../stores/result.ts'
import type { ShipmentDraft } from '../../stores/shipment-draft.ts'
import { changeDraft, useShipments } from '../../stores/shipments.ts'
import styles from './shipments.module.css'

type Spares = NonNullable<ShipmentDraft['spares']>

/** US parts that go along as spares: those that are recorded beside the products, or as they are named. */
export function SpareFields({ spares }: { spares: Spares | null }) {
  const offered = useSpares(spares !== null)
  const change = (at: number, set: Partial<Spares[number]>) =>
    changeDraft({ spares: (spares ?? []).map((one, i) => (i === at ? { ...one, ...set } : one)) })
  return (
    <fieldset className={styles.group}>
      <legend>Spares</legend>
      <div className={styles.asked}>
        <Checkbox
          label="Those that are recorded beside the products"
          checked={spares === null}
          onChange={({ currentTarget: { checked } }) =>
            changeDraft({ spares: checked ? null : [] })
          }
          data-testid="check-spares-recorded"
        />
        {spares !== null && (
          <Button
            variant="default"
            size="compact-xs"
            onClick={() => changeDraft({ spares: [...spares, { item: '', quantity: '' }] })}
            data-testid="check-add-spare"
          >
            Add a spare
          </Button>
        )}
        {spares?.length === 0 && <span className={styles.muted}>None goes along.</span>}
      </div>
      {spares?.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a spare is what stands at its place
        <div key={at} className={styles.entry} data-of="spare">
          <Autocomplete
            size="xs"
            aria-label={`Spare ${at + 1}`}
            placeholder="US part in or beside a product"
            data={offered}
            value={one.item}
            limit={100}
            onChange={(item) => change(at, { item })}
            data-testid="check-spare"
          />
          <TextInput
            aria-label={`Quantity of spare ${at + 1}`}
            placeholder="Quantity"
            value={one.quantity}
            onChange={({ currentTarget: { value } }) => change(at, { quantity: value })}
            data-testid="check-spare-quantity"
          />
          <ActionIcon
            variant="default"
            aria-label={`Leave spare ${at + 1} out`}
            data-testid="leave-spare"
            onClick={() => changeDraft({ spares: spares.filter((_, i) => i !== at) })}
          >
            ×
          </ActionIcon>
        </div>
      ))}
    </fieldset>
  )
}

/** The US parts in and beside the products that are chosen, for the destination that is. */
function useSpares(isAsked: boolean): string[] {
  const destination = useShipments((store) => store.draft.destination)
  const products = useShipments((store) =>
    [...new Set(store.draft.lines.flatMap(({ product }) => product ?? []))].join('\n'),
  )
  const method = useResult((store) => store.method)
  const [offered, setOffered] = useState<string[]>([])
  useEffect(() => {
    let isLeft = false
    if (isAsked && destination !== '' && products !== '')
      Promise.all(
        products
          .split('\n')
          .map((product) =>
            call('evaluate.spares', { product, destination, method, spares: {}, quantity: null }),
          ),
      ).then(
        (found) => {
          if (isLeft) return
          const items = found.flatMap(({ spares }) => spares.items.map(({ item }) => item))
          setOffered([...new Set(items)])
        },
        // Any id can be typed without the offer.
        () => setOffered([]),
      )
    return () => {
      isLeft = true
    }
  }, [isAsked, destination, products, method])
  return offered
}
