import { useState } from 'react'
import type { BomRevision } from '../../../shared/workspace/views.ts'
import { ChoiceSelect } from '../../ui/choosing/choice-select.tsx'
import { dateText } from '../../ui/format.ts'
import styles from './compare.module.css'

const NOW = 'now'
const OTHER = 'other'

interface StateChoiceProps {
  label: string
  /** A revision; null: as it is now, undefined: none is chosen. */
  value: number | null | undefined
  frozen: readonly BomRevision[]
  onChange: (value: number | null | undefined) => void
}

/** A state: as it is now, one that was frozen, or any revision by its number. */
export function StateChoice({ label, value, frozen, onChange }: StateChoiceProps) {
  const isListed = value === null || frozen.some(({ revision }) => revision === value)
  const [isOther, setOther] = useState(false)
  const shown = isListed && !isOther ? (value === null ? NOW : `${value}`) : OTHER
  const states = [
    { value: NOW, label: 'as it is now' },
    ...frozen.map(({ label: name, revision, at }) => ({
      value: `${revision}`,
      label: `${name}, revision ${revision}${at ? `, ${dateText(at)}` : ''}`,
    })),
    { value: OTHER, label: 'another revision' },
  ]
  return (
    <>
      <ChoiceSelect
        label={label}
        w={210}
        value={shown}
        data={states}
        onChoose={(chosen) => {
          setOther(chosen === OTHER)
          if (chosen !== OTHER) onChange(chosen === NOW ? null : Number(chosen))
        }}
      />
      {shown === OTHER && (
        <input
          className={styles.revision}
          type="number"
          min={0}
          aria-label={`${label}: number of the revision`}
          value={value ?? ''}
          onChange={(event) => {
            const text = event.currentTarget.value
            onChange(/^\d{1,9}$/.test(text) ? Number(text) : undefined)
          }}
          data-testid={`revision-${label.toLowerCase()}`}
        />
      )}
    </>
  )
}

/** A state in words, for whoever reads it away from its choice. */
export function stateText(
  value: number | null,
  frozen: readonly BomRevision[],
  now: number,
): string {
  if (value === null) return `as it is now (revision ${now})`
  const label = frozen.find(({ revision }) => revision === value)?.label
  return label === undefined ? `revision ${value}` : `${label} (revision ${value})`
}
