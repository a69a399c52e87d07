import { styleText } from 'node:util'
import type { documentHead } from '../shared/calc/evaluate.ts'
import type { LastingFloor } from '../shared/calc/result/price-floor.ts'
import type { Method } from '../shared/calc/result/result.ts'
import type { Model } from '../shared/model/schema.ts'
import { percent, readRatio, safeAmountText } from '../shared/money/display.ts'
import {
  FLOOR_NOTES,
  floorRemark,
  floorText,
  presentText,
  untilText,
} from '../shared/report/floor-words.ts'
import type { RulePack } from '../shared/rules/pack.ts'
import { actText } from './result-table.ts'
import { switchLines } from './switch-lines.ts'
import { table } from './table.ts'

const COLUMNS = [
  { heading: 'to' },
  { heading: 'lowest price', right: true },
  { heading: 'present price', right: true },
  { heading: 'verdict at it' },
  { heading: 'highest US content', right: true },
  { heading: 'level', right: true },
  { heading: 'good' },
  { heading: '' },
]

/** The price floors for reading in a terminal: a block a product, a row a destination. */
export function floorTables(
  floors: readonly LastingFloor[],
  context: {
    head: ReturnType<typeof documentHead>
    method: Method
    model: Model
    pack: RulePack
  },
): string {
  const { head, method, model, pack } = context
  const names = new Map(model.products.map(({ id, name }) => [id, name]))
  const first =
    `Lowest selling prices for ${head.on}, rules ${head.rules.pack} (as of ${head.rules.asOf}), ` +
    `US content in ${head.currency}, ${method}.`
  const intro = [first, ...switchLines(pack, head.rules.switches)].join('\n')
  const blocks = [...Map.groupBy(floors, ({ product }) => product)].map(([id, those]) => {
    const name = names.get(id)
    const heading = styleText('bold', name ? `${id}  ${name}` : id, { stream: process.stdout })
    return `${heading}\n${table(
      COLUMNS,
      those.map((floor) => row(floor, head.currency)),
    )}`
  })
  return `${[intro, ...blocks, FLOOR_NOTES.join('\n')].join('\n\n')}\n`
}

function row(floor: LastingFloor, reporting: string): string[] {
  const { destination, treatedAs, amount, act, highestContent, level } = floor
  return [
    treatedAs ? `${destination} (as ${treatedAs})` : destination,
    amount === null ? 'none' : floorText(floor),
    presentText(floor),
    actText(act),
    highestContent === null ? '-' : `${safeAmountText(highestContent, 'down')} ${reporting}`,
    level === null ? '-' : percent(readRatio(level)),
    amount === null && floor.until === null ? '-' : untilText(floor),
    floorRemark(floor),
  ]
}
