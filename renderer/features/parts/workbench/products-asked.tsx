import { MultiSelect } from '@mantine/core'
import { type RefObject, useMemo } from 'react'
import { chooseQuestionsOf } from '../../../stores/part-list.ts'
import { useProducts } from '../../../stores/products.ts'
import styles from './workbench.module.css'

/** So many products are offered at once; typing finds the others. */
const OFFERED = 100

interface ProductsAskedProps {
  products: readonly string[]
  handle: RefObject<HTMLInputElement | null>
}

/** Of which products the questions are: those that are picked, or all. */
export function ProductsAsked({ products, handle }: ProductsAskedProps) {
  const rows = useProducts((store) => store.rows)
  const data = useMemo(
    () =>
      (rows ?? []).map(({ id, name }) => ({
        value: id,
        label: name === id ? id : `${id} ${name}`,
      })),
    [rows],
  )
  return (
    <MultiSelect
      ref={handle}
      size="xs"
      className={styles.products ?? ''}
      aria-label="Products asked about"
      data={data}
      limit={OFFERED}
      value={[...products]}
      placeholder={products.length === 0 ? 'All products (P)' : 'and another'}
      searchable
      hidePickedOptions
      maxDropdownHeight={320}
      nothingFoundMessage="No such product"
      renderPill={({ option, onRemove }) => (
        <button
          type="button"
          className={styles.pill}
          title={`${option?.label}: leave out`}
          onClick={onRemove}
        >
          {option?.value} ×
        </button>
      )}
      onChange={chooseQuestionsOf}
      data-testid="products-asked"
    />
  )
}
