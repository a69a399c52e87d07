import { SegmentedControl, Select } from '@mantine/core'
import type { Result } from '../../../shared/calc/result/result.ts'
import { countryName } from '../../ui/format.ts'
import { OUTCOMES } from '../../ui/outcome.tsx'
import styles from './determinations.module.css'
import { spanText, worstFirst } from './listed.ts'

/** More do not stand side by side. */
const MOST_BESIDE = 8

interface DestinationChoiceProps {
  results: readonly Result[]
  value: string
  onChange: (destination: string) => void
}

/** Which of the destinations is shown; of many each is listed with its verdict, the worst first. */
export function DestinationChoice({ results, value, onChange }: DestinationChoiceProps) {
  if (results.length < 2) return null
  const shared = {
    'aria-label': 'Destination',
    className: styles.destinationChoice ?? '',
    value,
    'data-testid': 'determined-destination',
  }
  if (results.length <= MOST_BESIDE)
    return (
      <SegmentedControl
        {...shared}
        data={results.map(({ destination }) => destination)}
        onChange={onChange}
      />
    )
  const data = worstFirst(results).map((result) => ({
    value: result.destination,
    label: `${countryName(result.destination)} ${result.destination}: ${OUTCOMES[result.outcome].word}, ${spanText(result)}`,
  }))
  return (
    <Select
      {...shared}
      w={420}
      searchable
      allowDeselect={false}
      description={`${results.length} destinations`}
      data={data}
      onChange={(destination) => destination !== null && onChange(destination)}
    />
  )
}
