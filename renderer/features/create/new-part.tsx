import { Group } from '@mantine/core'
import { cleanCell } from '../../../shared/tabular/clean.ts'
import { call } from '../../stores/call.ts'
import { edit } from '../../stores/edits.ts'
import { openItem } from '../../stores/item.ts'
import { typedPrice } from '../../ui/typed.ts'
import { useTypedAs } from '../../ui/workspace-context.ts'
import { Form } from './form.tsx'
import { problemIn } from './form-problem.ts'
import { FormText } from './form-text.tsx'
import { type PartDraft, PartFields } from './part-fields.tsx'
import { typedCountry } from './typed-country.ts'
import { typedEccn } from './typed-eccn.ts'
import { useDraft } from './use-draft.ts'

const NO_PART: PartDraft & { id: string } = {
  id: '',
  name: '',
  kind: 'commodity',
  origin: '',
  eccn: '',
  price: '',
}

/** A part; what is not given is unknown and asked for later. */
export function NewPart({ draft, onDone }: { draft: string; onDone: () => void }) {
  const as = useTypedAs()
  const typed = useDraft('part', NO_PART, draft ? { id: draft } : null)
  const { id, ...part } = typed.draft
  const leave = () => {
    typed.forget()
    onDone()
  }

  const create = async () => {
    const wanted = cleanCell(id).trim()
    if (!wanted) return { text: 'Give the part an id, such as its part number.', field: 'id' }
    const { rows } = await call('items.list')
    const taken = rows.find((row) => row.id === wanted)
    if (taken) return { text: `There is a ${taken.type} ${wanted} already.`, field: 'id' }
    const eccn = typedEccn(part.eccn)
    if (!eccn.ok) return problemIn('eccn', eccn)
    const origin = typedCountry(part.origin)
    if (!origin.ok) return problemIn('origin', origin)
    const price = typedPrice(part.price, null, as)
    if (!price.ok) return problemIn('price', price)
    const { kind } = part
    const name = cleanCell(part.name).trim() || null
    await edit({
      kind: 'setPart',
      part: { id: wanted, name, kind, origin: origin.value, eccn: eccn.value, price: price.value },
    })
    leave()
    openItem(wanted)
    return null
  }
  return (
    <Form create={create} onDone={leave}>
      <Group grow align="flex-start" gap="sm">
        <FormText
          name="id"
          label="Part id"
          description="Such as a part number"
          data-autofocus
          value={id}
          onChange={(id) => typed.change({ id })}
          data-testid="part-id"
        />
        <FormText
          name="name"
          label="Name"
          description="As it is called"
          value={part.name}
          onChange={(name) => typed.change({ name })}
        />
      </Group>
      <PartFields draft={part} currency={as.currency} onChange={typed.change} />
    </Form>
  )
}
