import { Button, NativeSelect } from '@mantine/core'
import { type FormEvent, type Ref, useImperativeHandle, useRef, useState } from 'react'
import type { Offer } from '../../ui/choosing/picking.ts'
import { SuggestInput } from '../../ui/choosing/suggest-input.tsx'
import { count } from '../../ui/format.ts'
import styles from '../../ui/register.module.css'

const FIELDS = [
  { value: 'origin', label: 'Origin' },
  { value: 'eccn', label: 'ECCN' },
  { value: 'supplier', label: 'Supplier' },
  { value: 'kind', label: 'Kind' },
  { value: 'amount', label: 'Unit price' },
  { value: 'currency', label: 'Currency' },
  { value: 'basis', label: 'Basis of price' },
  { value: 'usShare', label: 'US content' },
  { value: 'usEccn', label: 'ECCN of US content' },
]

interface PartBulkBarProps {
  parts: number
  offer: (column: string) => Offer
  onSet: (column: string, text: string) => void
  onRemove: () => void
  onClear: () => void
  handle: Ref<{ focus: () => void }>
}

/** Sets one fact of all selected parts, as one change. */
export function PartBulkBar(props: PartBulkBarProps) {
  const { parts, offer, onSet, onRemove, onClear, handle } = props
  const [column, setColumn] = useState('origin')
  const [text, setText] = useState('')
  const select = useRef<HTMLSelectElement>(null)
  useImperativeHandle(handle, () => ({ focus: () => select.current?.focus() }), [])

  const apply = (event: FormEvent) => {
    event.preventDefault()
    onSet(column, text)
  }
  return (
    <form
      className={styles.bar}
      onSubmit={apply}
      aria-label="Selected parts"
      data-testid="bulk-bar"
    >
      <strong>{count(parts, 'part')} selected</strong>
      <NativeSelect
        ref={select}
        size="xs"
        aria-label="What to set"
        value={column}
        data={FIELDS}
        onChange={(event) => {
          setColumn(event.currentTarget.value)
          setText('')
        }}
        data-testid="bulk-field"
      />
      <SuggestInput
        label="Value for all"
        placeholder="empty: not known"
        width={170}
        value={text}
        error={undefined}
        {...offer(column)}
        onChange={setText}
        testId="bulk-value"
      />
      <Button type="submit" data-testid="bulk-set">
        Set for {count(parts, 'part')}
      </Button>
      <span className={styles.gap} />
      <Button variant="default" onClick={onRemove}>
        Remove parts
      </Button>
      <Button variant="subtle" onClick={onClear}>
        Clear selection
      </Button>
    </form>
  )
}
