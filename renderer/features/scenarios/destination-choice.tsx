import { MultiSelect } from '@mantine/core'
import { useScenarioView } from '../../stores/scenario-view.ts'
import { rankedPlaces } from '../../ui/choosing/ranked-options.ts'
import { useDestinationGroups } from '../../ui/use-destination-groups.ts'
import styles from './scenarios.module.css'

/** Which destinations are compared: those of the settings until others are picked. */
export function DestinationChoice({ destinations }: { destinations: readonly string[] }) {
  const groups = useDestinationGroups()
  return (
    <MultiSelect
      size="xs"
      className={styles.destinations ?? ''}
      aria-label="Destinations compared"
      data={groups}
      value={[...destinations]}
      placeholder="Add a destination"
      searchable
      filter={rankedPlaces}
      hidePickedOptions
      maxDropdownHeight={320}
      nothingFoundMessage="No such destination"
      renderPill={({ option, onRemove, disabled }) => (
        <button
          type="button"
          className={styles.pill}
          title={`${option?.label}: leave out`}
          disabled={disabled}
          onClick={onRemove}
        >
          {option?.value}
        </button>
      )}
      onChange={(picked) =>
        useScenarioView.setState({ destinations: picked.length === 0 ? null : picked })
      }
      data-testid="compared-destinations"
    />
  )
}
