import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import type { DeterminationEvent } from '../../../shared/determination/event.ts'
import type { KeptRow } from '../../../shared/determination/kept.ts'
import { asCallError } from '../../stores/call.ts'
import { recordOf } from '../../stores/determinations.ts'
import { loadOffice, useDetermining } from '../../stores/determining.ts'
import { usePreferences } from '../../stores/preferences.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { keyAsked, NO_PASSPHRASES, OfficeKey, readyToSign } from '../../ui/office-key.tsx'
import { readDay } from '../../ui/read-day.ts'
import { useHalfTyped } from '../../ui/use-half-typed.ts'
import { useKeptState } from '../../ui/use-kept-state.ts'
import styles from './determinations.module.css'

type Kind = DeterminationEvent['kind']

interface RecordEventProps {
  row: KeptRow
  isAwaiting: boolean
  isHeld: boolean
}

const KINDS: { kind: Kind; name: string; note: string }[] = [
  { kind: 'approved', name: 'Approve', note: 'What was looked at' },
  { kind: 'used', name: 'Export, reexport or end', note: 'Shipment, order or document number' },
  { kind: 'filed', name: 'Filed', note: 'Where, under which reference' },
  { kind: 'held', name: 'Legal hold', note: 'Which agency has asked for it, and when' },
  { kind: 'released', name: 'Release the hold', note: 'Why it may end' },
]

const NOTHING = { kind: null as Kind | null, on: '', by: '', note: '' }

/** Records what happened to a determination; what is recorded stays. */
export function RecordEvent({ row, isAwaiting, isHeld }: RecordEventProps) {
  const who = usePreferences((store) => store.who)
  const workspace = useWorkspace((store) => store.workspace)
  const office = useDetermining((store) => store.office)
  const [form, setForm] = useKeptState(`event ${row.hash}`, NOTHING)
  const [problem, setProblem] = useState<string | null>(null)
  const [passphrases, setPassphrases] = useState(NO_PASSPHRASES)
  const [isRecording, setRecording] = useState(false)
  useEffect(() => void loadOffice(), [])
  useHalfTyped(form.note.trim() === '' ? null : `What is recorded of ${row.number}`)
  const kinds = KINDS.filter(
    ({ kind }) =>
      (kind !== 'approved' || isAwaiting) &&
      (kind !== 'held' || !isHeld) &&
      (kind !== 'released' || isHeld),
  )
  const chosen = kinds.find(({ kind }) => kind === form.kind) ?? kinds[0]
  if (!workspace || !chosen || !office) return null
  const on = form.on || workspace.today
  const by = form.by || who
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const day = readDay(on)
    if (!day.ok) return setProblem(`${day.message}.`)
    if (by.trim() === '') return setProblem('Name who says so.')
    if (form.note.trim() === '') return setProblem(`${chosen.note}: this is blank.`)
    setRecording(true)
    try {
      await readyToSign(office, passphrases)
      setPassphrases(NO_PASSPHRASES)
      await recordOf(row.hash, {
        kind: chosen.kind,
        on: day.value,
        by: by.trim(),
        note: form.note.trim(),
      })
      setForm(undefined)
      setProblem(null)
    } catch (error) {
      setProblem(asCallError(error).message)
    } finally {
      setRecording(false)
    }
  }
  const set = (change: Partial<typeof NOTHING>) => {
    setForm((now) => ({ ...now, ...change }))
    setProblem(null)
  }
  return (
    <form className={styles.recordForm} onSubmit={submit} noValidate data-testid="record-event">
      <Select
        label="Record"
        data={kinds.map(({ kind, name }) => ({ value: kind, label: name }))}
        value={chosen.kind}
        allowDeselect={false}
        onChange={(kind) => set({ kind: kind as Kind })}
        data-testid="event-kind"
      />
      <TextInput
        label="On"
        value={on}
        onChange={(event) => set({ on: event.currentTarget.value })}
        data-testid="event-on"
      />
      <TextInput
        label="By"
        value={by}
        onChange={(event) => set({ by: event.currentTarget.value })}
        data-testid="event-by"
      />
      <TextInput
        className={styles.wide}
        label={chosen.note}
        value={form.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
        data-testid="event-note"
      />
      {keyAsked(office) !== null && (
        <div className={styles.line}>
          <OfficeKey office={office} passphrases={passphrases} onChange={setPassphrases} />
        </div>
      )}
      <Button type="submit" loading={isRecording} data-testid="event-record">
        Record
      </Button>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </form>
  )
}
