import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { isCalendarDay } from '../../../../shared/model/calendar-day.ts'
import {
  entriesOf,
  type PaperEntry,
  type PaperKind,
  paperForms,
} from '../../../../shared/paper/forms.ts'
import { scopeIds } from '../../../../shared/paper/given.ts'
import { setEntry, usePapers } from '../../../stores/papers.ts'
import styles from './papers.module.css'

/** What people give for a paper, since no bill of materials says it. */
export function PaperEntries({ kind }: { kind: PaperKind }) {
  return (
    <section className={styles.entries} aria-label="Entries">
      {entriesOf(kind).map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </section>
  )
}

function Entry({ entry }: { entry: PaperEntry }) {
  const value = usePapers((store) => store.entries[entry.id] ?? '')
  if (entry.form === 'scopes') return <Scopes entry={entry} value={value} />
  const isWrong = entry.form === 'day' && value.trim() !== '' && !isCalendarDay(value.trim())
  const given = {
    label: entry.label,
    description: entry.hint,
    value,
    maxLength: 4000,
    error: isWrong ? 'A day has the form YYYY-MM-DD' : undefined,
    onChange: (event: { currentTarget: { value: string } }) =>
      setEntry(entry.id, event.currentTarget.value),
    'data-testid': `entry-${entry.id}`,
  }
  return entry.isLong ? (
    <Textarea {...given} autosize minRows={1} maxRows={6} />
  ) : (
    <TextInput {...given} />
  )
}

function Scopes({ entry, value }: { entry: PaperEntry; value: string }) {
  const chosen = scopeIds(value)
  const scopes = paperForms().forms.certificate.scopes ?? []
  return (
    <Checkbox.Group
      label={entry.label}
      value={chosen}
      onChange={(ids) => setEntry(entry.id, ids.sort().join(', '))}
    >
      {scopes.map(({ id, rules, text }) => (
        <Checkbox
          key={id}
          value={id}
          label={`(${id}) ${rules.join(', ')}`}
          title={text}
          data-testid={`scope-${id}`}
        />
      ))}
    </Checkbox.Group>
  )
}
