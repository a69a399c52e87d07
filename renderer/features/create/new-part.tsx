import { Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../stores/call.ts'
import { edit } from '../../stores/edits.ts'
import { openItem } from '../../stores/item.ts'
import { typedPrice } from '../../ui/typed.ts'
import { useTypedAs } from '../../ui/workspace-context.ts'
import { Form } from './form.tsx'
import { type PartDraft, PartFields } from './part-fields.tsx'
import { typedEccn } from './typed-eccn.ts'

/** A part; what is not given is unknown and asked for later. */
export function NewPart({ draft, onDone }: { draft: string; onDone: () => void }) {
  const as = useTypedAs()
  const [id, setId] = useState(draft)
  const [part, setPart] = useState<PartDraft>({
    name: '',
    kind: 'commodity',
    origin: null,
    eccn: '',
    price: '',
  })

  const create = async () => {
    const wanted = id.trim()
    if (!wanted) return 'Give the part an id, such as its part number.'
    const { rows } = await call('items.list')
    const taken = rows.find((row) => row.id === wanted)
    if (taken) return `There is a ${taken.type} ${wanted} already.`
    const eccn = typedEccn(part.eccn)
    if (!eccn.ok) return eccn.message
    const price = typedPrice(part.price, null, as)
    if (!price.ok) return price.message
    const { kind, origin } = part
    const name = part.name.trim() || null
    await edit({
      kind: 'setPart',
      part: { id: wanted, name, kind, origin, eccn: eccn.value, price: price.value },
    })
    onDone()
    openItem(wanted)
    return null
  }
  return (
    <Form create={create} onDone={onDone}>
      <Group grow align="flex-start" gap="sm">
        <TextInput
          label="Part id"
          description="Such as a part number"
          data-autofocus
          value={id}
          onChange={(event) => setId(event.currentTarget.value)}
          data-testid="part-id"
        />
        <TextInput
          label="Name"
          description="As it is called"
          value={part.name}
          onChange={(event) => setPart({ ...part, name: event.currentTarget.value })}
        />
      </Group>
      <PartFields draft={part} currency={as.currency} onChange={setPart} />
    </Form>
  )
}
