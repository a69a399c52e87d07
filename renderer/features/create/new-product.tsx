import { Group, Select, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Kind } from '../../../shared/model/schema.ts'
import type { SingleCommand } from '../../../shared/workspace/commands.ts'
import { call } from '../../stores/call.ts'
import { loadCompanies, useCompanies } from '../../stores/companies.ts'
import { edit } from '../../stores/edits.ts'
import { goToProduct } from '../../stores/screen.ts'
import { KINDS } from '../../ui/kinds.ts'
import { typedPrice } from '../../ui/typed.ts'
import { useTypedAs } from '../../ui/workspace-context.ts'
import { CompanyFields, companyDraft, companyOf, companyProblem } from './company-fields.tsx'
import { Form } from './form.tsx'
import { typedEccn } from './typed-eccn.ts'

/** Stands for a company that is created with the product. */
const NEW = '\u0000new'

/** A product with its maker, ECCN and price; what is not given is unknown and asked for later. */
export function NewProduct({ draft, onDone }: { draft: string; onDone: () => void }) {
  const as = useTypedAs()
  const companies = useCompanies((store) => store.loaded?.entities)
  const [id, setId] = useState(draft)
  const [name, setName] = useState('')
  const [kind, setKind] = useState<Kind>('commodity')
  const [maker, setMaker] = useState<string | null>(null)
  const [company, setCompany] = useState(companyDraft)
  const [eccn, setEccn] = useState('')
  const [price, setPrice] = useState('')
  useEffect(() => void loadCompanies(), [])

  const create = async () => {
    const wanted = id.trim()
    if (!wanted) return 'Give the product an id, such as its part number.'
    const { rows } = await call('items.list')
    const taken = rows.find((row) => row.id === wanted)
    if (taken) return `There is a ${taken.type} ${wanted} already.`
    const classified = typedEccn(eccn)
    if (!classified.ok) return classified.message
    const sold = typedPrice(price, null, as)
    if (!sold.ok) return sold.message
    const entity = companyOf(company)
    const taking = (companies ?? []).map((row) => row.id)
    const problem = maker === NEW ? companyProblem(entity, taking) : null
    if (problem) return problem
    const product = {
      id: wanted,
      name: name.trim() || null,
      kind,
      madeBy: maker === NEW ? entity.id : maker,
      eccn: classified.value,
      price: sold.value,
    }
    const setProduct: SingleCommand = { kind: 'setProduct', product }
    if (maker === NEW)
      await edit({
        kind: 'batch',
        what: `Add ${wanted}, made by ${entity.name ?? entity.id}`,
        commands: [{ kind: 'setEntity', entity }, setProduct],
      })
    else await edit(setProduct)
    onDone()
    goToProduct(wanted)
    return null
  }

  return (
    <Form create={create} onDone={onDone}>
      <Group grow align="flex-start" gap="sm">
        <TextInput
          label="Product id"
          description="Such as a part number"
          data-autofocus
          value={id}
          onChange={(event) => setId(event.currentTarget.value)}
          data-testid="product-id"
        />
        <TextInput
          label="Name"
          description="As it is sold"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-testid="product-name"
        />
      </Group>
      <Group grow align="flex-start" gap="sm">
        <Select
          label="Made by"
          description="Where it is made follows from this"
          placeholder="not known"
          searchable
          clearable
          data={[
            ...(companies ?? []).map((row) => ({
              value: row.id,
              label: `${row.name ?? row.id}${row.country ? ` · ${row.country}` : ''}`,
            })),
            { value: NEW, label: 'New company…' },
          ]}
          value={maker}
          onChange={setMaker}
          data-testid="product-maker"
        />
        <Select
          label="Kind"
          description="What it is under the rules"
          data={KINDS}
          value={kind}
          allowDeselect={false}
          onChange={(value) => value && setKind(value as Kind)}
        />
      </Group>
      {maker === NEW && <CompanyFields draft={company} onChange={setCompany} />}
      <Group grow align="flex-start" gap="sm">
        <TextInput
          label="ECCN"
          description="To the paragraph where known"
          placeholder="not known"
          value={eccn}
          onChange={(event) => setEccn(event.currentTarget.value)}
          data-testid="product-eccn"
        />
        <TextInput
          label="Selling price"
          description={`Fair market value; ${as.currency} unless said`}
          placeholder="not known"
          value={price}
          onChange={(event) => setPrice(event.currentTarget.value)}
          data-testid="product-price"
        />
      </Group>
    </Form>
  )
}
