import type { SingleCommand } from '../../../shared/workspace/commands.ts'
import type { AddField, AddProblem } from '../../ui/add-field.ts'
import type { Offer } from '../../ui/choosing/picking.ts'
import { countryOf } from './company-changes.ts'

type Values = Readonly<Record<string, string>>
type Made = { command: SingleCommand } | { problem: AddProblem }

export function entityFields(countries: Offer): AddField[] {
  return [
    { name: 'id', label: 'Company', placeholder: 'id, such as ACME-DE', width: 190 },
    { name: 'name', label: 'Name', placeholder: 'name', width: 260 },
    { name: 'country', label: 'Country', placeholder: 'country', width: 100, offer: countries },
    {
      name: 'headquarters',
      label: 'Headquarters',
      placeholder: 'headquarters',
      width: 120,
      offer: countries,
    },
  ]
}

export function supplierFields(countries: Offer): AddField[] {
  return [
    { name: 'id', label: 'Supplier', placeholder: 'id, as parts name it', width: 190 },
    { name: 'name', label: 'Name', placeholder: 'name, if it is another', width: 260 },
    { name: 'country', label: 'Country', placeholder: 'country', width: 100, offer: countries },
    { name: 'note', label: 'Note', placeholder: 'note', width: 200 },
  ]
}

/** A company of the group as it was typed, or what is wrong. */
export function newEntity(values: Values, isKnown: (id: string) => boolean): Made {
  const id = idIn(values, isKnown)
  if (typeof id !== 'string') return id
  const country = countryOf(values.country ?? '')
  if (!country.ok) return wrong('country', country.message)
  const headquarters = countryOf(values.headquarters ?? '')
  if (!headquarters.ok) return wrong('headquarters', headquarters.message)
  const entity = {
    id,
    name: values.name?.trim() || null,
    country: country.value,
    headquarters: headquarters.value,
  }
  return { command: { kind: 'setEntity', entity } }
}

/** A supplier as it was typed, or what is wrong. */
export function newSupplier(values: Values, isKnown: (id: string) => boolean): Made {
  const id = idIn(values, isKnown)
  if (typeof id !== 'string') return id
  const country = countryOf(values.country ?? '')
  if (!country.ok) return wrong('country', country.message)
  const supplier = {
    id,
    name: values.name?.trim() || id,
    country: country.value,
    note: values.note?.trim() || null,
  }
  return { command: { kind: 'setSupplier', supplier } }
}

function idIn(values: Values, isKnown: (id: string) => boolean): string | { problem: AddProblem } {
  const id = values.id?.trim() ?? ''
  if (id === '') return wrong('id', 'Type an id')
  return isKnown(id) ? wrong('id', `There is ${id} already`) : id
}

function wrong(field: string, text: string): { problem: AddProblem } {
  return { problem: { field, text } }
}
