import { ActionIcon } from '@mantine/core'
import { useRef } from 'react'
import { chooseDestination, stepDestination } from '../stores/result.ts'
import { ChoiceSelect } from './choosing/choice-select.tsx'
import styles from './destination-select.module.css'
import { LeftIcon, RightIcon } from './icons.tsx'
import { useDestinationGroups } from './use-destination-groups.ts'

/** Chooses the destination; [ and ] step through the list, also right after a choice. */
export function DestinationSelect({ destination }: { destination: string }) {
  const input = useRef<HTMLInputElement>(null)
  const groups = useDestinationGroups()
  return (
    <div className={styles.destination}>
      <ChoiceSelect
        inputRef={input}
        className={styles.select}
        aria-label="Destination"
        data={groups}
        ofPlaces
        value={destination}
        allowDeselect={false}
        onFocus={(event) => event.currentTarget.select()}
        onClick={(event) => event.currentTarget.select()}
        maxDropdownHeight={360}
        nothingFoundMessage="No such destination"
        onChoose={chooseDestination}
        onOptionSubmit={() => input.current?.blur()}
        data-testid="destination"
      />
      <ActionIcon
        variant="default"
        aria-label="Destination before"
        title="Destination before ( [ )"
        onClick={() => stepDestination(-1)}
        data-testid="previous-destination"
      >
        <LeftIcon size={14} />
      </ActionIcon>
      <ActionIcon
        variant="default"
        aria-label="Next destination"
        title="Next destination ( ] )"
        onClick={() => stepDestination(1)}
        data-testid="next-destination"
      >
        <RightIcon size={14} />
      </ActionIcon>
    </div>
  )
}
