import type { Ref } from 'react'
import { FieldProblem } from '../field-problem.tsx'
import { PickInput } from './pick-input.tsx'
import type { Offer } from './picking.ts'

interface SuggestInputProps extends Offer {
  label: string
  placeholder: string
  /** In pixels, or as a part of what is around it. */
  width: number | `${number}%`
  value: string
  error: string | undefined
  /** Texts of which one can be meant by what was typed. */
  readings?: readonly string[] | undefined
  onChange: (value: string) => void
  isReadOnly?: boolean
  inputRef?: Ref<HTMLInputElement>
  name?: string
  testId?: string
}

/** A field of a bar, named by what stands in it while it is empty. */
export function SuggestInput(props: SuggestInputProps) {
  const { label, width, error, readings, isReadOnly = false, testId, ...given } = props
  return (
    <PickInput
      {...given}
      size="xs"
      w={width}
      aria-label={label}
      listLabel={label}
      error={error && <FieldProblem text={error} readings={readings} onTake={props.onChange} />}
      readOnly={isReadOnly}
      data-testid={testId}
    />
  )
}
