import { ActionIcon } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { Scenario } from '../../../shared/model/scenario.ts'
import type { ChangePlace, ChangeReport, Conflict } from '../../../shared/scenario/overlay.ts'
import { type Touch, touchedText } from '../../../shared/scenario/touch.ts'
import { changeText } from '../../../shared/scenario/words.ts'
import { LeftIcon, PassIcon, RemoveIcon, RightIcon, WarningIcon } from '../../ui/icons.tsx'
import styles from './editor.module.css'
import type { Checked } from './use-comparison.ts'

/** How many of what a change touches are named. */
const NAMED = 4

interface ChangeListProps {
  scenario: Scenario
  checked: Checked | undefined
  isCurrent: boolean
  canEdit: boolean
  onMove: (at: number, by: 1 | -1) => void
  onRemove: (at: number) => void
  onEdit: (at: number) => void
}

/** The changes in their order, each with whether it fits, what it touches, and what it meets. */
export function ChangeList(props: ChangeListProps) {
  const { scenario, checked, isCurrent, canEdit, onMove, onRemove, onEdit } = props
  const { name, changes } = scenario
  const list = useRef<HTMLDivElement>(null)
  const [kept, setActive] = useState(0)
  const active = Math.max(0, Math.min(changes.length - 1, kept))
  if (changes.length === 0) return null
  const own = isCurrent ? (checked?.reports.filter((report) => report.scenario === name) ?? []) : []
  const move = (at: number, by: 1 | -1) => {
    onMove(at, by)
    setActive(at + by)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
    if (event.ctrlKey || event.metaKey) return
    if (by !== null && event.altKey) {
      if (canEdit && changes[active + by]) move(active, by)
    } else if (event.altKey) return
    else if (by !== null) setActive(Math.max(0, Math.min(changes.length - 1, active + by)))
    else if (!canEdit) return
    else if (event.key === 'Delete') onRemove(active)
    else if (event.key === 'Enter' || event.key === 'F2') onEdit(active)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={styles.changes}>
      <div
        ref={list}
        className={styles.list}
        role="listbox"
        tabIndex={0}
        aria-label="Changes"
        aria-activedescendant={`change-${active}`}
        onKeyDown={onKeyDown}
        data-testid="changes"
      >
        {changes.map((change, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a change is its place
            key={at}
            id={`change-${at}`}
            className={styles.change}
            role="option"
            tabIndex={-1}
            aria-selected={at === active}
            onClick={() => {
              list.current?.focus()
              setActive(at)
            }}
            onDoubleClick={() => canEdit && onEdit(at)}
            data-testid="change"
          >
            <span className={styles.number}>{at + 1}</span>
            <span className={styles.changeText}>
              <strong>{changeText(change)}</strong>
              {change.note && <span className={styles.muted}>{change.note}</span>}
              <Report
                report={own.find(({ index }) => index === at)}
                conflicts={conflictsOf(checked, { scenario: name, index: at })}
                name={name}
              />
            </span>
          </div>
        ))}
      </div>
      {canEdit && (
        <div className={styles.changeTools}>
          <span className={styles.muted}>Change {active + 1}</span>
          <ActionIcon
            size="sm"
            className={styles.up}
            disabled={active === 0}
            aria-label="Move the change up"
            title="Alt+↑"
            onClick={() => move(active, -1)}
          >
            <LeftIcon size={12} />
          </ActionIcon>
          <ActionIcon
            size="sm"
            className={styles.up}
            disabled={active >= changes.length - 1}
            aria-label="Move the change down"
            title="Alt+↓"
            onClick={() => move(active, 1)}
          >
            <RightIcon size={12} />
          </ActionIcon>
          <button
            type="button"
            className={styles.link}
            title="Enter"
            onClick={() => onEdit(active)}
            data-testid="edit-change"
          >
            Edit
          </button>
          <ActionIcon
            size="sm"
            aria-label="Remove the change"
            title="Delete"
            onClick={() => onRemove(active)}
            data-testid="remove-change"
          >
            <RemoveIcon size={12} />
          </ActionIcon>
        </div>
      )}
    </div>
  )
}

interface ReportProps {
  report: ChangeReport | undefined
  conflicts: readonly Conflict[]
  name: string
}

function Report({ report, conflicts, name }: ReportProps) {
  if (!report) return <span className={styles.muted}>being checked</span>
  const { fits, why, says, touched, inBase } = report
  if (inBase !== undefined)
    return (
      <span className={styles.fits} data-testid="change-in-base">
        <PassIcon size={13} /> in the base since revision {inBase}, not made again
      </span>
    )
  if (!fits)
    return (
      <span className={styles.unfit} data-testid="change-unfit">
        <WarningIcon size={13} /> does not fit: {why}
      </span>
    )
  return (
    <>
      <span className={styles.fits} data-testid="change-fits">
        <PassIcon size={13} /> fits
      </span>
      {touched.slice(0, NAMED).map((touch) => (
        <span key={touchText(touch)} className={styles.touched}>
          {touchText(touch)}
        </span>
      ))}
      {touched.length > NAMED && (
        <span className={styles.muted} title={touched.slice(NAMED).map(touchText).join('\n')}>
          and {touched.length - NAMED} more
        </span>
      )}
      {says.map((text) => (
        <span key={text} className={styles.muted}>
          {text}
        </span>
      ))}
      {conflicts.map(({ first, second, both }) => {
        const isFirst = first.scenario === name && first.index === report.index
        const other = isFirst ? second : first
        return (
          <span
            key={`${other.scenario} ${other.index}`}
            className={styles.conflict}
            title={both.map(touchedText).join('\n')}
          >
            <WarningIcon size={13} /> the order decides between it and change {other.index + 1}
            {other.scenario === name ? '' : ` of ${other.scenario}`}
          </span>
        )
      })}
    </>
  )
}

/** What is touched, from what to what. */
function touchText(touch: Touch): string {
  return `${touchedText(touch)}: ${touch.from ?? 'not given'} → ${touch.to ?? 'not given'}`
}

function conflictsOf(checked: Checked | undefined, { scenario, index }: ChangePlace): Conflict[] {
  return (checked?.conflicts ?? []).filter((conflict) =>
    [conflict.first, conflict.second].some(
      (place) => place.scenario === scenario && place.index === index,
    ),
  )
}
