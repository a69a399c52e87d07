import type { ColDef } from 'ag-grid-community'
import { useMemo } from 'react'
import type { StateComparison } from '../../../shared/compare/compare-states.ts'
import { type Difference, differenceValue } from '../../../shared/compare/difference.ts'
import { effectsAt } from '../../../shared/compare/effects.ts'
import { textColumn } from '../../ui/grid/columns/text-column.ts'
import { DataGrid } from '../../ui/grid/data-grid.tsx'
import styles from './compare.module.css'
import { effectText, whereText } from './difference-words.ts'

interface DifferencesGridProps {
  comparison: StateComparison
  /** The place of the destination of which the effect is told. */
  at: number
}

interface Row extends Difference {
  id: string
  effect: string
  turns: boolean
}

/** Every difference with the way to it, before and after, and what it did to the share. */
export function DifferencesGrid({ comparison, at }: DifferencesGridProps) {
  const rows = useMemo(() => rowsOf(comparison, at), [comparison, at])
  return (
    <div className={styles.grid}>
      <DataGrid<Row>
        label="Differences"
        rows={rows}
        columns={COLUMNS}
        idOf={({ id }) => id}
        empty="Both states say the same of this product and all that lies in it."
        testId="differences"
      />
    </div>
  )
}

function rowsOf(comparison: StateComparison, at: number): Row[] {
  const effects = effectsAt(comparison, at)
  return comparison.differences.map((difference, place) => {
    const effect = effects.get(place)
    return {
      ...difference,
      id: `${place}`,
      effect: effectText(effect),
      turns: effect?.turns ?? false,
    }
  })
}

const COLUMNS: ColDef<Row>[] = [
  {
    ...textColumn<Row>({
      id: 'where',
      heading: 'Where',
      width: 230,
      text: whereText,
      tooltip: ({ path }) => path.join(' / '),
    }),
    flex: 2,
  },
  {
    ...textColumn<Row>({ id: 'field', heading: 'What', width: 190, text: ({ field }) => field }),
    flex: 2,
  },
  {
    ...textColumn<Row>({
      id: 'before',
      heading: 'Before',
      width: 150,
      text: ({ before }) => differenceValue(before),
      tooltip: ({ before }) => differenceValue(before),
    }),
    flex: 2,
  },
  {
    ...textColumn<Row>({
      id: 'after',
      heading: 'After',
      width: 150,
      text: ({ after }) => differenceValue(after),
      tooltip: ({ after }) => differenceValue(after),
    }),
    flex: 2,
  },
  {
    ...textColumn<Row>({
      id: 'effect',
      heading: 'Share',
      width: 220,
      text: ({ effect, turns }) => (turns ? `${effect}, turns the verdict` : effect),
    }),
    flex: 2,
    cellClassRules: {
      [styles.turns as string]: ({ data }) => data?.turns === true,
      [styles.muted as string]: ({ data }) => data?.rests === false,
    },
  },
]
