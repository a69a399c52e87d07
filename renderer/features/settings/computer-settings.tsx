import { SegmentedControl, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type Preferences, preferencesSchema } from '../../../shared/workspace/preferences.ts'
import { keepPreferences, usePreferences } from '../../stores/preferences.ts'
import { Section } from './section.tsx'
import styles from './settings.module.css'
import { useSaved } from './use-saved.ts'

const THEMES = [
  { value: 'auto', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]
const FORMATS = [...preferencesSchema.shape.numberFormat.options]

/** What this user prefers, whatever workspace is open. */
export function ComputerSettings() {
  const { theme, numberFormat, who } = usePreferences()
  const { saved, save } = useSaved()
  const change = (what: string, preferences: Partial<Preferences>) =>
    void save(what, () => keepPreferences(preferences))
  return (
    <Section
      title="This computer"
      about="Yours alone, for every workspace that you open here. Not part of any file."
      saved={saved}
      testId="computer-settings"
    >
      <NameInput key={who} who={who} onChange={(name) => change('Name', { who: name })} />
      <div className={styles.setting}>
        <Select
          className={styles.short}
          label="Number format"
          description="For amounts and shares on screen, and for typed numbers that could be read in two ways. Exact figures and exports keep the decimal point."
          data={FORMATS}
          value={numberFormat}
          allowDeselect={false}
          onChange={(next) => {
            const format = FORMATS.find((known) => known === next)
            if (format) change('Number format', { numberFormat: format })
          }}
          data-testid="number-format"
        />
      </div>
      <div className={styles.setting}>
        <div className={styles.label}>Theme</div>
        <SegmentedControl
          aria-label="Theme"
          data={THEMES}
          value={theme}
          onChange={(next) => change('Theme', { theme: next as Preferences['theme'] })}
          data-testid="theme"
        />
      </div>
    </Section>
  )
}

function NameInput({ who, onChange }: { who: string; onChange: (who: string) => void }) {
  const [name, setName] = useState(who)
  const commit = () => {
    if (name.trim() !== who) onChange(name.trim())
  }
  return (
    <TextInput
      className={styles.setting}
      label="Your name"
      description="Stands in the history beside each change that you make; empty: the name of the system's user."
      maxLength={80}
      value={name}
      onChange={(event) => setName(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit()
        if (event.key === 'Escape') setName(who)
      }}
      data-testid="who"
    />
  )
}
