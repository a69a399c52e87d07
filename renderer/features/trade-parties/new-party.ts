import type { Party } from '../../../shared/model/party.ts'
import { readPartyCell } from '../../../shared/tabular/party-cells.ts'
import type { SingleCommand } from '../../../shared/workspace/commands.ts'
import type { AddField, AddProblem } from '../../ui/add-field.ts'
import type { Offer } from '../../ui/choosing/picking.ts'

/** What is typed for a new party. */
export function partyFields(countries: Offer): AddField[] {
  return [
    { name: 'id', label: 'Party', placeholder: 'id, such as a customer number', width: 180 },
    { name: 'name', label: 'Name', placeholder: 'name, in any script', width: 240 },
    { name: 'country', label: 'Country', placeholder: 'country', width: 100, offer: countries },
    {
      name: 'roles',
      label: 'Roles',
      placeholder: 'roles, such as end user; purchaser',
      width: 210,
    },
  ]
}

/** A party as it was typed, or what is wrong. */
export function newParty(
  values: Readonly<Record<string, string>>,
  isKnown: (id: string) => boolean,
): { command: SingleCommand } | { problem: AddProblem } {
  const id = values.id?.trim() ?? ''
  if (id === '') return { problem: { field: 'id', text: 'Type an id' } }
  if (isKnown(id)) return { problem: { field: 'id', text: `There is ${id} already` } }
  let party: Party = { id, name: values.name?.trim() || id }
  for (const column of ['country', 'roles'] as const) {
    const cell = readPartyCell(column, values[column] ?? '')
    if (!cell.ok) return { problem: { field: column, text: cell.message } }
    party = { ...party, ...cell.value }
  }
  return { command: { kind: 'setParty', party } }
}
