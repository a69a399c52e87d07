import type { LastingFloor } from '../../../shared/calc/result/price-floor.ts'
import {
  floorRemark,
  floorText,
  presentText,
  untilText,
} from '../../../shared/report/floor-words.ts'
import { safeAmountText } from '../../ui/format.ts'
import { inNumberFormat } from '../../ui/number-format.ts'

/** What there is to say of the lowest price of a cell. */
export function FloorFacts({ floor, currency }: { floor: LastingFloor; currency: string }) {
  const { amount, until, highestContent, controlled } = floor
  const remark = floorRemark(floor, inNumberFormat)
  return (
    <>
      <span data-testid="cell-floor">
        lowest price <strong>{amount === null ? 'none' : floorText(floor, inNumberFormat)}</strong>
        {remark && ` · ${remark}`}
      </span>
      <span>present price {presentText(floor, inNumberFormat)}</span>
      {highestContent !== null && (
        <span title={`exactly ${highestContent}`}>
          US content up to {safeAmountText(highestContent, 'down')} {currency}
          {controlled.high !== null && `, now ${safeAmountText(controlled.high, 'up')}`}
        </span>
      )}
      {(amount !== null || until !== null) && <span>{untilText(floor, inNumberFormat)}</span>}
    </>
  )
}
