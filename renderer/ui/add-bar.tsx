import { Button } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { asCallError } from '../stores/call.ts'
import type { AddField, AddProblem } from './add-field.ts'
import { NO_OFFER } from './choosing/offers.ts'
import { SuggestInput } from './choosing/suggest-input.tsx'
import { NotTaken } from './not-taken.tsx'
import styles from './register.module.css'
import { useKeptState } from './use-kept-state.ts'
import { useNotTaken } from './use-not-taken.ts'

type Values = Readonly<Record<string, string>>

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
  const [typed, setValues] = useKeptState<Values>(testId, NOTHING)
  const values = { ...blank, ...typed }
  const [problem, setProblem] = useState<AddProblem | null>(null)
  const first = useRef<HTMLInputElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const adding = useRef(onAdd)
  adding.current = onAdd
  const [start] = fields
  const atStart = (text: string): AddProblem => ({ field: start?.name ?? '', text })
  const isBlank = Object.entries(values).every(([name, text]) => text === blank[name])
  const refused = useNotTaken<Values, AddProblem>({
    place: testId,
    pending: isBlank
      ? null
      : { title: titleOf(values), typed: values, problem: atStart('not finished.') },
    show: (typed, at) => {
      flushSync(() => {
        setValues(typed)
        setProblem(at)
      })
      form.current?.querySelector<HTMLInputElement>(`[name="${at.field}"]`)?.select()
    },
  })

  // What was typed before and not added is there again: typing takes its place.
  useLayoutEffect(() => first.current?.select(), [])

  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (isBlank) return setProblem(await onAdd(values))
    // The bar is free for the next row at once, so that what is typed next is typed there.
    flushSync(() => {
      setValues(undefined)
      setProblem(null)
    })
    first.current?.focus()
    const written = queue.current.then(() => adding.current(values))
    queue.current = written.catch(() => null)
    const found = await written.catch((error) => atStart(asCallError(error).message))
    if (found) refused.add(titleOf(values), values, found)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.stopPropagation()
    onClose()
  }
  return (
    <div>
      <NotTaken
        rows={refused.rows}
        onCorrect={refused.correct}
        onLeaveOut={refused.drop}
        testId={`${testId}-not-taken`}
      />
      <form
        ref={form}
        className={styles.entry}
        onSubmit={add}
        onKeyDown={onKeyDown}
        onKeyDownCapture={refused.onArrowUp}
        noValidate
      >
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
        <span className={styles.gap} />
        <Button variant="default" onClick={onClose}>
          Done
        </Button>
      </form>
    </div>
  )
}

const NOTHING: Values = {}

function titleOf(row: Values): string {
  return Object.values(row).find((text) => text.trim() !== '') ?? ''
}

function errorOf(problem: AddProblem | null, field: string) {
  const isHere = problem?.field === field
  return {
    error: isHere ? problem.text : undefined,
    readings: isHere ? problem.readings : undefined,
  }
}
