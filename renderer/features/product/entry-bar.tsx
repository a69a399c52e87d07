import { Button, TextInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { Part } from '../../../shared/model/schema.ts'
import type { SingleCommand } from '../../../shared/workspace/commands.ts'
import { bomSettled, useBom } from '../../stores/bom.ts'
import { goToLine } from '../../stores/bom-view.ts'
import { asCallError } from '../../stores/call.ts'
import { edit } from '../../stores/edits.ts'
import { loadItems, useItems } from '../../stores/items.ts'
import type { TreeRow } from '../../stores/tree.ts'
import { suggestEccns } from '../../ui/choosing/suggest-eccns.ts'
import { SuggestInput } from '../../ui/choosing/suggest-input.tsx'
import { suggestValues } from '../../ui/choosing/suggest-values.ts'
import { readItemCell } from '../../ui/grid/columns/read-item-cell.ts'
import { typedPrice, typedQuantity } from '../../ui/typed.ts'
import styles from './bom.module.css'
import { cellContext } from './bom-actions.ts'
import { asOne } from './cell-commands.ts'
import type { Look } from './look.ts'

/** Where lines are added: after a line, or at the end of the product. */
export interface EntryPlace {
  product: string
  /** Where it is shown, to bring the new line into sight. */
  above: string | null
  after: TreeRow | null
}

const NOTHING = { item: '', quantity: '1', name: '', origin: '', eccn: '', price: '' }

type TypedLine = typeof NOTHING

interface EntryBarProps {
  place: EntryPlace
  look: () => Look
  onClose: () => void
}

/**
 * One line at a time, by keyboard alone: part, Tab, quantity, Enter, next. A part number that is not
 * known yet asks for what is known of it and is created with the line.
 */
export function EntryBar({ place, look, onClose }: EntryBarProps) {
  const items = useItems((store) => store.rows)
  const [draft, setDraft] = useState<TypedLine>(NOTHING)
  const [after, setAfter] = useState(place.after)
  const [problem, setProblem] = useState<{ field: keyof TypedLine; text: string } | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const id = draft.item.trim()
  const ids = useMemo(() => new Set(items?.map((row) => row.id)), [items])
  const isNew = id !== '' && items !== null && !ids.has(id)

  useEffect(() => void loadItems(), [])
  useEffect(() => input.current?.focus(), [])

  const change = (set: Partial<TypedLine>) => {
    setDraft({ ...draft, ...set })
    setProblem(null)
  }
  const add = async (event: FormEvent) => {
    event.preventDefault()
    const made = commandsOf(draft, place.product, beforeOf(place.product, after), isNew)
    if ('field' in made) return setProblem(made)
    const command = asOne(
      `Add part ${id} and ${draft.quantity} of it to ${place.product}`,
      made.commands,
    )
    if (!command) return
    try {
      await edit(command)
    } catch (error) {
      return setProblem({ field: 'item', text: asCallError(error).message })
    }
    setDraft(NOTHING)
    input.current?.focus()
    await bomSettled()
    setAfter(showAdded(place, after))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const isChoosing = (event.target as Element).getAttribute('aria-expanded') === 'true'
    if (event.key !== 'Escape' || isChoosing) return
    event.stopPropagation()
    onClose()
  }
  const field = (name: keyof TypedLine) => ({
    value: draft[name],
    error: problem?.field === name ? problem.text : undefined,
    onChange: (value: string) => change({ [name]: value }),
  })
  const text = (name: keyof TypedLine) => ({
    ...field(name),
    onChange: (event: { currentTarget: { value: string } }) =>
      change({ [name]: event.currentTarget.value }),
  })
  return (
    <form className={styles.entry} onSubmit={add} onKeyDown={onKeyDown} noValidate>
      <span className={styles.place}>
        {after ? `after ${after.number}` : `to ${place.product}`}
      </span>
      <SuggestInput
        {...field('item')}
        inputRef={input}
        label="Item"
        placeholder="part number, name or ECCN"
        width={204}
        suggest={look().suggestItems}
        testId="line-item"
      />
      <TextInput
        {...text('quantity')}
        aria-label="Quantity"
        w={56}
        inputMode="decimal"
        onFocus={(event) => event.currentTarget.select()}
        data-testid="line-quantity"
      />
      {isNew && (
        <>
          <TextInput
            {...text('name')}
            aria-label="Name"
            placeholder="name of the new part"
            className={styles.name}
          />
          <SuggestInput
            {...field('origin')}
            label="Country of origin"
            placeholder="origin"
            width={62}
            suggest={(typed) => suggestValues(look().origins, typed)}
          />
          <SuggestInput
            {...field('eccn')}
            label="ECCN"
            placeholder="ECCN"
            width={84}
            suggest={(typed) => suggestEccns(look().pack, typed)}
          />
          <TextInput {...text('price')} aria-label="Unit price" placeholder="12.50 EUR" w={88} />
        </>
      )}
      <Button type="submit" data-testid="create-line">
        {isNew ? 'Create' : 'Add'}
      </Button>
      <span className={styles.gap} />
      <Button variant="default" onClick={onClose}>
        Done
      </Button>
    </form>
  )
}

/** The commands of a line that was typed, or the field that keeps it from being added. */
function commandsOf(
  draft: TypedLine,
  product: string,
  before: number | null,
  isNew: boolean,
): { commands: SingleCommand[] } | { field: keyof TypedLine; text: string } {
  const { as } = cellContext()
  const item = draft.item.trim()
  if (item === '') return { field: 'item', text: 'Type a part number.' }
  const quantity = typedQuantity(draft.quantity, as)
  if (!quantity.ok) return { field: 'quantity', text: quantity.message }
  const line: SingleCommand = {
    kind: 'addLine',
    product,
    line: { item, quantity: quantity.value },
    ...(before !== null && { before }),
  }
  if (!isNew) return { commands: [line] }
  const origin = readItemCell('origin', draft.origin, { price: null, ...as })
  if (!origin.ok) return { field: 'origin', text: origin.message }
  const eccn = readItemCell('eccn', draft.eccn, { price: null, ...as })
  if (!eccn.ok) return { field: 'eccn', text: eccn.message }
  const price = typedPrice(draft.price, null, as)
  if (!price.ok) return { field: 'price', text: price.message }
  const part: Part = {
    id: item,
    kind: 'commodity',
    name: draft.name.trim() || null,
    ...(origin.value as Partial<Part>),
    ...(eccn.value as Partial<Part>),
    price: price.value,
  }
  return { commands: [{ kind: 'setPart', part }, line] }
}

/** Before which line of the product the next one goes; null: at the end. */
function beforeOf(product: string, after: TreeRow | null): number | null {
  const lines = useBom.getState().boms[product] ?? []
  const at = lines.findIndex(({ line }) => line === after?.row.line)
  return at < 0 ? null : (lines[at + 1]?.line ?? null)
}

/** Brings the line that was added into sight; the next one goes after it. */
function showAdded({ product, above }: EntryPlace, after: TreeRow | null): TreeRow | null {
  const lines = useBom.getState().boms[product] ?? []
  const at = after ? lines.findIndex(({ line }) => line === after.row.line) + 1 : lines.length - 1
  const row = lines[at]
  if (!row) return after
  const key = above === null ? `${row.line}` : `${above}/${row.line}`
  goToLine({ key, column: 'item', isShownOnly: true })
  const stem = after?.number.split('.').slice(0, -1) ?? (above === null ? [] : null)
  if (stem === null) return null
  const number = [...stem, at + 1].join('.')
  return { key, above, number, depth: stem.length + 1, isOpen: false, row }
}
