import { Button } from '@mantine/core'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { destinationsOf } from '../../stores/destinations.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { ChoiceSelect } from '../../ui/choosing/choice-select.tsx'
import { placeLabel } from '../../ui/choosing/ranked-options.ts'
import { countryName } from '../../ui/format.ts'
import { moved } from './currencies.ts'
import styles from './settings.module.css'

const MOST = 40

interface DestinationListProps {
  destinations: readonly string[]
  canEdit: boolean
  onChange: (destinations: string[]) => void
}

/** The destinations offered first, in their order: arrows choose, Alt and arrows move, Delete removes. */
export function DestinationList({ destinations, canEdit, onChange }: DestinationListProps) {
  const pack = useWorkspace((store) => store.info?.pack)
  const [active, setActive] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const { names, others } = useMemo(() => {
    const { often, others } = destinationsOf(pack, destinations)
    const options = others.map((choice) => ({ value: choice.code, label: placeLabel(choice) }))
    return { names: new Map(often.map(({ code, name }) => [code, name])), others: options }
  }, [pack, destinations])
  const at = Math.min(active, destinations.length - 1)

  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const move = (from: number, by: 1 | -1) => {
    if (from + by < 0 || from + by >= destinations.length) return
    setActive(from + by)
    onChange(moved(destinations, from, by))
  }
  const remove = (from: number) => onChange(destinations.filter((_code, place) => place !== from))
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      if (event.altKey && canEdit) move(at, step)
      else setActive(Math.max(0, Math.min(destinations.length - 1, at + step)))
    }
    if (event.key === 'Delete' && canEdit && at >= 0) remove(at)
  }
  return (
    <div className={styles.setting}>
      <div className={styles.label} id={`${id}-label`}>
        Default destinations
      </div>
      <div className={styles.note}>
        Offered first, in this order, and shown on the home screen. A new workspace has none that is
        embargoed: add those to which you sell.
        {canEdit && ' Alt with the arrows moves, Delete removes.'}
      </div>
      <div
        ref={list}
        className={styles.destinations}
        role="listbox"
        tabIndex={0}
        aria-labelledby={`${id}-label`}
        aria-activedescendant={at >= 0 ? `${id}-${destinations[at]}` : undefined}
        onKeyDown={onKeyDown}
        data-testid="default-destinations"
      >
        {destinations.map((code, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys
          <div
            key={code}
            id={`${id}-${code}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === at}
            onClick={() => setActive(place)}
          >
            <span className={styles.code}>{code}</span>
            <span>{names.get(code) ?? countryName(code)}</span>
          </div>
        ))}
      </div>
      {destinations.length === 0 && <p className={styles.note}>None yet.</p>}
      {canEdit && destinations.length > 0 && (
        <div className={styles.moves}>
          <Button variant="default" disabled={at === 0} onClick={() => move(at, -1)}>
            Move up
          </Button>
          <Button
            variant="default"
            disabled={at === destinations.length - 1}
            onClick={() => move(at, 1)}
          >
            Move down
          </Button>
          <Button variant="default" onClick={() => remove(at)}>
            Remove
          </Button>
        </div>
      )}
      {canEdit && destinations.length < MOST && (
        <ChoiceSelect
          className={styles.short}
          aria-label="Add a destination"
          placeholder="Add a destination"
          ofPlaces
          data={others}
          value={null}
          nothingFoundMessage="No such destination"
          onChoose={(code) => code && onChange([...destinations, code])}
          data-testid="add-destination"
        />
      )}
    </div>
  )
}
