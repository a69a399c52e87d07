import { Kbd, TextInput } from '@mantine/core'
import type { Ref } from 'react'

interface FindFieldProps {
  inputRef: Ref<HTMLInputElement>
  label: string
  /** What is looked at, such as `part, name, ECCN`. */
  placeholder: string
  value: string
  width?: number
  onChange: (text: string) => void
  /** Enter, the arrow down or Escape, which empties it, was pressed: the table gets the keyboard. */
  onLeave?: () => void
  testId?: string
}

/** Filters the rows below it; the key that goes to it stands in it. */
export function FindField(props: FindFieldProps) {
  const { value, width = 220, onChange, onLeave } = props
  return (
    <TextInput
      ref={props.inputRef}
      w={width}
      miw={120}
      aria-label={props.label}
      placeholder={props.placeholder}
      value={value}
      rightSection={<Kbd>/</Kbd>}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onChange('')
        if (!onLeave || !['Escape', 'Enter', 'ArrowDown'].includes(event.key)) return
        event.preventDefault()
        onLeave()
      }}
      data-testid={props.testId}
    />
  )
}
