import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Kind, Part } from '../../../shared/model/schema.ts'
import { asCallError } from '../../stores/call.ts'
import { edit } from '../../stores/edits.ts'
import { readItemCell } from '../../ui/grid/columns/read-item-cell.ts'
import type { Suggestion } from '../../ui/grid/suggestion.ts'
import { KINDS } from '../../ui/kinds.ts'
import styles from '../../ui/register.module.css'
import type { TypedAs } from '../../ui/typed.ts'
import { SuggestInput } from '../product/suggest-input.tsx'

const NOTHING = { id: '', name: '', origin: '', eccn: '', supplier: '', amount: '' }

type Draft = typeof NOTHING

interface NewPartBarProps {
  as: TypedAs
  isKnown: (id: string) => boolean
  suggest: (column: string, text: string) => Suggestion[]
  onAdded: (id: string) => void
  onClose: () => void
}

/** One part after the other by keyboard alone; what is left empty is not known and asked for later. */
export function NewPartBar({ as, isKnown, suggest, onAdded, onClose }: NewPartBarProps) {
  const [draft, setDraft] = useState<Draft>(NOTHING)
  const [kind, setKind] = useState<Kind>('commodity')
  const [problem, setProblem] = useState<{ field: keyof Draft; text: string } | null>(null)
  const input = useRef<HTMLInputElement>(null)

  useEffect(() => input.current?.focus(), [])

  const add = async (event: FormEvent) => {
    event.preventDefault()
    const id = draft.id.trim()
    if (id === '') return setProblem({ field: 'id', text: 'Type a part number' })
    if (isKnown(id)) return setProblem({ field: 'id', text: `There is a part ${id} already` })
    const made = partOf(id, kind, draft, as)
    if ('field' in made) return setProblem(made)
    try {
      await edit({ kind: 'setPart', part: made.part })
    } catch (error) {
      return setProblem({ field: 'id', text: asCallError(error).message })
    }
    setDraft(NOTHING)
    input.current?.focus()
    onAdded(id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.stopPropagation()
    onClose()
  }
  const field = (name: keyof Draft) => ({
    value: draft[name],
    error: problem?.field === name ? problem.text : undefined,
    onChange: (value: string) => {
      setDraft({ ...draft, [name]: value })
      setProblem(null)
    },
  })
  const text = (name: keyof Draft) => ({
    ...field(name),
    onChange: (event: { currentTarget: { value: string } }) =>
      field(name).onChange(event.currentTarget.value),
  })
  return (
    <form className={styles.entry} onSubmit={add} onKeyDown={onKeyDown} noValidate>
      <TextInput
        {...text('id')}
        ref={input}
        aria-label="Part number"
        placeholder="part number"
        w={150}
        data-testid="new-part-id"
      />
      <TextInput {...text('name')} aria-label="Name" placeholder="name" w={190} />
      <NativeSelect
        size="xs"
        aria-label="Kind"
        value={kind}
        data={KINDS}
        onChange={(event) => setKind(event.currentTarget.value as Kind)}
      />
      <SuggestInput
        {...field('origin')}
        label="Country of origin"
        placeholder="origin"
        width={80}
        suggest={(typed) => suggest('origin', typed)}
        testId="new-part-origin"
      />
      <SuggestInput
        {...field('eccn')}
        label="ECCN"
        placeholder="ECCN"
        width={100}
        suggest={(typed) => suggest('eccn', typed)}
        testId="new-part-eccn"
      />
      <SuggestInput
        {...field('supplier')}
        label="Supplier"
        placeholder="supplier"
        width={140}
        suggest={(typed) => suggest('supplier', typed)}
      />
      <TextInput
        {...text('amount')}
        aria-label="Unit price"
        placeholder="12.50 EUR"
        w={100}
        data-testid="new-part-price"
      />
      <Button type="submit" data-testid="create-part">
        Add part
      </Button>
      <span className={styles.gap} />
      <Button variant="default" onClick={onClose}>
        Done
      </Button>
    </form>
  )
}

/** The part that was typed, or the field that cannot be read. */
function partOf(
  id: string,
  kind: Kind,
  draft: Draft,
  as: TypedAs,
): { part: Part } | { field: keyof Draft; text: string } {
  let part: Part = { id, kind }
  for (const field of ['name', 'origin', 'eccn', 'supplier', 'amount'] as const) {
    const cell = readItemCell(field, draft[field], { price: null, ...as })
    if (!cell.ok) return { field, text: cell.message }
    part = { ...part, ...cell.value } as Part
  }
  return { part }
}
