import type { ColDef } from 'ag-grid-community'
import type { RulePack } from '../../../../shared/rules/pack.ts'
import { suggestEccns } from '../../choosing/suggest-eccns.ts'
import { eccnHint, isLookedAt } from '../../eccn-standing.ts'
import styles from './cell.module.css'
import type { ItemCells } from './item-cells.ts'
import { textColumn } from './text-column.ts'

interface EccnColumnOptions<Row> {
  pack: RulePack
  /** Whether the answer turns on a paragraph that the ECCN does not give. */
  needsParagraph: (row: Row) => boolean
}

/**
 * The ECCN to the paragraph; one whose paragraph is asked for is marked, and so is EAR99 that somebody
 * looked up: it is another thing than EAR99 without a source.
 */
export function eccnColumn<Row extends ItemCells>(options: EccnColumnOptions<Row>): ColDef<Row> {
  const { pack, needsParagraph } = options
  const column = textColumn<Row>({
    id: 'eccn',
    heading: 'ECCN',
    width: 112,
    text: ({ eccn }) => eccn,
    suggest: (text) => suggestEccns(pack, text),
    tooltip: (row) => eccnHint(pack, row),
  })
  const isMarked = ({ data }: { data?: Row | undefined }) =>
    data !== undefined && data.eccn !== null && needsParagraph(data)
  return {
    ...column,
    cellClassRules: {
      ...column.cellClassRules,
      [styles.marked as string]: isMarked,
      [styles.looked as string]: ({ data }) => data !== undefined && isLookedAt(data),
    },
  }
}
