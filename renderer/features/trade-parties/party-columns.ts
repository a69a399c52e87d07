import type { ColDef } from 'ag-grid-community'
import { PARTY_ROLES, type Party } from '../../../shared/model/party.ts'
import {
  OWNERS_FORMAT,
  type PartyColumn,
  partyCell,
  ROLE_WORDS,
} from '../../../shared/tabular/party-cells.ts'
import type { DestinationChoice } from '../../stores/destinations.ts'
import { openOffer } from '../../ui/choosing/offers.ts'
import { countryColumn } from '../../ui/grid/columns/origin-column.ts'
import { suggestNothing, textColumn } from '../../ui/grid/columns/text-column.ts'
import type { PartyState } from './states.ts'

/** A party with what screening says of it. */
export interface PartyRow extends Party {
  state: PartyState
}

/** The columns of the register. */
export function partyColumns(countries: readonly DestinationChoice[]): ColDef<PartyRow>[] {
  const roles = openOffer(() =>
    PARTY_ROLES.map((role) => ({ value: ROLE_WORDS[role], label: ROLE_WORDS[role] })),
  )
  return [
    {
      colId: 'id',
      headerName: 'Party',
      width: 130,
      valueGetter: ({ data }) => data?.id,
      tooltipValueGetter: ({ data }) => data?.id,
    },
    text('name', 'Name', 220),
    {
      colId: 'state',
      headerName: 'Screening',
      width: 168,
      valueGetter: ({ data }) => data?.state.words,
      tooltipValueGetter: ({ data }) => data?.state.why,
    },
    countryColumn<PartyRow>({
      id: 'country',
      heading: 'Country',
      what: 'Country of the party',
      country: ({ country }) => country ?? null,
      countries,
    }),
    { ...text('roles', 'Usual roles (748.5)', 170), cellEditorParams: roles },
    text('otherNames', 'Other names', 150, ''),
    text('addresses', 'Addresses', 170, ''),
    { ...text('owners', 'Owners, %', 140), headerTooltip: `Owners: ${OWNERS_FORMAT}` },
    text('ownersKnown', 'Owners known', 108, '?'),
    text('documents', 'Documents', 140, ''),
    text('note', 'Note', 140, ''),
  ]
}

function text(id: PartyColumn, heading: string, width: number, unknown = '?'): ColDef<PartyRow> {
  return textColumn<PartyRow>({
    id,
    heading,
    width,
    text: (row) => partyCell(row, id),
    suggest: suggestNothing,
    tooltip: (row) => partyCell(row, id),
    unknown,
  })
}
