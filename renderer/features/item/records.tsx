import { ActionIcon, Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { SingleCommand } from '../../../shared/workspace/commands.ts'
import type { ItemDetail } from '../../../shared/workspace/views.ts'
import { asCallError } from '../../stores/call.ts'
import { editItem } from '../../stores/item.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { exactText } from '../../ui/format.ts'
import { readItemCell } from '../../ui/grid/columns/read-item-cell.ts'
import { RemoveIcon } from '../../ui/icons.tsx'
import { typedPrice } from '../../ui/typed.ts'
import { useCanEdit, useTypedAs } from '../../ui/workspace-context.ts'
import styles from './item.module.css'
import { priceText } from './item-text.ts'
import { typedDay } from './typed-day.ts'

interface RecordsProps {
  item: string
  detail: ItemDetail
}

/** Prices by the day from which they hold, and at destinations. */
export function Prices({ item, detail }: RecordsProps) {
  const canEdit = useCanEdit()
  const as = useTypedAs()
  const add = (fields: FormData) => {
    const price = typedPrice(textIn(fields, 'price'), null, as)
    const from = typedDay(textIn(fields, 'from'))
    const destination = textIn(fields, 'destination').toUpperCase()
    if (!price.ok) return price.message
    if (!price.value) return 'Give a price, such as 12.50 EUR.'
    if (!from.ok) return from.message
    const command: SingleCommand = {
      kind: 'setPrice',
      item,
      validFrom: from.value ?? '',
      price: price.value,
      ...(destination && { destination }),
    }
    return command
  }
  return (
    <>
      <ul className={styles.records}>
        {detail.prices.map((price) => (
          <li
            key={`${price.destination}/${price.entity}/${price.validFrom}`}
            data-standing={price.isInForce ? 'in-force' : 'other'}
          >
            <span className={styles.amount}>
              {exactText(price.amount)} {price.currency}
            </span>
            <span>
              {price.validFrom ? `from ${price.validFrom}` : 'from the first'}
              {price.destination && `, to ${price.destination}`}
              {price.entity && `, for ${price.entity}`}
              <span className={styles.hint}>
                {' '}
                {[price.basis, price.isInForce ? 'in force' : 'not in force today']
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </span>
            {canEdit && (
              <Remove
                label={`Remove the price ${priceText(price)}`}
                command={{
                  kind: 'setPrice',
                  item,
                  validFrom: price.validFrom,
                  price: null,
                  ...(price.destination && { destination: price.destination }),
                  ...(price.entity && { entity: price.entity }),
                }}
              />
            )}
          </li>
        ))}
      </ul>
      {canEdit && (
        <AddForm label="Add price" read={add}>
          <input name="price" aria-label="Price" placeholder="12.50 EUR" />
          <input name="from" aria-label="From" placeholder="YYYY-MM-DD" />
          {detail.product && (
            <input name="destination" aria-label="Destination" placeholder="to, such as CN" />
          )}
        </AddForm>
      )}
    </>
  )
}

/** How the item was classified: as what, when, and by which source. */
export function Classifications({ item, detail }: RecordsProps) {
  const canEdit = useCanEdit()
  const as = useTypedAs()
  const day = useWorkspace((store) => store.workspace?.day ?? '')
  const add = (fields: FormData) => {
    const eccn = readItemCell('eccn', textIn(fields, 'eccn'), { price: null, ...as })
    const on = typedDay(textIn(fields, 'on'))
    const source = textIn(fields, 'source')
    if (!eccn.ok) return eccn.message
    if (!on.ok) return on.message
    if (!source) return 'Say what it rests on, such as a ruling or a letter of the maker.'
    const command: SingleCommand = {
      kind: 'classify',
      item,
      eccn: (eccn.value.eccn as string | null | undefined) ?? null,
      source,
      on: on.value ?? day,
    }
    return command
  }
  return (
    <>
      {detail.classifications.length === 0 && (
        <p className={styles.none}>No record of how it was classified.</p>
      )}
      <ul className={styles.records}>
        {detail.classifications.map(({ eccn, source, on, who, note }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: records have no id and are never reordered
          <li key={at}>
            <span className={styles.amount}>{eccn ?? 'not known'}</span>
            <span>
              {source}
              <span className={styles.hint}> {[on, who, note].filter(Boolean).join(', ')}</span>
            </span>
          </li>
        ))}
      </ul>
      {canEdit && (
        <AddForm label="Classify" read={add}>
          <input name="eccn" aria-label="ECCN" placeholder="3A001.a.2" />
          <input name="source" aria-label="Source" placeholder="ruling, maker's letter, ..." />
          <input name="on" aria-label="On" placeholder={day} />
        </AddForm>
      )}
    </>
  )
}

/** Documents about the item, by where they lie. */
export function Attachments({ item, detail }: RecordsProps) {
  const canEdit = useCanEdit()
  const add = (fields: FormData) => {
    const title = textIn(fields, 'title')
    const reference = textIn(fields, 'reference')
    if (!title || !reference) return 'Give a title, and where the document lies.'
    const command: SingleCommand = { kind: 'attach', item, title, reference }
    return command
  }
  return (
    <>
      {detail.attachments.length === 0 && <p className={styles.none}>None.</p>}
      <ul className={styles.records}>
        {detail.attachments.map(({ id, title, reference }) => (
          <li key={id}>
            <span className={styles.amount}>{title}</span>
            <span className={styles.reference}>{reference}</span>
            {canEdit && (
              <Remove label={`Detach ${title}`} command={{ kind: 'detach', attachment: id }} />
            )}
          </li>
        ))}
      </ul>
      {canEdit && (
        <AddForm label="Attach" read={add}>
          <input name="title" aria-label="Title" placeholder="Supplier letter 2026-09" />
          <input name="reference" aria-label="Where it lies" placeholder="folder, link or number" />
        </AddForm>
      )}
    </>
  )
}

interface AddFormProps {
  label: string
  /** The command that the fields make, or why they make none. */
  read: (fields: FormData) => SingleCommand | string
  children: ReactNode
}

/** One row of inputs that adds a record. */
export function AddForm({ label, read, children }: AddFormProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const command = read(new FormData(form))
    if (typeof command === 'string') return setProblem(command)
    try {
      await editItem(command)
      form.reset()
      setProblem(null)
    } catch (error) {
      setProblem(asCallError(error).message)
    }
  }
  return (
    <form className={styles.add} onSubmit={add}>
      {children}
      <Button type="submit" variant="default">
        {label}
      </Button>
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </form>
  )
}

/** Takes one record away. */
export function Remove({ label, command }: { label: string; command: SingleCommand }) {
  const [problem, setProblem] = useState<string | null>(null)
  const remove = () => editItem(command).catch((error) => setProblem(asCallError(error).message))
  return (
    <ActionIcon size="sm" aria-label={label} title={problem ?? label} onClick={remove}>
      <RemoveIcon size={13} />
    </ActionIcon>
  )
}

/** What was typed in a field of a form. */
export function textIn(fields: FormData, name: string): string {
  return String(fields.get(name) ?? '').trim()
}
