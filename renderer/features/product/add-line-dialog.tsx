import {
  Autocomplete,
  Button,
  Group,
  Modal,
  SegmentedControl,
  Stack,
  TextInput,
} from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useBom } from '../../stores/bom.ts'
import { asCallError } from '../../stores/call.ts'
import { edit } from '../../stores/edits.ts'
import { useProducts } from '../../stores/products.ts'
import { NewPartFields, type PartDraft, partOf } from './new-part-fields.tsx'
import { quantityProblem } from './quantity.ts'

interface AddLineDialogProps {
  product: string
  opened: boolean
  onClose: () => void
}

/** Adds a line at the end: of an item that is there, or of a part that is created with it. */
export function AddLineDialog({ product, opened, onClose }: AddLineDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={`Add a line to ${product}`} size={440}>
      <AddLineForm product={product} onDone={onClose} />
    </Modal>
  )
}

function AddLineForm({ product, onDone }: { product: string; onDone: () => void }) {
  const lines = useBom((store) => store.rows)
  const products = useProducts((store) => store.rows)
  const known = new Set([
    ...(lines ?? []).map(({ item }) => item),
    ...(products ?? []).map(({ id }) => id).filter((id) => id !== product),
  ])
  const [item, setItem] = useState('')
  const [quantity, setQuantity] = useState('1')
  const [isNew, setIsNew] = useState(false)
  const [draft, setDraft] = useState<PartDraft>(() => ({
    name: '',
    kind: 'commodity',
    origin: null,
    eccn: '',
    amount: '',
    currency: lines?.find(({ price }) => price)?.price?.currency ?? 'USD',
  }))
  const [problem, setProblem] = useState<{ item?: string; quantity?: string; part?: string }>({})

  const add = async (event: FormEvent) => {
    event.preventDefault()
    const id = item.trim()
    const wrong = quantityProblem(quantity.trim())
    if (!id) return setProblem({ item: 'Give the id of a part or product.' })
    if (wrong) return setProblem({ quantity: wrong })
    if (isNew && known.has(id)) return setProblem({ item: `There is an item ${id} already.` })
    try {
      if (isNew) await edit({ kind: 'setPart', part: partOf(id, draft) })
    } catch (error) {
      return setProblem({ part: asCallError(error).message })
    }
    try {
      await edit({ kind: 'addLine', product, line: { item: id, quantity: quantity.trim() } })
      onDone()
    } catch (error) {
      setProblem({ item: asCallError(error).message })
    }
  }

  return (
    <form onSubmit={add} noValidate>
      <Stack gap="sm">
        <SegmentedControl
          aria-label="Which item"
          value={isNew ? 'new' : 'known'}
          onChange={(value) => setIsNew(value === 'new')}
          data={[
            { value: 'known', label: 'Item of this workspace' },
            { value: 'new', label: 'New part' },
          ]}
        />
        <Group grow align="flex-start" gap="sm">
          <Autocomplete
            size="xs"
            label="Item id"
            data-autofocus
            required
            data={isNew ? [] : [...known].sort()}
            limit={50}
            value={item}
            error={problem.item}
            onChange={(value) => {
              setItem(value)
              setProblem({})
            }}
            data-testid="line-item"
          />
          <TextInput
            label="Quantity"
            required
            value={quantity}
            error={problem.quantity}
            onChange={(event) => {
              setQuantity(event.currentTarget.value)
              setProblem({})
            }}
            data-testid="line-quantity"
          />
        </Group>
        {isNew && <NewPartFields draft={draft} problem={problem.part} onChange={setDraft} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" data-testid="create-line">
            Add
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
