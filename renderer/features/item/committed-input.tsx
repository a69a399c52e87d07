import { TextInput } from '@mantine/core'
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { TermId } from '../../../shared/help/term.ts'
import type { ReadCell } from '../../../shared/tabular/cell.ts'
import { cleanCell } from '../../../shared/tabular/clean.ts'
import { asCallError } from '../../stores/call.ts'
import { forgetLeftOut, type LeftOut, sayLeftOut } from '../../stores/done.ts'
import { PickInput } from '../../ui/choosing/pick-input.tsx'
import type { Offer } from '../../ui/choosing/picking.ts'
import { FieldProblem } from '../../ui/field-problem.tsx'
import { Helped } from '../../ui/help-mark.tsx'
import { useHalfTyped } from '../../ui/use-half-typed.ts'

interface CommittedInputProps<T> {
  label: string
  /** What is true now. */
  value: string
  /** Reads what was typed; a problem stays beside it. */
  read: (text: string) => ReadCell<T>
  commit: (value: T) => Promise<unknown>
  canEdit: boolean
  placeholder?: string
  /** What the value means, or what to know before it is changed. */
  hint?: string | null | undefined
  /** What is offered for a text. */
  offer?: Offer
  testId?: string
  /** The word of the glossary that explains the field. */
  help?: TermId | undefined
}

interface Problem {
  text: string
  readings?: readonly string[] | undefined
}

/** A field of its own: Enter and leaving it write, Escape takes back, a refusal stays with what was typed. */
export function CommittedInput<T>(props: CommittedInputProps<T>) {
  const { value, canEdit, offer } = props
  const [text, setText] = useState(value)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [sent, setSent] = useState(value)
  const latest = useRef(value)
  const leftOut = useRef<LeftOut | null>(null)
  useEffect(() => () => forgetLeftOut(leftOut.current), [])

  useEffect(() => {
    latest.current = value
    setSent(value)
    setText(value)
    setProblem(null)
  }, [value])

  const commit = async (given: string) => {
    const typed = cleanCell(given).trim()
    if (!canEdit || typed === latest.current) return
    latest.current = typed
    setSent(typed)
    const cell = props.read(typed)
    if (!cell.ok) return setProblem({ text: cell.message, readings: cell.readings })
    try {
      await props.commit(cell.value)
    } catch (error) {
      setProblem({ text: asCallError(error).message })
    }
  }
  const change = (typed: string) => {
    setText(typed)
    setProblem(null)
  }
  const take = (reading: string) => {
    change(reading)
    void commit(reading)
  }
  const isChanged = text !== value && (problem !== null || text.trim() !== sent)
  useHalfTyped(isChanged ? `${props.label}: ${text}` : null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') void commit(text)
    if (event.key !== 'Escape' || !isChanged) return
    event.stopPropagation()
    latest.current = value
    setSent(value)
    change(value)
    leftOut.current = sayLeftOut(text, () => change(text))
  }
  const shared = {
    label: props.label,
    placeholder: props.placeholder ?? 'not known',
    description: props.hint,
    error: problem && <FieldProblem {...problem} onTake={take} />,
    value: text,
    readOnly: !canEdit,
    inputWrapperOrder: ORDER,
    onKeyDown,
    onFocus: (event: FocusEvent<HTMLInputElement>) => event.currentTarget.select(),
    onBlur: () => void commit(text),
    'data-testid': props.testId,
  }
  // Escape takes back what was typed before it closes what the field lies in.
  const keepsEscape = { 'data-mantine-stop-propagation': isChanged || undefined }
  return (
    <Helped term={props.help}>
      {offer ? (
        <PickInput
          {...shared}
          {...keepsEscape}
          listLabel={props.label}
          suggest={(typed) => offer.suggest(typed === value ? '' : typed)}
          begun={offer.begun}
          onChange={change}
          onPick={(chosen) => void commit(chosen)}
        />
      ) : (
        <TextInput
          {...shared}
          {...keepsEscape}
          onChange={(event) => change(event.currentTarget.value)}
        />
      )}
    </Helped>
  )
}

const ORDER: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
]
