import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Kind } from '../../../shared/model/schema.ts'
import { asCallError } from '../../stores/call.ts'
import { edit } from '../../stores/edits.ts'
import { useProducts } from '../../stores/products.ts'
import { goToProduct } from '../../stores/screen.ts'
import { KINDS } from '../../ui/kinds.ts'

interface NewProductDialogProps {
  opened: boolean
  onClose: () => void
}

/** Creates a product with its identity alone; what is not given is unknown and asked for later. */
export function NewProductDialog({ opened, onClose }: NewProductDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="New product" size={420}>
      <NewProductForm onDone={onClose} />
    </Modal>
  )
}

function NewProductForm({ onDone }: { onDone: () => void }) {
  const [id, setId] = useState('')
  const [name, setName] = useState('')
  const [kind, setKind] = useState<Kind>('commodity')
  const [problem, setProblem] = useState<string | null>(null)

  const create = async (event: FormEvent) => {
    event.preventDefault()
    const wanted = id.trim()
    if (!wanted) return setProblem('Give the product an id, such as its part number.')
    if (useProducts.getState().rows?.some((row) => row.id === wanted))
      return setProblem(`There is a product ${wanted} already.`)
    try {
      const product = { id: wanted, name: name.trim() || null, kind }
      await edit({ kind: 'setProduct', product })
      onDone()
      goToProduct(wanted)
    } catch (error) {
      setProblem(asCallError(error).message)
    }
  }

  return (
    <form onSubmit={create} noValidate>
      <Stack gap="sm">
        <TextInput
          label="Product id"
          description="Unique in the workspace, such as a part number"
          data-autofocus
          required
          value={id}
          error={problem}
          onChange={(event) => {
            setId(event.currentTarget.value)
            setProblem(null)
          }}
          data-testid="product-id"
        />
        <TextInput
          label="Name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-testid="product-name"
        />
        <Select
          label="Kind"
          data={KINDS}
          value={kind}
          allowDeselect={false}
          onChange={(value) => value && setKind(value as Kind)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" data-testid="create-product">
            Create
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
