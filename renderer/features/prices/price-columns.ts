import type { ColDef } from 'ag-grid-community'
import type { DatedPrice, RateRow } from '../../../shared/workspace/views.ts'
import { countryName, exactText } from '../../ui/format.ts'
import { priceColumns } from '../../ui/grid/columns/price-columns.ts'
import { suggestNothing, textColumn } from '../../ui/grid/columns/text-column.ts'
import { drawnChips } from '../../ui/grid/drawn-chips.ts'
import styles from '../../ui/register.module.css'
import { FROM_FIRST } from './price-changes.ts'
import { OLD_RATE_DAYS, type PriceState, type RateStanding, stateOfPrice } from './standing.ts'

interface PriceColumnsOptions {
  day: string
  currencies: () => readonly string[]
  companyName: (id: string) => string
  /** Why a price is one between affiliates; null: it is not, or nobody wants to know. */
  reason: (price: DatedPrice) => string | null
}

/** The columns of all dated prices. */
export function datedPriceColumns(options: PriceColumnsOptions): ColDef<DatedPrice>[] {
  const { day, currencies, companyName, reason } = options
  const [amount, currency, basis] = priceColumns<DatedPrice>(currencies, (row) => row)
  return [
    plain('item', 'Item', 140, ({ item }) => item),
    { ...plain<DatedPrice>('name', 'Name', 170, ({ name }) => name), flex: 1, minWidth: 140 },
    plain('itemType', 'Type', 68, ({ itemType }) => itemType),
    {
      ...plain<DatedPrice>('destination', 'For', 60, ({ destination }) => destination),
      headerTooltip: 'Destination; empty: in general',
      tooltipValueGetter: ({ value }) => (value ? countryName(value) : 'In general'),
    },
    {
      ...plain<DatedPrice>('entity', 'Company', 84, ({ entity }) => entity),
      headerTooltip: 'Company of the group that it is charged to; empty: everybody',
      tooltipValueGetter: ({ value }) => (value ? companyName(value) : 'Everybody'),
    },
    textColumn<DatedPrice>({
      id: 'validFrom',
      heading: 'Valid from',
      width: 92,
      text: ({ validFrom }) => validFrom || FROM_FIRST,
      suggest: suggestNothing,
    }),
    amount,
    { ...currency, width: 54, headerName: 'Cur.', headerTooltip: 'Currency' },
    basis,
    {
      ...plain<DatedPrice>('state', 'State', 100, (row) => stateOfPrice(row, day)),
      cellClassRules: { [styles.faint as string]: isNotInForce },
    },
    {
      ...plain<DatedPrice>('check', 'Check', 120, (row) => reason(row) && 'affiliate price'),
      cellRenderer: checkCell,
      tooltipValueGetter: ({ data }) => {
        const why = data && reason(data)
        return why
          ? `An arm's-length price, but ${why}. Fair market value is what unaffiliated customers pay in that market, comparable prices, or cost of production and distribution (734 Supp. 2(a)(2)).`
          : null
      },
    },
  ]
}

/** The columns of the exchange rates. */
export function rateColumns(
  standingOf: (rate: RateRow) => RateStanding | undefined,
): ColDef<RateRow>[] {
  return [
    plain('from', 'From', 80, ({ from }) => from),
    plain('to', 'To', 80, ({ to }) => to),
    {
      ...textColumn<RateRow>({
        id: 'rate',
        heading: 'Rate',
        width: 120,
        text: ({ rate }) => rate,
        suggest: suggestNothing,
        tooltip: ({ from, to, rate }) => `1 ${from} is ${rate} ${to}`,
      }),
      type: 'rightAligned',
      valueFormatter: ({ value }) => (value ? exactText(value) : ''),
      comparator: (a, b) => Number(a) - Number(b),
    },
    textColumn<RateRow>({
      id: 'asOf',
      heading: 'As of',
      width: 110,
      text: ({ asOf }) => asOf,
      suggest: suggestNothing,
    }),
    {
      ...plain<RateRow>('state', 'State', 100, (rate) => standingOf(rate)?.state ?? null),
      cellClassRules: { [styles.faint as string]: isNotInForce },
    },
    {
      ...plain<RateRow>('age', 'Age', 110, (rate) => ageText(standingOf(rate)?.days)),
      type: 'rightAligned',
      comparator: (_a, _b, one, other) =>
        (one.data?.asOf ?? '').localeCompare(other.data?.asOf ?? ''),
    },
    {
      ...plain<RateRow>('check', 'Check', 120, (rate) => isOld(standingOf(rate)) && 'old rate'),
      cellRenderer: checkCell,
      tooltipValueGetter: ({ value }) =>
        value
          ? `Older than ${OLD_RATE_DAYS} days. It is used all the same; a newer one is better.`
          : null,
      flex: 1,
    },
  ]
}

function isOld(standing: RateStanding | undefined): boolean {
  return standing?.state === 'in force' && standing.days > OLD_RATE_DAYS
}

function ageText(days: number | undefined): string {
  if (days === undefined) return ''
  if (days < 0) return `in ${-days} d`
  return days === 0 ? 'today' : `${days} d`
}

function isNotInForce({ value }: { value?: PriceState | null }): boolean {
  return value !== 'in force'
}

function plain<Row>(
  colId: string,
  headerName: string,
  width: number,
  text: (row: Row) => string | false | null,
): ColDef<Row> {
  return {
    colId,
    headerName,
    width,
    valueGetter: ({ data }) => (data && text(data)) || '',
    tooltipValueGetter: ({ value }) => value || null,
  }
}

function checkCell({ value }: { value: string }): HTMLElement {
  return drawnChips(value ? [value] : [])
}
