import { Button } from '@mantine/core'
import { type FormEvent, type Ref, useImperativeHandle, useRef, useState } from 'react'
import { bulkKeys } from '../../ui/bulk-keys.ts'
import { ChoiceSelect } from '../../ui/choosing/choice-select.tsx'
import type { Offer } from '../../ui/choosing/picking.ts'
import { SuggestInput } from '../../ui/choosing/suggest-input.tsx'
import { NEED_QUESTIONS, PART_QUESTIONS } from '../../ui/fact-questions.ts'
import { count } from '../../ui/format.ts'
import styles from '../../ui/register.module.css'
import { answerOffer, factColumn, factOf } from './fact-cells.ts'

const COLUMNS = [
  { value: 'origin', label: 'Origin' },
  { value: 'eccn', label: 'ECCN' },
  { value: 'supplier', label: 'Supplier' },
  { value: 'kind', label: 'Kind' },
  { value: 'amount', label: 'Unit price' },
  { value: 'currency', label: 'Currency' },
  { value: 'basis', label: 'Basis of price' },
  { value: 'usShare', label: 'US content' },
  { value: 'usEccn', label: 'ECCN of US content' },
]

const ANSWERS = [
  ...[...PART_QUESTIONS, ...NEED_QUESTIONS].map(({ fact, question }) => ({
    value: factColumn(fact),
    label: question,
  })),
  { value: factColumn('encryption'), label: 'Encryption item: how does it pass?' },
]

const FIELDS = [
  { group: 'Columns', items: COLUMNS },
  { group: 'Answers', items: ANSWERS },
]

interface PartBulkBarProps {
  parts: number
  offer: (column: string) => Offer
  onSet: (column: string, text: string) => void
  onRemove: () => void
  onClear: () => void
  /** Escape: the keyboard goes back, what is typed stays. */
  onLeave: () => void
  /** The column that the keyboard is on, which is what is set at first. */
  column: string | null
  handle: Ref<{ focus: (column: string | null) => void }>
}

/** Sets one column or one answer of all selected parts, as one change. */
export function PartBulkBar(props: PartBulkBarProps) {
  const { parts, offer, onSet, onRemove, onClear, onLeave, handle } = props
  const [column, setColumn] = useState(() => fieldOf(props.column) ?? 'origin')
  const [text, setText] = useState('')
  const value = useRef<HTMLInputElement>(null)
  useImperativeHandle(
    handle,
    () => ({
      focus: (at) => {
        const wanted = fieldOf(at)
        if (wanted && text === '') setColumn(wanted)
        value.current?.focus()
      },
    }),
    [text],
  )

  const apply = (event: FormEvent) => {
    event.preventDefault()
    onSet(column, text)
  }
  return (
    <form
      className={styles.bar}
      onSubmit={apply}
      onKeyDown={bulkKeys(text, onLeave)}
      aria-label="Selected parts"
      data-testid="bulk-bar"
    >
      <strong>{count(parts, 'part')} selected</strong>
      <ChoiceSelect
        w={150}
        aria-label="What to set"
        value={column}
        data={FIELDS}
        onChoose={(chosen) => {
          setColumn(chosen)
          setText('')
        }}
        data-testid="bulk-field"
      />
      <SuggestInput
        inputRef={value}
        label="Value for all"
        placeholder="empty: not known"
        width={170}
        value={text}
        error={undefined}
        {...(factOf(column) ? answerOffer(column) : offer(column))}
        onChange={setText}
        testId="bulk-value"
      />
      <Button type="submit" data-testid="bulk-set">
        Set for {count(parts, 'part')}
      </Button>
      <span className={styles.gap} />
      <Button variant="default" onClick={onRemove}>
        Remove parts
      </Button>
      <Button variant="subtle" onClick={onClear}>
        Clear selection
      </Button>
    </form>
  )
}

function fieldOf(column: string | null): string | undefined {
  return COLUMNS.find(({ value }) => value === column)?.value
}
