import { MultiSelect } from '@mantine/core'
import { useMemo } from 'react'
import { destinationsOf } from '../../stores/destinations.ts'
import { useScenarioView } from '../../stores/scenario-view.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import styles from './scenarios.module.css'

/** Which destinations are compared: those of the settings until others are picked. */
export function DestinationChoice({ destinations }: { destinations: readonly string[] }) {
  const pack = useWorkspace((store) => store.info?.pack)
  const first = useWorkspace((store) => store.workspace?.settings.destinations)
  const groups = useMemo(() => {
    const { often, others } = destinationsOf(pack, first)
    const options = (choices: typeof often) =>
      choices.map(({ code, name }) => ({ value: code, label: `${name} · ${code}` }))
    return [
      { group: 'Often asked', items: options(often) },
      { group: 'All others', items: options(others) },
    ]
  }, [pack, first])
  return (
    <MultiSelect
      size="xs"
      className={styles.destinations ?? ''}
      aria-label="Destinations compared"
      data={groups}
      value={[...destinations]}
      placeholder="Add a destination"
      searchable
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
