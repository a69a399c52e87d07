import type { Input, Output } from '../../../shared/ipc/contract.ts'
import { ENCODINGS } from '../../../shared/sheets/encodings.ts'
import { ChoiceSelect } from '../../ui/choosing/choice-select.tsx'

export type TextReading = NonNullable<NonNullable<Output<'import.choose'>>['reading']>

interface TextControlsProps {
  text: TextReading
  onReread: (options: Input<'import.reread'>) => void
}

/** By which encoding and delimiter a text is read; both can be changed. */
export function TextControls({ text, onReread }: TextControlsProps) {
  const { encoding, delimiter } = text
  const named = encoding as Input<'import.reread'>['encoding']
  return (
    <>
      <ChoiceSelect
        openOnFocus={false}
        w={150}
        aria-label="Encoding"
        value={encoding}
        data={[...new Set([encoding, ...ENCODINGS])]}
        onChoose={(value) => onReread({ encoding: value as typeof named, delimiter })}
        data-testid="import-encoding"
      />
      <ChoiceSelect
        openOnFocus={false}
        w={120}
        aria-label="Delimiter"
        value={delimiter}
        data={[
          ...DELIMITERS,
          ...(DELIMITERS.some(({ value }) => value === delimiter)
            ? []
            : [{ value: delimiter, label: `delimiter ${delimiter}` }]),
        ]}
        onChoose={(value) => onReread({ encoding: named, delimiter: value })}
      />
    </>
  )
}

const DELIMITERS = [
  { value: ',', label: 'comma' },
  { value: ';', label: 'semicolon' },
  { value: '\t', label: 'tab' },
  { value: '|', label: 'bar' },
]
