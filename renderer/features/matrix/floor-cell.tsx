import type { CSSProperties } from 'react'
import type { LastingFloor } from '../../../shared/calc/result/price-floor.ts'
import { floorRemark, floorText } from '../../../shared/report/floor-words.ts'
import { inNumberFormat } from '../../ui/number-format.ts'
import { ACTS } from '../../ui/verdict.tsx'
import { floorCellText } from './floors.ts'

interface FloorCellProps {
  floor: LastingFloor | 'open'
  id: string
  className: string
  style: CSSProperties
  'aria-colindex': number
  'data-active': boolean
  'data-line': number
  'data-column': number
}

/** A cell with the lowest price, its sign the verdict at the present one. */
export function FloorCell({ floor, ...cell }: FloorCellProps) {
  if (floor === 'open')
    return (
      <td {...cell} aria-label="lowest price not worked out yet">
        ·
      </td>
    )
  const { word, Icon } = ACTS[floor.act]
  const text = floorCellText(floor)
  const remark = floorRemark(floor, inNumberFormat)
  const label = floor.amount === null ? `none: ${remark}` : floorText(floor, inNumberFormat)
  return (
    <td
      {...cell}
      aria-label={`lowest price ${label}, ${word} at the present price`}
      data-act={floor.act}
      data-long={text.length > FITS}
      data-floor={floor.amount === null ? 'none' : text === 'any' ? 'any' : 'amount'}
    >
      <Icon size={12} />
      {text}
    </td>
  )
}

/** How many characters fit into a cell beside its sign; a longer text is written smaller. */
const FITS = 13
