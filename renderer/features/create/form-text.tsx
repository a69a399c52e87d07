import { TextInput, type TextInputProps } from '@mantine/core'
import { useField } from './form.tsx'

interface FormTextProps extends Omit<TextInputProps, 'onChange' | 'name'> {
  name: string
  onChange: (text: string) => void
}

/** A text of a form, with what is wrong with it below. */
export function FormText({ name, onChange, ...given }: FormTextProps) {
  const field = useField((_name, text) => onChange(text))
  return (
    <TextInput
      {...given}
      {...field(name)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
