import { Select } from '@mantine/core'
import { useContext } from 'react'
import { useMatrixView } from '../../stores/matrix-view.ts'
import { useScenarios } from '../../stores/scenarios.ts'
import { DifferenceOfMatrix } from './difference.ts'
import styles from './matrix.module.css'

const BASE = 'base'

/** Shows the base, or what a scenario changes of it; nothing where there is no scenario. */
export function DifferenceSelect() {
  const rows = useScenarios((store) => store.rows) ?? []
  const scenario = useMatrixView((view) => view.scenario)
  const difference = useContext(DifferenceOfMatrix)
  if (rows.length === 0) return null
  return (
    <>
      <Select
        className={styles.only}
        aria-label="Base or difference to a scenario"
        data={[
          { value: BASE, label: 'Base' },
          {
            group: 'Difference to',
            items: rows.map(({ id, scenario: { name } }) => ({ value: `${id}`, label: name })),
          },
        ]}
        value={difference ? `${scenario}` : BASE}
        allowDeselect={false}
        comboboxProps={{ width: 260, position: 'bottom-start' }}
        onChange={(value) =>
          useMatrixView.setState({ scenario: value === BASE ? null : Number(value) })
        }
        data-testid="matrix-difference"
      />
      {difference && difference.state === 'updating' && (
        <span className={styles.muted} data-testid="difference-working">
          being worked out
        </span>
      )}
      {difference?.problem && (
        <span className={styles.problem} role="alert">
          {difference.problem}
        </span>
      )}
    </>
  )
}
