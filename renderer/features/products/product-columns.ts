import type { ColDef } from 'ag-grid-community'
import type { RulePack } from '../../../shared/rules/pack.ts'
import type { DestinationChoice } from '../../stores/destinations.ts'
import { openOffer } from '../../ui/choosing/offers.ts'
import type { Suggestion } from '../../ui/choosing/suggestion.ts'
import { countryName } from '../../ui/format.ts'
import { eccnColumn } from '../../ui/grid/columns/eccn-column.ts'
import { kindColumn } from '../../ui/grid/columns/kind-column.ts'
import { nameColumn } from '../../ui/grid/columns/name-column.ts'
import { countryColumn } from '../../ui/grid/columns/origin-column.ts'
import { amountColumn, basisColumn, currencyColumn } from '../../ui/grid/columns/price-columns.ts'
import { textColumn } from '../../ui/grid/columns/text-column.ts'
import type { ProductCells } from './product-cells.ts'
import { productId } from './product-id.ts'

interface ProductColumnsOptions {
  pack: RulePack
  makers: () => readonly Suggestion[]
  countries: readonly DestinationChoice[]
  currencies: () => readonly string[]
}

/** The columns of the list of products. */
export function productColumns(options: ProductColumnsOptions): ColDef<ProductCells>[] {
  const { pack, makers, countries, currencies } = options
  const price = ({ price: own }: ProductCells) => own
  return [
    {
      ...textColumn<ProductCells>({
        id: 'id',
        heading: 'Product',
        width: 136,
        text: ({ id }) => id,
      }),
      cellRenderer: productId,
    },
    nameColumn<ProductCells>(),
    makerColumn(makers),
    {
      ...countryColumn<ProductCells>({
        id: 'exportedFrom',
        heading: 'From',
        what: 'Exported from',
        country: ({ exportedFrom }) => exportedFrom,
        countries,
      }),
      valueFormatter: ({ value, data }) => value ?? data?.country ?? '',
      cellClassRules: {},
      tooltipValueGetter: ({ data }) => exportText(data),
    },
    { ...eccnColumn<ProductCells>({ pack, needsParagraph: () => false }), width: 96 },
    kindColumn<ProductCells>(),
    { ...amountColumn<ProductCells>(price), headerName: 'Price', width: 112 },
    currencyColumn<ProductCells>(currencies, price),
    basisColumn<ProductCells>(price),
    {
      ...textColumn<ProductCells>({
        id: 'lines',
        heading: 'Lines',
        width: 60,
        text: ({ lines }) => String(lines),
      }),
      type: 'rightAligned',
      comparator: (a, b) => Number(a) - Number(b),
    },
  ]
}

/** The company that makes it, by id or name; the id is what the workspace keeps. */
function makerColumn(makers: () => readonly Suggestion[]): ColDef<ProductCells> {
  return {
    ...textColumn<ProductCells>({
      id: 'madeBy',
      heading: 'Made by',
      width: 150,
      text: ({ madeBy }) => madeBy,
      ...openOffer(makers),
      tooltip: ({ madeBy, makerName, country }) =>
        madeBy === null
          ? 'Maker not known, so neither is where it is made'
          : [makerName ?? madeBy, country ? countryName(country) : 'country not known'].join(', '),
    }),
    flex: 0.8,
    minWidth: 120,
    valueFormatter: ({ value, data }) => (value === null ? '?' : (data?.makerName ?? value)),
  }
}

function exportText(row: ProductCells | undefined): string | null {
  if (!row) return null
  if (row.exportedFrom) return `Exported from ${countryName(row.exportedFrom)}`
  return row.country
    ? `Exported from where it is made: ${countryName(row.country)}`
    : 'Where it is exported from is not known'
}
