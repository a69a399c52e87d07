import { Group, Select } from '@mantine/core'
import { useEffect } from 'react'
import type { Kind } from '../../../shared/model/schema.ts'
import type { RulePack } from '../../../shared/rules/pack.ts'
import { cleanCell } from '../../../shared/tabular/clean.ts'
import type { SingleCommand } from '../../../shared/workspace/commands.ts'
import { call } from '../../stores/call.ts'
import { loadCompanies, useCompanies } from '../../stores/companies.ts'
import { edit } from '../../stores/edits.ts'
import { goToProduct } from '../../stores/screen.ts'
import { readCompany } from '../../ui/choosing/companies.ts'
import { Helped } from '../../ui/help-mark.tsx'
import { KINDS } from '../../ui/kinds.ts'
import { typedPrice } from '../../ui/typed.ts'
import { useMakers, usePack, useTypedAs } from '../../ui/workspace-context.ts'
import { CompanyFields, companyDraft, readCompanyDraft } from './company-fields.tsx'
import { EccnInput } from './eccn-input.tsx'
import { Form, useField } from './form.tsx'
import { problemIn } from './form-problem.ts'
import { FormText } from './form-text.tsx'
import { MakerInput } from './maker-input.tsx'
import { typedEccn } from './typed-eccn.ts'
import { useDraft } from './use-draft.ts'

const NO_PRODUCT = {
  id: '',
  name: '',
  kind: 'commodity' as Kind,
  maker: '',
  isNewMaker: false,
  company: companyDraft(),
  eccn: '',
  price: '',
}

/** A product with its maker, ECCN and price; what is not given is unknown and asked for later. */
export function NewProduct({ draft, onDone }: { draft: string; onDone: () => void }) {
  const as = useTypedAs()
  const typed = useDraft('product', NO_PRODUCT, draft ? { id: draft } : null)
  const { id, name, kind, maker, isNewMaker, company, eccn, price } = typed.draft
  const { change } = typed
  const pack = usePack()
  const makers = useMakers()
  useEffect(() => void loadCompanies(), [])

  const leave = () => {
    typed.forget()
    onDone()
  }
  const create = async () => {
    const wanted = cleanCell(id).trim()
    if (!wanted) return { text: 'Give the product an id, such as its part number.', field: 'id' }
    const { rows } = await call('items.list')
    const taken = rows.find((row) => row.id === wanted)
    if (taken) return { text: `There is a ${taken.type} ${wanted} already.`, field: 'id' }
    const classified = typedEccn(eccn)
    if (!classified.ok) return problemIn('eccn', classified)
    const sold = typedPrice(price, null, as)
    if (!sold.ok) return problemIn('price', sold)
    const known = isNewMaker ? null : readCompany(maker, makers)
    if (known && !known.ok)
      return { ...problemIn('maker', known), readings: [`Create ${maker.trim()}`] }
    const ids = useCompanies.getState().loaded?.entities.map((row) => row.id) ?? []
    const made = isNewMaker ? readCompanyDraft(company, ids) : null
    if (made && 'problem' in made) return made.problem
    const entity = made?.entity ?? null
    const product = {
      id: wanted,
      name: cleanCell(name).trim() || null,
      kind,
      madeBy: entity ? entity.id : known?.ok ? known.value : null,
      eccn: classified.value,
      price: sold.value,
    }
    const setProduct: SingleCommand = { kind: 'setProduct', product }
    if (entity)
      await edit({
        kind: 'batch',
        what: `Add ${wanted}, made by ${entity.name ?? entity.id}`,
        commands: [{ kind: 'setEntity', entity }, setProduct],
      })
    else await edit(setProduct)
    leave()
    goToProduct(wanted)
    return null
  }

  return (
    <Form create={create} onDone={leave}>
      <Group grow align="flex-start" gap="sm">
        <FormText
          name="id"
          label="Product id"
          description="Such as a part number"
          data-autofocus
          value={id}
          onChange={(id) => change({ id })}
          data-testid="product-id"
        />
        <FormText
          name="name"
          label="Name"
          description="As it is sold"
          value={name}
          onChange={(name) => change({ name })}
          data-testid="product-name"
        />
      </Group>
      <Group grow align="flex-start" gap="sm">
        <MakerInput
          value={isNewMaker ? '' : maker}
          isNew={isNewMaker}
          makers={makers}
          onChange={(text) => change({ maker: text, isNewMaker: false })}
          onCreate={(text) => change({ isNewMaker: true, company: companyDraft(text) })}
        />
        <Select
          label="Kind"
          description="What it is under the rules"
          data={KINDS}
          value={kind}
          allowDeselect={false}
          onChange={(value) => value && change({ kind: value as Kind })}
        />
      </Group>
      {isNewMaker && <CompanyFields draft={company} onChange={(company) => change({ company })} />}
      <Group grow align="flex-start" gap="sm">
        <ProductEccn pack={pack} value={eccn} onChange={(eccn) => change({ eccn })} />
        <Helped term="selling-price">
          <FormText
            name="price"
            label="Selling price"
            description={`Fair market value; ${as.currency} unless said`}
            placeholder="not known"
            value={price}
            onChange={(price) => change({ price })}
            data-testid="product-price"
          />
        </Helped>
      </Group>
    </Form>
  )
}

function ProductEccn(given: { pack: RulePack; value: string; onChange: (text: string) => void }) {
  const field = useField((_name, text) => given.onChange(text))
  return <EccnInput {...given} {...field('eccn')} testId="product-eccn" />
}
