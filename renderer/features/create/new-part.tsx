import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../stores/call.ts'
import { edit } from '../../stores/edits.ts'
import { openItem } from '../../stores/item.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { typedPrice } from '../../ui/typed.ts'
import { useTypedAs } from '../item/context.ts'
import { NewPartFields, type PartDraft, partOf } from '../product/new-part-fields.tsx'
import { Form } from './form.tsx'
import { typedEccn } from './typed-eccn.ts'

/** A part; what is not given is unknown and asked for later. */
export function NewPart({ draft, onDone }: { draft: string; onDone: () => void }) {
  const currency = useWorkspace((store) => store.workspace?.currency ?? 'USD')
  const as = useTypedAs()
  const [id, setId] = useState(draft)
  const [part, setPart] = useState<PartDraft>({
    name: '',
    kind: 'commodity',
    origin: null,
    eccn: '',
    amount: '',
    currency,
  })

  const create = async () => {
    const wanted = id.trim()
    if (!wanted) return 'Give the part an id, such as its part number.'
    const { rows } = await call('items.list')
    const taken = rows.find((row) => row.id === wanted)
    if (taken) return `There is a ${taken.type} ${wanted} already.`
    const eccn = typedEccn(part.eccn)
    if (!eccn.ok) return eccn.message
    const price = typedPrice(part.amount, null, { ...as, currency: part.currency })
    if (!price.ok) return price.message
    await edit({
      kind: 'setPart',
      part: { ...partOf(wanted, part), eccn: eccn.value, price: price.value },
    })
    onDone()
    openItem(wanted)
    return null
  }
  return (
    <Form create={create} onDone={onDone}>
      <TextInput
        label="Part id"
        description="Unique in the workspace, such as a part number"
        data-autofocus
        value={id}
        onChange={(event) => setId(event.currentTarget.value)}
        data-testid="part-id"
      />
      <NewPartFields draft={part} problem={undefined} onChange={setPart} />
    </Form>
  )
}
