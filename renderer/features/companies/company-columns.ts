import type { ColDef } from 'ag-grid-community'
import type { EntityRow, SupplierRow } from '../../../shared/workspace/views.ts'
import type { DestinationChoice } from '../../stores/destinations.ts'
import { countryColumn } from '../../ui/grid/columns/origin-column.ts'
import { suggestNothing, textColumn } from '../../ui/grid/columns/text-column.ts'
import styles from '../../ui/register.module.css'

/** The companies of the group. */
export function entityColumns(countries: readonly DestinationChoice[]): ColDef<EntityRow>[] {
  return [
    idColumn('Company'),
    nameColumn(),
    named(
      countryColumn<EntityRow>({
        id: 'country',
        heading: 'Country',
        what: 'Where it makes its products',
        country: ({ country }) => country,
        countries,
      }),
      countries,
    ),
    named(
      countryColumn<EntityRow>({
        id: 'headquarters',
        heading: 'Headquarters',
        what: 'Country of the ultimate parent',
        country: ({ headquarters }) => headquarters,
        countries,
      }),
      countries,
    ),
    countColumn('products', 'Products made', ({ products }) => products),
  ]
}

/** Those who supply parts. */
export function supplierColumns(countries: readonly DestinationChoice[]): ColDef<SupplierRow>[] {
  return [
    idColumn('Supplier'),
    nameColumn(),
    named(
      countryColumn<SupplierRow>({
        id: 'country',
        heading: 'Country',
        what: 'Country of the supplier',
        country: ({ country }) => country,
        countries,
      }),
      countries,
      '',
    ),
    {
      ...textColumn<SupplierRow>({
        id: 'note',
        heading: 'Note',
        width: 220,
        text: ({ note }) => note,
        suggest: suggestNothing,
        tooltip: ({ note }) => note,
        unknown: '',
      }),
    },
    countColumn('parts', 'Parts', ({ parts }) => parts),
  ]
}

function idColumn<Row extends { id: string }>(heading: string): ColDef<Row> {
  return {
    colId: 'id',
    headerName: heading,
    width: 190,
    valueGetter: ({ data }) => data?.id,
    tooltipValueGetter: ({ data }) => data?.id,
  }
}

function nameColumn<Row extends { name: string | null }>(): ColDef<Row> {
  const column = textColumn<Row>({
    id: 'name',
    heading: 'Name',
    width: 280,
    text: ({ name }) => name,
    suggest: suggestNothing,
    tooltip: ({ name }) => name,
  })
  return { ...column, flex: 1, minWidth: 120 }
}

/** Spells a country out: "DE  Germany". */
function named<Row>(
  column: ColDef<Row>,
  countries: readonly DestinationChoice[],
  unknown = '?',
): ColDef<Row> {
  const names = new Map(countries.map(({ code, name }) => [code, name]))
  return {
    ...column,
    width: 170,
    valueFormatter: ({ value }) =>
      value === null ? unknown : `${value}  ${names.get(value) ?? ''}`,
  }
}

function countColumn<Row>(id: string, heading: string, countOf: (row: Row) => number): ColDef<Row> {
  return {
    colId: id,
    headerName: heading,
    width: 112,
    type: 'rightAligned',
    valueGetter: ({ data }) => data && countOf(data),
    cellClassRules: { [styles.faint as string]: ({ value }) => value === 0 },
    tooltipValueGetter: ({ value }) => (value ? 'Enter lists them' : null),
  }
}
