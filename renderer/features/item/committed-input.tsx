import { Autocomplete, TextInput } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { ReadCell } from '../../../shared/tabular/cell.ts'
import { asCallError } from '../../stores/call.ts'
import type { Suggestion } from '../../ui/choosing/suggestion.ts'
import styles from './item.module.css'

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
  suggest?: (text: string) => Suggestion[]
  testId?: string
}

/** A field of its own: Enter and leaving it write, Escape takes back, a refusal stays with what was typed. */
export function CommittedInput<T>(props: CommittedInputProps<T>) {
  const { value, canEdit, suggest } = props
  const [text, setText] = useState(value)
  const [problem, setProblem] = useState<string | null>(null)
  const sent = useRef(value)

  useEffect(() => {
    sent.current = value
    setText(value)
    setProblem(null)
  }, [value])

  const commit = async (typed: string) => {
    if (!canEdit || typed.trim() === sent.current) return
    sent.current = typed.trim()
    const cell = props.read(typed)
    if (!cell.ok) return setProblem(cell.message)
    try {
      await props.commit(cell.value)
    } catch (error) {
      setProblem(asCallError(error).message)
    }
  }
  const change = (typed: string) => {
    setText(typed)
    setProblem(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') void commit(text)
    if (event.key !== 'Escape' || text === value || text.trim() === sent.current) return
    event.stopPropagation()
    sent.current = value
    change(value)
  }
  const shared = {
    label: props.label,
    placeholder: props.placeholder ?? 'not known',
    description: props.hint,
    error: problem,
    value: text,
    readOnly: !canEdit,
    inputWrapperOrder: ORDER,
    onKeyDown,
    onBlur: () => void commit(text),
    'data-testid': props.testId,
  }
  if (!suggest)
    return <TextInput {...shared} onChange={(event) => change(event.currentTarget.value)} />
  const offered = suggest(text === value ? '' : text).slice(0, OFFERED)
  const hints = new Map(offered.map((option) => [option.value, option.hint]))
  return (
    <Autocomplete
      {...shared}
      size="xs"
      data={[...hints.keys()]}
      filter={({ options }) => options}
      openOnFocus={false}
      classNames={{ option: styles.choice as string }}
      withScrollArea={false}
      renderOption={({ option }) => (
        <span className={styles.option}>
          <span>{option.value}</span>
          <span className={styles.hint}>{hints.get(option.value)}</span>
        </span>
      )}
      onChange={change}
      onOptionSubmit={(chosen) => void commit(chosen)}
    />
  )
}

const OFFERED = 8
const ORDER: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
]
