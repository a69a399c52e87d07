import { Select } from '@mantine/core'
import { type Order, useMatrixView } from '../../stores/matrix-view.ts'
import styles from './matrix.module.css'
import { useGroups } from './use-shown.ts'

const NAMED = [
  { value: 'company', label: 'By company' },
  { value: 'name', label: 'By name' },
  { value: 'worst', label: 'Worst verdict first' },
]

/** The order of the rows; a destination stands here once the rows are in the order of its shares. */
export function OrderSelect() {
  const { by } = useMatrixView((view) => view.order)
  const groups = useGroups()
  const code = typeof by === 'string' ? null : by.destination
  const destination = groups
    .flatMap((group) => group.destinations)
    .find((named) => named.code === code)
  const value = code === null ? (by as string) : `share:${code}`
  return (
    <Select
      className={styles.order}
      aria-label="Order of the rows"
      data={
        code === null
          ? NAMED
          : [...NAMED, { value, label: `By share to ${destination?.name ?? code}` }]
      }
      value={value}
      allowDeselect={false}
      onChange={(next) => {
        if (next === null || next === value) return
        useMatrixView.setState({ order: { by: next as Order['by'] & string, isReversed: false } })
      }}
      data-testid="matrix-order"
    />
  )
}
