import { Button } from '@mantine/core'
import { type FormEvent, type Ref, useImperativeHandle, useRef, useState } from 'react'
import type { TreeRow } from '../../stores/tree.ts'
import { bulkKeys } from '../../ui/bulk-keys.ts'
import { ChoiceSelect } from '../../ui/choosing/choice-select.tsx'
import { closedOffer, countryOffer, NO_OFFER, openOffer } from '../../ui/choosing/offers.ts'
import type { Offer } from '../../ui/choosing/picking.ts'
import { suggestEccns } from '../../ui/choosing/suggest-eccns.ts'
import { SuggestInput } from '../../ui/choosing/suggest-input.tsx'
import { count } from '../../ui/format.ts'
import { BASES } from '../../ui/grid/columns/price-columns.ts'
import { KINDS } from '../../ui/kinds.ts'
import styles from './bom.module.css'
import { removeLines, writeCells } from './bom-actions.ts'
import type { EditableColumn } from './cell-text.ts'
import type { Look } from './look.ts'

const FIELDS: { value: EditableColumn; label: string }[] = [
  { value: 'origin', label: 'Origin' },
  { value: 'eccn', label: 'ECCN' },
  { value: 'supplier', label: 'Supplier' },
  { value: 'kind', label: 'Kind' },
  { value: 'basis', label: 'Basis of price' },
  { value: 'quantity', label: 'Quantity' },
]

interface BulkBarProps {
  rows: readonly TreeRow[]
  look: () => Look
  onClear: () => void
  /** Escape: the keyboard goes back, what is typed stays. */
  onLeave: () => void
  onDone: (notice: string | null) => void
  /** The column that the keyboard is on, which is what is set at first. */
  column: string | undefined
  handle: Ref<{ focus: () => void }>
}

/** Sets one fact of all selected lines, as one change. */
export function BulkBar({ rows, look, onClear, onDone, onLeave, column, handle }: BulkBarProps) {
  const [field, setField] = useState<EditableColumn>(fieldOf(column) ?? 'origin')
  const [text, setText] = useState('')
  const value = useRef<HTMLInputElement>(null)
  useImperativeHandle(
    handle,
    () => ({
      focus: () => {
        const wanted = fieldOf(column)
        if (wanted && text === '') setField(wanted)
        value.current?.focus()
      },
    }),
    [column, text],
  )

  const apply = async (event: FormEvent) => {
    event.preventDefault()
    const unique = [...new Map(rows.map(({ row }) => [row.line, row])).values()]
    const { refused } = await writeCells(unique, field, text)
    onDone(refused > 0 ? `${count(refused, 'line')} of ${unique.length} could not be set` : null)
  }
  return (
    <form
      className={styles.bar}
      onSubmit={apply}
      onKeyDown={bulkKeys(text, onLeave)}
      aria-label="Selected lines"
      data-testid="bulk-bar"
    >
      <strong>{count(rows.length, 'line')} selected</strong>
      <ChoiceSelect
        w={130}
        aria-label="What to set"
        value={field}
        data={FIELDS}
        onChoose={(chosen) => {
          setField(chosen as EditableColumn)
          setText('')
        }}
        data-testid="bulk-field"
      />
      <SuggestInput
        inputRef={value}
        label="Value for all"
        placeholder="empty: not known"
        width={150}
        value={text}
        error={undefined}
        {...offerFor(field, look)}
        onChange={setText}
        testId="bulk-value"
      />
      <Button type="submit" data-testid="bulk-set">
        Set
      </Button>
      <span className={styles.gap} />
      <Button variant="default" onClick={() => void removeLines(rows)}>
        Remove lines
      </Button>
      <Button variant="subtle" onClick={onClear}>
        Clear selection
      </Button>
    </form>
  )
}

function fieldOf(column: string | undefined): EditableColumn | undefined {
  return FIELDS.find(({ value }) => value === column)?.value
}

function offerFor(field: EditableColumn, look: () => Look): Offer {
  if (field === 'origin') return countryOffer(look().origins)
  if (field === 'eccn') return { suggest: (text) => suggestEccns(look().pack, text) }
  if (field === 'supplier') return openOffer(() => look().suppliers)
  if (field === 'kind') return closedOffer(() => KINDS)
  return field === 'basis' ? closedOffer(() => BASES) : NO_OFFER
}
