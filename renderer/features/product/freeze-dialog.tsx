import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { asCallError } from '../../stores/call.ts'
import { edit } from '../../stores/edits.ts'
import { useKeptState } from '../../ui/use-kept-state.ts'

interface FreezeDialogProps {
  product: string
  opened: boolean
  onClose: () => void
}

/** Gives the present state of a bill of materials a label, to come back to and compare with. */
export function FreezeDialog({ product, opened, onClose }: FreezeDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={`Freeze ${product}`} returnFocus={false}>
      <FreezeForm product={product} onClose={onClose} />
    </Modal>
  )
}

function FreezeForm({ product, onClose }: { product: string; onClose: () => void }) {
  const [{ label, note }, setForm] = useKeptState(`freeze ${product}`, NOTHING)
  const [problem, setProblem] = useState<string>()
  const leave = () => {
    setForm(undefined)
    onClose()
  }
  const freeze = async (event: FormEvent) => {
    event.preventDefault()
    if (label.trim() === '') return setProblem('Give it a label, such as C.')
    try {
      await edit({ kind: 'freezeBom', product, label: label.trim(), note: note.trim() || null })
      leave()
    } catch (error) {
      setProblem(asCallError(error).message)
    }
  }
  return (
    <form onSubmit={freeze} noValidate>
      <Stack gap="sm">
        <TextInput
          label="Label of the revision"
          data-autofocus
          required
          value={label}
          error={problem}
          onChange={(event) => {
            setForm({ label: event.currentTarget.value, note })
            setProblem(undefined)
          }}
          data-testid="freeze-label"
        />
        <TextInput
          label="Note"
          value={note}
          onChange={(event) => setForm({ label, note: event.currentTarget.value })}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={leave}>
            Cancel
          </Button>
          <Button type="submit" data-testid="freeze-apply">
            Freeze
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const NOTHING = { label: '', note: '' }
