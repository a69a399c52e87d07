import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Change } from '../../../shared/model/scenario.ts'
import { ChoiceSelect } from '../../ui/choosing/choice-select.tsx'
import { NO_OFFER } from '../../ui/choosing/offers.ts'
import type { Offer } from '../../ui/choosing/picking.ts'
import { SuggestInput } from '../../ui/choosing/suggest-input.tsx'
import { useTypedAs } from '../../ui/workspace-context.ts'
import { type ChangeForm, formOfKind, readForm } from './change-form.ts'
import { CHANGE_KINDS, type Field, type FieldName, fieldsOf } from './change-kinds.ts'
import styles from './editor.module.css'
import { resolveFields } from './resolve-fields.ts'
import { useSources } from './use-sources.ts'

interface ChangeFieldsProps {
  form: ChangeForm
  isNew: boolean
  /** The keyboard is to be on the kind at once. */
  hasFocus: boolean
  onChange: (form: ChangeForm) => void
  onKeep: (change: Change) => void
  onLeave: () => void
}

/** The fields of one change: its kind, what it is aimed at, and what it sets. */
export function ChangeFields(props: ChangeFieldsProps) {
  const { form, isNew, hasFocus, onChange, onKeep, onLeave } = props
  const as = useTypedAs()
  const { offers, readers } = useSources()
  const [problem, setProblem] = useState<{ field: FieldName | null; message: string } | null>(null)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (hasFocus) first.current?.focus()
  }, [hasFocus])

  const set = (name: FieldName, value: string) => {
    setProblem(null)
    onChange({ ...form, values: { ...form.values, [name]: value } })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const resolved = resolveFields(form, readers)
    const read = resolved.ok ? readForm(resolved.form, as) : resolved
    if (read.ok) return onKeep(read.change)
    setProblem(read)
    const field = event.currentTarget.querySelector<HTMLElement>(
      `[data-testid=field-${read.field}]`,
    )
    field?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    event.stopPropagation()
    onLeave()
  }
  return (
    <form className={styles.form} onSubmit={submit} onKeyDown={onKeyDown} data-testid="change-form">
      <ChoiceSelect
        inputRef={first}
        label={isNew ? 'New change' : 'Change'}
        className={styles.kind ?? ''}
        data={CHANGE_KINDS.map(({ kind, name }) => ({ value: kind, label: name }))}
        value={form.kind}
        allowDeselect={false}
        openOnFocus={false}
        onFocus={(event) => event.currentTarget.select()}
        maxDropdownHeight={360}
        nothingFoundMessage="No such change"
        onChoose={(kind) => {
          setProblem(null)
          if (kind) onChange(formOfKind(kind as Change['kind'], form))
        }}
        data-testid="change-kind"
      />
      {fieldsOf(form).map((field) => (
        <FieldInput
          key={field.name}
          field={field}
          value={form.values[field.name] ?? ''}
          error={problem?.field === field.name ? problem.message : undefined}
          offer={field.source ? offers[field.source] : NO_OFFER}
          onChange={(value) => set(field.name, value)}
        />
      ))}
      {problem && problem.field === null && (
        <p className={styles.problem} role="alert">
          {problem.message}
        </p>
      )}
      <div className={styles.buttons}>
        <Button variant="default" title="Esc" onClick={onLeave} data-testid="change-leave">
          Leave it
        </Button>
        <Button type="submit" title="Enter" data-testid="change-keep">
          {isNew ? 'Add' : 'Keep'}
        </Button>
      </div>
    </form>
  )
}

interface FieldInputProps {
  field: Field
  value: string
  error: string | undefined
  offer: Offer
  onChange: (value: string) => void
}

function FieldInput({ field, value, error, offer, onChange }: FieldInputProps) {
  const { name, label, placeholder, choices, source, isOptional } = field
  const testId = `field-${name}`
  if (choices)
    return (
      <Select
        label={label}
        placeholder={placeholder}
        data={[...choices]}
        value={value === '' ? null : value}
        error={error}
        clearable={isOptional}
        allowDeselect={false}
        onChange={(chosen) => onChange(chosen ?? '')}
        data-testid={testId}
      />
    )
  if (source)
    return (
      <div className={styles.field}>
        <span className={styles.label} aria-hidden="true">
          {label}
        </span>
        <SuggestInput
          label={label}
          placeholder={placeholder}
          width="100%"
          value={value}
          error={error}
          {...offer}
          onChange={onChange}
          testId={testId}
        />
      </div>
    )
  return (
    <TextInput
      label={label}
      placeholder={placeholder}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
      data-testid={testId}
    />
  )
}
