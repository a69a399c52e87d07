import { ActionIcon, Select } from '@mantine/core'
import { type KeyboardEvent, useRef } from 'react'
import { chooseDestination, stepDestination } from '../stores/result.ts'
import styles from './destination-select.module.css'
import { LeftIcon, RightIcon } from './icons.tsx'
import { useDestinationGroups } from './use-destination-groups.ts'

/** Chooses the destination; [ and ] step through the list, also right after a choice. */
export function DestinationSelect({ destination }: { destination: string }) {
  const input = useRef<HTMLInputElement>(null)
  const groups = useDestinationGroups()
  // Enter may come before the list has opened and marked its first option.
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { value, ariaActiveDescendantElement } = event.currentTarget
    if (event.key !== 'Enter' || ariaActiveDescendantElement) return
    const found = matching(
      groups.flatMap(({ items }) => items),
      value,
    )
    if (!found || found.value === destination) return
    event.preventDefault()
    chooseDestination(found.value)
    input.current?.blur()
  }
  return (
    <div className={styles.destination}>
      <Select
        ref={input}
        className={styles.select}
        aria-label="Destination"
        data={groups}
        value={destination}
        searchable
        selectFirstOptionOnChange
        allowDeselect={false}
        onKeyDown={onKeyDown}
        onFocus={(event) => event.currentTarget.select()}
        onClick={(event) => event.currentTarget.select()}
        maxDropdownHeight={360}
        nothingFoundMessage="No such destination"
        onChange={(value) => value && chooseDestination(value)}
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

/** The first choice that holds a text; none where nothing is typed. */
function matching<T extends { label: string }>(choices: readonly T[], text: string): T | undefined {
  const typed = text.trim().toLowerCase()
  if (typed === '') return undefined
  return choices.find(({ label }) => label.toLowerCase().includes(typed))
}
