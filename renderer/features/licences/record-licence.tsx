import { Button, Select, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { RegisteredLicence } from '../../../shared/licences/register.ts'
import type { EventKind } from '../../../shared/licences/schema.ts'
import { citeOfMove, EVENT_WORDS, movesAt } from '../../../shared/licences/stages.ts'
import { asCallError } from '../../stores/call.ts'
import { edit } from '../../stores/edits.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { useHalfTyped } from '../../ui/use-half-typed.ts'
import { useKeptState } from '../../ui/use-kept-state.ts'
import { fieldsOf, givenOf, type Typed, typedEvent } from './event-form.ts'
import styles from './licences.module.css'

const NOTHING: { kind: EventKind | null; typed: Typed } = { kind: null, typed: {} }

/** Records what happened to a licence: only what may come next is offered. */
export function RecordLicence({ one }: { one: RegisteredLicence }) {
  const { licence, standing } = one
  const today = useWorkspace((store) => store.workspace?.today) ?? ''
  const [form, setForm] = useKeptState(`licence ${licence.reference}`, NOTHING)
  const [problem, setProblem] = useState<string | null>(null)
  const isTyped = Object.values(form.typed).some((text) => text.trim() !== '')
  useHalfTyped(isTyped ? `What is recorded of ${licence.reference}` : null)
  const isTold = (known: EventKind) => known === 'told' || known === 'acknowledged'
  const kinds = movesAt(standing.stage, standing.isHeld).filter(
    (known) => standing.conditions.length > 0 || !isTold(known),
  )
  const kind = kinds.find((known) => known === form.kind) ?? kinds[0]
  if (kind === undefined) return null
  const untold = standing.conditions.filter(({ isOpen }) => isOpen).map(({ text }) => text)
  const typed: Typed = { day: today, ...givenOf(kind, one), ...form.typed }
  const set = (typedNow: Typed) => {
    setForm((now) => ({ ...now, typed: { ...now.typed, ...typedNow } }))
    setProblem(null)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const read = typedEvent(kind, typed, one)
    if (!read.ok) return setProblem(read.problem)
    if (read.event.day > today) return setProblem(`${read.event.day} is after today, ${today}.`)
    try {
      await edit({ kind: 'recordLicence', licence: one.id, event: read.event })
      setForm(undefined)
      setProblem(null)
    } catch (error) {
      setProblem(asCallError(error).message)
    }
  }
  return (
    <form className={styles.record} onSubmit={submit} noValidate data-testid="record-licence">
      <Select
        label="What happened"
        data={kinds.map((value) => ({ value, label: EVENT_WORDS[value] }))}
        value={kind}
        allowDeselect={false}
        title={citeOfMove(kind)}
        onChange={(value) => {
          setForm({ kind: value as EventKind, typed: {} })
          setProblem(null)
        }}
        data-testid="licence-event"
      />
      <TextInput
        label="On"
        value={typed.day ?? ''}
        onChange={(event) => set({ day: event.currentTarget.value })}
        data-testid="licence-event-day"
      />
      {fieldsOf(kind, one).map(({ name, label, choices, isLong }) => {
        const testId = `licence-event-${name}`
        if (choices)
          return (
            <Select
              key={name}
              label={label}
              data={[...choices]}
              value={typed[name] ?? ''}
              allowDeselect={false}
              onChange={(value) => set({ [name]: value ?? '' })}
              data-testid={testId}
            />
          )
        const Input = isLong ? Textarea : TextInput
        return (
          <Input
            key={name}
            label={label}
            value={typed[name] ?? ''}
            onChange={(event) => set({ [name]: event.currentTarget.value })}
            data-testid={testId}
          />
        )
      })}
      <TextInput
        label="Paper"
        value={typed.paper ?? ''}
        onChange={(event) => set({ paper: event.currentTarget.value })}
        data-testid="licence-event-paper"
      />
      <TextInput
        label="Reason"
        value={typed.reason ?? ''}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
      {kind === 'shipped' && untold.length > 0 && (
        <p role="status" className={styles.open} data-testid="licence-untold">
          Conditions are not told to, or acknowledged by, all (750.7(d)): {untold.join('; ')}.
        </p>
      )}
      <Button type="submit" data-testid="licence-record">
        Record
      </Button>
      {problem && (
        <p role="alert" className={styles.problem} data-testid="licence-problem">
          {problem}
        </p>
      )}
    </form>
  )
}
