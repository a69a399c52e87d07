import { Autocomplete } from '@mantine/core'
import { type Ref, useMemo } from 'react'
import styles from '../suggest-input.module.css'
import suggestion from './suggestion.module.css'
import type { Suggestion } from './suggestion.ts'

interface SuggestInputProps {
  label: string
  placeholder: string
  /** In pixels, or as a part of what is around it. */
  width: number | `${number}%`
  value: string
  error: string | undefined
  suggest: (text: string) => Suggestion[]
  onChange: (value: string) => void
  inputRef?: Ref<HTMLInputElement>
  testId?: string
}

const OFFERED = 8

/** An input that offers values with what they mean: arrows choose, Tab and Enter take the chosen one. */
export function SuggestInput(props: SuggestInputProps) {
  const { value, suggest } = props
  const offered = useMemo(() => {
    const found = suggest(value).slice(0, OFFERED)
    return found.length === 1 && found[0]?.value === value.trim() ? [] : found
  }, [suggest, value])
  const hints = new Map(offered.map((option) => [option.value, option.hint]))
  return (
    <Autocomplete
      ref={props.inputRef}
      size="xs"
      w={props.width}
      aria-label={props.label}
      placeholder={props.placeholder}
      data={[...hints.keys()]}
      filter={({ options }) => options}
      selectFirstOptionOnChange={isBeginOf(value, offered[0]?.value)}
      autoSelectOnBlur
      openOnFocus={false}
      withScrollArea={false}
      comboboxProps={{ width: 420, position: 'top-start', withinPortal: true }}
      classNames={{ option: styles.choice as string }}
      value={value}
      error={props.error}
      onChange={props.onChange}
      renderOption={({ option }) => (
        <span className={suggestion.option}>
          <span className={suggestion.value}>{option.value}</span>
          <span className={suggestion.hint}>{hints.get(option.value)}</span>
        </span>
      )}
      data-testid={props.testId}
    />
  )
}

/** Only a value that begins with what was typed is taken unasked. */
function isBeginOf(typed: string, value = ''): boolean {
  return typed !== '' && value.toLowerCase().startsWith(typed.toLowerCase())
}
