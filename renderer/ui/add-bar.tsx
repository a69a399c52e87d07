import { Button } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { asCallError } from '../stores/call.ts'
import type { AddField, AddProblem } from './add-field.ts'
import { NO_OFFER } from './choosing/offers.ts'
import { SuggestInput } from './choosing/suggest-input.tsx'
import styles from './register.module.css'

interface AddBarProps {
  /** The first one is where the keyboard goes. */
  fields: readonly AddField[]
  submit: string
  /** Adds what was typed; gives what is wrong, or throws where it is refused. */
  onAdd: (values: Readonly<Record<string, string>>) => Promise<AddProblem | null>
  onClose: () => void
  testId: string
}

/** Adds one row after the other under a table, by keyboard alone: Tab, Enter, Escape. */
export function AddBar({ fields, submit, onAdd, onClose, testId }: AddBarProps) {
  const blank = Object.fromEntries(fields.map(({ name, initial = '' }) => [name, initial]))
  const [values, setValues] = useState<Record<string, string>>(blank)
  const [problem, setProblem] = useState<AddProblem | null>(null)
  const first = useRef<HTMLInputElement>(null)
  const [start] = fields

  useEffect(() => first.current?.focus(), [])

  const add = async (event: FormEvent) => {
    event.preventDefault()
    try {
      const found = await onAdd(values)
      setProblem(found)
      if (found) return
    } catch (error) {
      return setProblem({ field: start?.name ?? '', text: asCallError(error).message })
    }
    // what was typed meanwhile stays
    setValues((now) => {
      const typed = Object.entries(now).filter(([name, value]) => value !== values[name])
      return { ...blank, ...Object.fromEntries(typed) }
    })
    first.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.stopPropagation()
    onClose()
  }
  return (
    <form className={styles.entry} onSubmit={add} onKeyDown={onKeyDown} noValidate>
      {fields.map(({ name, label, placeholder, width, offer = NO_OFFER }) => (
        <SuggestInput
          key={name}
          {...(name === start?.name && { inputRef: first })}
          label={label}
          placeholder={placeholder}
          width={width}
          value={values[name] ?? ''}
          {...errorOf(problem, name)}
          {...offer}
          onChange={(value) => {
            setValues((before) => ({ ...before, [name]: value }))
            setProblem(null)
          }}
          testId={`${testId}-${name}`}
        />
      ))}
      <Button type="submit" data-testid={`${testId}-submit`}>
        {submit}
      </Button>
      <span className={styles.gap} />
      <Button variant="default" onClick={onClose}>
        Done
      </Button>
    </form>
  )
}

function errorOf(problem: AddProblem | null, field: string) {
  const isHere = problem?.field === field
  return {
    error: isHere ? problem.text : undefined,
    readings: isHere ? problem.readings : undefined,
  }
}
