import type { Part } from '../../../shared/model/schema.ts'
import type { AddField, AddProblem } from '../../ui/add-field.ts'
import type { Offer } from '../../ui/choosing/picking.ts'
import { readItemCell } from '../../ui/grid/columns/read-item-cell.ts'
import type { TypedAs } from '../../ui/typed.ts'

/** The fields of a new part; what is left empty is not known and asked for later. */
export function newPartFields(offer: (column: string) => Offer): AddField[] {
  const offering = (column: string) => ({ offer: offer(column) })
  return [
    { name: 'id', label: 'Part number', placeholder: 'part number', width: 150 },
    { name: 'name', label: 'Name', placeholder: 'name', width: 190 },
    {
      name: 'kind',
      label: 'Kind',
      placeholder: 'kind',
      width: 104,
      initial: 'commodity',
      ...offering('kind'),
    },
    {
      name: 'origin',
      label: 'Country of origin',
      placeholder: 'origin',
      width: 76,
      ...offering('origin'),
    },
    { name: 'eccn', label: 'ECCN', placeholder: 'ECCN', width: 100, ...offering('eccn') },
    {
      name: 'supplier',
      label: 'Supplier',
      placeholder: 'supplier',
      width: 140,
      ...offering('supplier'),
    },
    { name: 'amount', label: 'Unit price', placeholder: '12.50 EUR', width: 100 },
  ]
}

/** The part that was typed, or what is wrong with it. */
export function newPart(
  values: Readonly<Record<string, string>>,
  isKnown: (id: string) => boolean,
  as: TypedAs,
): { part: Part } | { problem: AddProblem } {
  const id = values.id?.trim() ?? ''
  const wrong = (field: string, text: string, readings?: readonly string[]) => ({
    problem: { field, text, readings },
  })
  if (id === '') return wrong('id', 'Type a part number')
  if (isKnown(id)) return wrong('id', `There is a part ${id} already`)
  let part = { id } as Part
  for (const field of ['name', 'kind', 'origin', 'eccn', 'supplier', 'amount']) {
    const cell = readItemCell(field, values[field] ?? '', { price: null, ...as })
    if (!cell.ok) return wrong(field, cell.message, cell.readings)
    part = { ...part, ...cell.value } as Part
  }
  return { part }
}
