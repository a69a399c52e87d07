import { TextInput } from '@mantine/core'

interface ReasonInputProps {
  label?: string
  value: string
  onChange: (reason: string) => void
  testId: string
}

/** Asks why something is changed; it may be left empty. */
export function ReasonInput({
  label = 'Reason, kept in the history',
  value,
  onChange,
  testId,
}: ReasonInputProps) {
  return (
    <TextInput
      size="xs"
      mb="sm"
      maxLength={MOST}
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data-testid={testId}
    />
  )
}

/** A reason is a sentence or a few. */
const MOST = 1000

/** The reason as a command takes it; nothing where none was typed. */
export function reasonGiven(text: string): { reason?: string } {
  const reason = text.trim()
  return reason === '' ? {} : { reason }
}
