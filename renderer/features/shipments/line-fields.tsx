import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { MOST_SHIPMENT_LINES } from '../../../shared/bounds.ts'
import { useProducts } from '../../stores/products.ts'
import { NO_LINE, type ShipmentDraft } from '../../stores/shipment-draft.ts'
import { changeDraft } from '../../stores/shipments.ts'
import styles from './shipments.module.css'

type Line = ShipmentDraft['lines'][number]

const TEXTS = [
  ['quantity', 'Quantity'],
  ['value', 'Value of all'],
  ['currency', 'Currency'],
] as const

/** The products of a shipment, each with how many, and what they are sold for. */
export function LineFields({ lines }: { lines: readonly Line[] }) {
  const products = useProducts((store) => store.rows)
  const data = (products ?? []).map(({ id, name }) => ({
    value: id,
    label: name && name !== id ? `${id} · ${name}` : id,
  }))
  const change = (at: number, set: Partial<Line>) =>
    changeDraft({ lines: lines.map((line, i) => (i === at ? { ...line, ...set } : line)) })
  return (
    <fieldset className={styles.group}>
      <legend>Products</legend>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is what stands at its place
        <div key={at} className={styles.entry} data-of="line" data-testid="check-product-line">
          <Select
            aria-label={`Product ${at + 1}`}
            placeholder="Product"
            data={data}
            value={line.product}
            searchable
            limit={200}
            onChange={(product) => change(at, { product })}
            data-testid="check-product"
          />
          {TEXTS.map(([name, label]) => (
            <TextInput
              key={name}
              aria-label={`${label}, product ${at + 1}`}
              placeholder={label}
              value={line[name]}
              onChange={({ currentTarget: { value } }) => change(at, { [name]: value })}
              data-testid={`check-${name}`}
            />
          ))}
          <ActionIcon
            variant="default"
            aria-label={`Leave product ${at + 1} out`}
            data-testid="leave-product"
            disabled={lines.length === 1}
            onClick={() => changeDraft({ lines: lines.filter((_, i) => i !== at) })}
          >
            ×
          </ActionIcon>
        </div>
      ))}
      <div className={styles.acts}>
        <Button
          variant="default"
          size="compact-xs"
          disabled={lines.length >= MOST_SHIPMENT_LINES}
          onClick={() => changeDraft({ lines: [...lines, NO_LINE] })}
          data-testid="check-add-product"
        >
          Add a product
        </Button>
      </div>
    </fieldset>
  )
}
