import { Button, Group, Modal, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react'
import { asCallError } from '../../stores/call.ts'
import { edit } from '../../stores/edits.ts'
import { loadItems, useItems } from '../../stores/items.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { ItemInput } from './item-input.tsx'
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
    <Modal
      opened={opened}
      onClose={onClose}
      title={`Add a line to ${product}`}
      size={580}
      // the grid takes the focus, for the next line
      returnFocus={false}
    >
      <AddLineForm product={product} onDone={onClose} />
    </Modal>
  )
}

function AddLineForm({ product, onDone }: { product: string; onDone: () => void }) {
  const items = useItems((store) => store.rows)
  const currency = useWorkspace((store) => store.workspace?.currency)
  const revision = useWorkspace((store) => store.workspace?.revision)
  const others = useMemo(() => items?.filter(({ id }) => id !== product) ?? null, [items, product])
  const quantityInput = useRef<HTMLInputElement>(null)
  const [item, setItem] = useState('')
  const [quantity, setQuantity] = useState('1')
  const [isNew, setIsNew] = useState(false)
  const [draft, setDraft] = useState<PartDraft>(() => ({
    name: '',
    kind: 'commodity',
    origin: null,
    eccn: '',
    amount: '',
    currency: currency ?? 'USD',
  }))
  const [problem, setProblem] = useState<{ item?: string; quantity?: string; part?: string }>({})

  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision has other items
  useEffect(() => void loadItems(), [revision])

  const add = async (event: FormEvent) => {
    event.preventDefault()
    const id = item.trim()
    const wrong = quantityProblem(quantity.trim())
    if (!id) return setProblem({ item: 'Give the id of a part or product.' })
    if (wrong) return setProblem({ quantity: wrong })
    const isKnown = items?.some((known) => known.id === id)
    if (isNew && isKnown) return setProblem({ item: `There is an item ${id} already.` })
    if (!isNew && isKnown === false)
      return setProblem({
        item: `There is no item "${id}". Choose one that is offered, or New part.`,
      })
    try {
      if (isNew) await edit({ kind: 'setPart', part: partOf(id, draft) })
      setIsNew(false)
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

  const changeItem = (value: string) => {
    setItem(value)
    setProblem({})
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
        {isNew ? (
          <TextInput
            label="Item"
            description="Unique in the workspace, such as a part number"
            data-autofocus
            required
            value={item}
            error={problem.item}
            onChange={(event) => changeItem(event.currentTarget.value)}
            data-testid="line-item"
          />
        ) : (
          <ItemInput
            items={others}
            value={item}
            error={problem.item}
            onChange={changeItem}
            onChoose={() => quantityInput.current?.select()}
          />
        )}
        <TextInput
          ref={quantityInput}
          label="Quantity"
          w={120}
          required
          inputMode="decimal"
          value={quantity}
          error={problem.quantity}
          onChange={(event) => {
            setQuantity(event.currentTarget.value)
            setProblem({})
          }}
          data-testid="line-quantity"
        />
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
