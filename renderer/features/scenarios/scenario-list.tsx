import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react'
import type { ScenarioRow } from '../../../shared/workspace/views.ts'
import { count } from '../../ui/format.ts'
import { PassIcon, WarningIcon } from '../../ui/icons.tsx'
import { moveOf } from '../../ui/move-keys.ts'
import { appliedText } from './applied-words.ts'
import styles from './scenarios.module.css'
import type { Checked } from './use-comparison.ts'

interface ScenarioListProps {
  rows: readonly ScenarioRow[]
  chosen: readonly number[]
  /** The number of the scenario that the keyboard is on. */
  active: number | null
  /** The number of the scenario that is being edited. */
  edited: number | null
  checked: readonly Checked[]
  revision: number
  onActivate: (id: number) => void
  onToggle: (id: number) => void
  onEdit: (id: number) => void
}

const optionId = (id: number) => `scenario-${id}`

/** The scenarios in their order; those that are ticked stand beside the base. */
export function ScenarioList(props: ScenarioListProps) {
  const { rows, chosen, active, onActivate, onToggle, onEdit } = props
  const list = useRef<HTMLDivElement>(null)
  const at = rows.findIndex(({ id }) => id === active)
  useEffect(() => {
    list.current?.querySelector('[data-active="true"]')?.scrollIntoView({ block: 'nearest' })
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const by = moveOf(event, 8, rows.length - 1 - at, at)
    const to = by === null ? undefined : rows[Math.max(0, Math.min(rows.length - 1, at + by))]
    if (to) onActivate(to.id)
    else if (event.ctrlKey || event.metaKey || event.altKey || active === null) return
    else if (event.key === ' ') onToggle(active)
    else if (event.key === 'Enter' || event.key === 'F2') onEdit(active)
    else return
    event.preventDefault()
  }
  const onClick = (event: MouseEvent) => {
    const target = event.target as HTMLElement
    const id = Number(target.closest<HTMLElement>('[data-id]')?.dataset.id)
    if (!id) return
    list.current?.focus()
    onActivate(id)
    if (target.closest('[data-tick]')) onToggle(id)
  }
  return (
    <div
      ref={list}
      className={styles.list}
      role="listbox"
      tabIndex={0}
      aria-label="Scenarios"
      aria-multiselectable
      aria-activedescendant={active === null ? undefined : optionId(active)}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onDoubleClick={(event) => {
        const target = event.target as HTMLElement
        const id = Number(target.closest<HTMLElement>('[data-id]')?.dataset.id)
        if (id && !target.closest('[data-tick]')) onEdit(id)
      }}
      data-testid="scenario-list"
    >
      {rows.map((row) => (
        <Option
          key={row.id}
          row={row}
          isActive={row.id === active}
          isEdited={row.id === props.edited}
          place={chosen.indexOf(row.id)}
          checked={props.checked.find(({ id }) => id === row.id)}
          revision={props.revision}
        />
      ))}
    </div>
  )
}

interface OptionProps {
  row: ScenarioRow
  isActive: boolean
  isEdited: boolean
  /** Its place among those beside the base; -1: not among them. */
  place: number
  checked: Checked | undefined
  revision: number
}

function Option({ row, isActive, isEdited, place, checked, revision }: OptionProps) {
  const { id, scenario, writtenAt } = row
  const { name, onTopOf, changes } = scenario
  const unfit = checked?.reports.filter(({ fits }) => !fits).length ?? 0
  const facts = [
    onTopOf && `on top of ${onTopOf}`,
    count(changes.length, 'change'),
    writtenAt === revision
      ? `revision ${revision}, as now`
      : `revision ${writtenAt}, now ${revision}`,
  ]
  return (
    <div
      id={optionId(id)}
      className={styles.option}
      role="option"
      tabIndex={-1}
      aria-selected={place >= 0}
      data-active={isActive}
      data-id={id}
      title={scenario.note}
      data-testid="scenario"
    >
      <span className={styles.tick} data-tick data-on={place >= 0}>
        {place >= 0 ? place + 1 : ''}
      </span>
      <span className={styles.optionText}>
        <strong>{name}</strong>
        <span className={styles.optionFacts}>{facts.filter(Boolean).join(' · ')}</span>
        {row.applied && (
          <span className={styles.applied} data-testid="scenario-applied">
            {row.applied.takenBack === null && <PassIcon size={13} />} {appliedText(row)}
          </span>
        )}
        {isEdited && <span className={styles.optionFacts}>being edited</span>}
        {checked?.problem && (
          <span className={styles.unfit}>
            <WarningIcon size={13} /> {checked.problem}
          </span>
        )}
        {unfit > 0 && (
          <span className={styles.unfit} data-testid="scenario-unfit">
            <WarningIcon size={13} /> {count(unfit, 'change')}{' '}
            {unfit === 1 ? 'does not fit' : 'do not fit'}
          </span>
        )}
      </span>
    </div>
  )
}
