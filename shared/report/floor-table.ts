import type { LastingFloor } from '../calc/result/price-floor.ts'
import type { Method } from '../calc/result/result.ts'
import { percent, readRatio } from '../money/display.ts'
import { roundDown, roundUp } from '../money/ratio.ts'
import { ACT_WORDS } from './act-words.ts'
import { FLOOR_NOTES, floorRemark } from './floor-words.ts'
import type { TableReport } from './table.ts'
import { METHOD_WORDS } from './words.ts'

/** What a list of price floors is of. */
export interface FloorListContext {
  subtitle: string
  method: Method
  /** The day of the rules. */
  asOf: string
  /** The currency of US content. */
  currency: string
  /** The pack's switches that are not at their default, by name. */
  choices: Readonly<Record<string, string>>
  nameOf(product: string): string
}

/** Price floors as a table, a row a product and destination; amounts are numbers. */
export function floorTable(
  floors: readonly LastingFloor[],
  { subtitle, method, asOf, currency, choices, nameOf }: FloorListContext,
): TableReport {
  const text = (name: string) => ({ name, align: 'left' as const, kind: 'text' as const })
  const number = (name: string) => ({ name, align: 'right' as const, kind: 'number' as const })
  return {
    title: 'Lowest prices',
    subtitle,
    notes: [
      ...FLOOR_NOTES,
      `Method: ${METHOD_WORDS[method]}. Rules: EAR ${asOf}. US content in ${currency}.`,
      ...Object.entries(choices).map(([name, option]) => `Switch ${name}: ${option}`),
    ],
    columns: [
      text('Product'),
      text('Name'),
      text('Destination'),
      number('Lowest price'),
      text('Currency'),
      number('Present price'),
      text('At the present price'),
      text('Good until'),
      text('Ended by'),
      number('Then'),
      text('Then in'),
      number('US content, low'),
      number('US content, high'),
      number('Highest US content'),
      text('Level'),
      text('Remark'),
    ],
    rows: floors.map((floor) => ({ cells: cellsOf(floor, nameOf(floor.product)) })),
  }
}

function cellsOf(floor: LastingFloor, name: string): string[] {
  const { product, destination, treatedAs, amount, currency, price, act, controlled } = floor
  const { until, endedBy, next, highestContent, level } = floor
  return [
    product,
    name,
    treatedAs ? `${destination} (as ${treatedAs})` : destination,
    amount ?? 'none',
    currency,
    price ?? 'not known',
    ACT_WORDS[act].word,
    until ?? 'not ended',
    endedBy.join('; '),
    next ? (next.amount ?? 'none') : '',
    next?.currency ?? '',
    controlled.low === null ? 'not known' : roundDown(readRatio(controlled.low), 2),
    controlled.high === null ? 'no bound' : roundUp(readRatio(controlled.high), 2),
    highestContent === null ? '' : roundDown(readRatio(highestContent), 2),
    level === null ? '' : percent(readRatio(level)),
    floorRemark(floor),
  ]
}
