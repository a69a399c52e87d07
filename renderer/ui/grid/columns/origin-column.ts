import type { ColDef } from 'ag-grid-community'
import type { DestinationChoice } from '../../../stores/destinations.ts'
import { countryChoices } from '../../choosing/countries.ts'
import { countryOffer } from '../../choosing/offers.ts'
import styles from './cell.module.css'
import type { ItemCells } from './item-cells.ts'
import { textColumn } from './text-column.ts'

interface OriginColumnOptions {
  /** The countries that can be one, those to offer first at the beginning. */
  origins: readonly DestinationChoice[]
  isUs: (country: string) => boolean
}

/** The country of origin, as its code; the United States stand out. */
export function originColumn<Row extends ItemCells>(options: OriginColumnOptions): ColDef<Row> {
  const { origins, isUs } = options
  const column = countryColumn<Row>({
    id: 'origin',
    heading: 'Origin',
    what: 'Country of origin',
    country: ({ origin }) => origin,
    countries: origins,
  })
  const isUsCell = ({ value }: { value?: string | null }) => value != null && isUs(value)
  return {
    ...column,
    cellClassRules: { ...column.cellClassRules, [styles.us as string]: isUsCell },
  }
}

interface CountryColumnOptions<Row> {
  id: string
  heading: string
  /** What the country is, for the tooltip. */
  what: string
  country: (row: Row) => string | null
  countries: readonly DestinationChoice[]
}

/** A country as its code, with its name in the tooltip; typed by code or name. */
export function countryColumn<Row>(options: CountryColumnOptions<Row>): ColDef<Row> {
  const { id, heading, what, country, countries } = options
  const names = new Map(countries.map(({ code, name }) => [code, name]))
  return textColumn({
    id,
    heading,
    width: 72,
    text: country,
    ...countryOffer(countryChoices(countries)),
    tooltip: (row) => {
      const code = country(row)
      return code === null ? `${what} not known` : `${what}: ${names.get(code) ?? code}`
    },
  })
}
