import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { type Amendment, amendmentSchema } from '../../../shared/rules/amendment.ts'
import { COLUMNS, REASONS } from '../../../shared/rules/members.ts'
import { readCountry } from '../../../shared/tabular/country.ts'
import { usePreferences } from '../../stores/preferences.ts'
import { readDay } from '../../ui/read-day.ts'
import { useKeptState } from '../../ui/use-kept-state.ts'
import { usePack } from '../../ui/workspace-context.ts'
import { groupsMoved, unknownParagraphs } from './amend-words.ts'
import styles from './rules.module.css'

const KINDS = [
  { value: 'groups', label: 'Country Groups of a country' },
  { value: 'addRow', label: 'A licence row more of an ECCN' },
  { value: 'endRows', label: 'Licence rows of an ECCN that end' },
]

/** Where an amendment that is half typed is kept while another tab or screen is on. */
export const AMENDMENT = 'amendment'

interface AmendFormProps {
  today: string
  onAsk: (amendment: Omit<Amendment, 'id'>) => void
}

/** An amendment as it is typed. What it changes is shown before it is taken into force. */
export function AmendForm({ today, onAsk }: AmendFormProps) {
  const who = usePreferences((store) => store.who)
  const pack = usePack()
  const [kept, setTyped] = useKeptState<Partial<Typed>>(AMENDMENT, UNTYPED)
  const typed = { ...NOTHING, from: today, who, ...kept }
  const [problems, setProblems] = useState<Partial<Typed>>({})
  const set = (change: Partial<Typed>) => setTyped({ ...kept, ...change })
  const look = (event: FormEvent) => {
    event.preventDefault()
    const read = amendmentSchema.omit({ id: true }).safeParse(given(typed, today))
    setProblems(read.success ? {} : problemsOf(read.error.issues))
    if (read.success) onAsk(read.data)
  }
  const text = (name: keyof Typed, label: string, description?: string) => (
    <TextInput
      size="xs"
      label={label}
      description={description}
      error={problems[name]}
      value={typed[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
      data-testid={`amend-${name}`}
    />
  )
  const choice = (name: keyof Typed, label: string, data: typeof KINDS | readonly string[]) => (
    <Select
      size="xs"
      label={label}
      data={[...data] as string[]}
      value={typed[name] || null}
      allowDeselect={false}
      onChange={(value) => set({ [name]: value ?? '' })}
      data-testid={`amend-${name}`}
    />
  )
  const { kind } = typed
  const groups = groupsMoved(pack, {
    country: codeOf(typed.country),
    groups: listOf(typed.groups.toUpperCase()),
    day: dayOr(typed.from, today),
  })
  const unknown =
    kind === 'addRow'
      ? unknownParagraphs(
          pack,
          typed.eccn.trim().toUpperCase(),
          listOf(typed.paragraphs.toLowerCase()),
        )
      : null
  return (
    <form onSubmit={look} noValidate data-testid="amend-form">
      <h2>Add an amendment</h2>
      {choice('kind', 'What changes', KINDS)}
      {kind === 'groups' ? (
        <div className={styles.fields}>
          {text('groups', 'Country Groups that it is in from then on', 'All of them: B, D:1, D:5')}
          {text('country', 'Country', 'By its code or its name')}
        </div>
      ) : (
        <div className={styles.fields}>
          {text('eccn', 'ECCN', 'Its entry, such as 3A001')}
          {choice('reason', 'Reason for control', REASONS)}
        </div>
      )}
      {kind === 'groups' && groups && (
        <p role="status" data-testid="amend-moved">
          {groups}
        </p>
      )}
      {kind === 'addRow' && (
        <div className={styles.fields}>
          {text('paragraphs', 'Paragraphs', 'Such as a.2, b; blank: the entire entry')}
          {choice('column', 'Column', COLUMNS)}
        </div>
      )}
      {unknown && (
        <p role="status" data-testid="amend-unknown">
          {unknown}
        </p>
      )}
      <div className={styles.fields}>
        {text('cite', 'Citation', 'Such as 91 FR 50000')}
        {text('from', 'In force from')}
      </div>
      <div className={styles.fields}>
        {text('why', 'Why')}
        {text('who', 'By')}
      </div>
      {Object.keys(problems).length > 0 && (
        <p role="alert">Not all of it can be taken: what is missing stands below each field.</p>
      )}
      <div className={styles.buttons}>
        <Button type="submit" variant="default" data-testid="amend-look">
          See what it changes
        </Button>
      </div>
    </form>
  )
}

const NOTHING = {
  kind: 'groups',
  country: '',
  groups: '',
  eccn: '',
  reason: 'NS',
  column: 'NS2',
  paragraphs: '',
  cite: '',
  from: '',
  why: '',
  who: '',
}
type Typed = typeof NOTHING
const UNTYPED: Partial<Typed> = {}

/** What to do where a field cannot be read. */
const PROBLEMS: Partial<Typed> = {
  country: 'Give a country, such as CN.',
  groups: 'Give Country Groups, such as D:1, D:5.',
  eccn: 'Give an entry, such as 3A001.',
  reason: 'Choose a reason.',
  column: 'Choose a column.',
  paragraphs: 'Give paragraphs, such as a.2.',
  cite: 'Say where it stands.',
  from: 'Give a day, such as 2026-11-30.',
  why: 'Say why.',
  who: 'Say who holds it for law.',
}

function problemsOf(issues: readonly { path: readonly PropertyKey[] }[]): Partial<Typed> {
  const names = issues.map(({ path }) => path.find((step) => String(step) in PROBLEMS))
  const found = names.flatMap((name) => (name === undefined ? [] : [name as keyof Typed]))
  return Object.fromEntries(found.map((name) => [name, PROBLEMS[name]]))
}

/** The code of a country that is typed by its code or its name; what is neither stays as it is. */
function codeOf(text: string): string {
  const read = readCountry(text)
  return read.ok ? read.value : text.trim().toUpperCase()
}

/** The names in a typed list. */
function listOf(text: string): string[] {
  return text.split(/[\s,;]+/).filter((one) => one !== '')
}

/** A typed day; what is none is today. */
function dayOr(text: string, today: string): string {
  const read = readDay(text)
  return read.ok ? read.value : today
}

/** What is typed as an amendment, which the schema then reads. */
function given({ kind, ...typed }: Typed, today: string): object {
  const { eccn: entry, reason, column } = typed
  const eccn = entry.trim().toUpperCase()
  const says = {
    groups: {
      kind,
      country: codeOf(typed.country),
      groups: listOf(typed.groups.toUpperCase()),
    },
    addRow: { kind, eccn, reason, column, paragraphs: listOf(typed.paragraphs.toLowerCase()) },
    endRows: { kind, eccn, reason },
  }[kind]
  const [cite, from, why, who] = [typed.cite, typed.from, typed.why, typed.who].map((text) =>
    text.trim(),
  )
  return { from, on: today, who, why, cite, says }
}
