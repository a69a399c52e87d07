import { Button } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { asCallError } from '../stores/call.ts'
import type { AddField, AddProblem } from './add-field.ts'
import { NO_OFFER } from './choosing/offers.ts'
import { SuggestInput } from './choosing/suggest-input.tsx'
import styles from './register.module.css'

type Values = Readonly<Record<string, string>>

/** A row that was typed and not taken. */
interface NotTaken {
  row: Values
  problem: AddProblem
}

interface AddBarProps {
  /** The first one is where the keyboard goes. */
  fields: readonly AddField[]
  submit: string
  /** Adds what was typed; gives what is wrong, or throws where it is refused. */
  onAdd: (values: Values) => Promise<AddProblem | null>
  onClose: () => void
  testId: string
}

/** Adds one row after the other under a table, by keyboard alone: Tab, Enter, Escape. */
export function AddBar({ fields, submit, onAdd, onClose, testId }: AddBarProps) {
  const blank = Object.fromEntries(fields.map(({ name, initial = '' }) => [name, initial]))
  const [values, setValues] = useState<Values>(blank)
  const [problem, setProblem] = useState<AddProblem | null>(null)
  const [notTaken, setNotTaken] = useState<readonly NotTaken[]>([])
  const first = useRef<HTMLInputElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const latest = useRef(values)
  latest.current = values
  const adding = useRef(onAdd)
  adding.current = onAdd
  const [start] = fields

  useEffect(() => first.current?.focus(), [])

  const add = async (event: FormEvent) => {
    event.preventDefault()
    // The bar is free for the next row at once, so that what is typed next is typed there.
    flushSync(() => {
      setValues(blank)
      setProblem(null)
    })
    first.current?.focus()
    const written = queue.current.then(() => adding.current(values))
    queue.current = written.catch(() => null)
    const found = await written.catch((error) => ({
      field: start?.name ?? '',
      text: asCallError(error).message,
    }))
    if (found) takeBack(values, found)
  }
  /** A row that was not taken goes back into the bar, or stays beside it where another one is typed. */
  const takeBack = (row: Values, found: AddProblem) => {
    const isFree = Object.entries(latest.current).every(([name, value]) => value === blank[name])
    if (!isFree) return setNotTaken((rows) => [...rows, { row, problem: found }])
    flushSync(() => {
      setValues(row)
      setProblem(found)
    })
    form.current?.querySelector<HTMLInputElement>(`[name="${found.field}"]`)?.select()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.stopPropagation()
    onClose()
  }
  return (
    <form ref={form} className={styles.entry} onSubmit={add} onKeyDown={onKeyDown} noValidate>
      {fields.map(({ name, label, placeholder, width, offer = NO_OFFER }) => (
        <SuggestInput
          key={name}
          {...(name === start?.name && { inputRef: first })}
          label={label}
          name={name}
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
      {notTaken.map(({ row, problem: why }) => (
        <Button
          key={JSON.stringify(row)}
          variant="default"
          color="red"
          title={why.text}
          onClick={() => {
            setNotTaken((rows) => rows.filter((other) => other.row !== row))
            setValues(row)
            setProblem(why)
          }}
          data-testid={`${testId}-not-taken`}
        >
          {Object.values(row).find((value) => value !== '')}: not added
        </Button>
      ))}
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
