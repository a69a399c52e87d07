import { Autocomplete } from '@mantine/core'
import { type Ref, useMemo } from 'react'
import type { ItemRow } from '../../../shared/workspace/views.ts'
import { suggest } from '../../stores/suggestions.ts'
import { count, countryName } from '../../ui/format.ts'
import styles from './item-input.module.css'

/** As many as fit below the input in the smallest window, without scrolling. */
const OFFERED = 8

interface ItemInputProps {
  /** What is offered; null: not loaded. */
  items: ItemRow[] | null
  value: string
  error: string | undefined
  inputRef?: Ref<HTMLInputElement>
  onChange: (value: string) => void
  /** One of the items was chosen. */
  onChoose: () => void
}

/** The id of an item, found by id, name, origin or ECCN. */
export function ItemInput({ items, value, error, inputRef, onChange, onChoose }: ItemInputProps) {
  const { offered, found } = useMemo(() => suggest(items ?? [], value, OFFERED), [items, value])
  const byId = new Map(offered.map((item) => [item.id, item]))
  return (
    <Autocomplete
      ref={inputRef}
      size="xs"
      label="Item"
      description={items ? describe(value, found, offered.length) : 'Looking for items'}
      placeholder="id, name, origin or ECCN"
      data-autofocus
      required
      data={offered.map(({ id }) => id)}
      filter={({ options }) => options}
      selectFirstOptionOnChange
      openOnFocus={false}
      withScrollArea={false}
      value={value}
      error={error}
      onChange={onChange}
      onOptionSubmit={onChoose}
      renderOption={({ option }) => <Option item={byId.get(option.value)} />}
      classNames={{ option: styles.option }}
      data-testid="line-item"
    />
  )
}

function describe(value: string, found: number, offered: number): string {
  if (found === 0) return 'No item matches. New part creates one.'
  if (value.trim() === '') return `${count(found, 'item')}: type to find, or ↓ to look`
  return found > offered
    ? `${offered} of ${count(found, 'match', 'matches')}: type on`
    : `${count(found, 'match', 'matches')}`
}

function Option({ item }: { item: ItemRow | undefined }) {
  if (!item) return null
  const { id, name, origin, eccn, type } = item
  return (
    <span className={styles.row} data-testid="suggestion">
      <span className={styles.id}>{id}</span>
      <span className={styles.name}>
        {name !== id && name}
        {type === 'product' && <span className={styles.type}> sub-assembly</span>}
      </span>
      <span className={styles.origin} title={origin ? countryName(origin) : 'origin not known'}>
        {origin ?? '?'}
      </span>
      <span className={styles.eccn} title={eccn ?? 'ECCN not known'}>
        {eccn ?? '?'}
      </span>
    </span>
  )
}
