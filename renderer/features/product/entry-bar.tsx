import { Button, TextInput } from '@mantine/core'
import {
  type FormEvent,
  type KeyboardEvent,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import { remarkOnEccn } from '../../../shared/rules/eccn-remark.ts'
import { cleanCell } from '../../../shared/tabular/clean.ts'
import type { ItemRow } from '../../../shared/workspace/views.ts'
import { bomSettled, useBom } from '../../stores/bom.ts'
import { goToLine } from '../../stores/bom-view.ts'
import { asCallError } from '../../stores/call.ts'
import { asOne, edit } from '../../stores/edits.ts'
import { loadItems, useItems } from '../../stores/items.ts'
import type { TreeRow } from '../../stores/tree.ts'
import { countryOffer, eccnOffer } from '../../ui/choosing/offers.ts'
import { SuggestInput } from '../../ui/choosing/suggest-input.tsx'
import { FieldProblem } from '../../ui/field-problem.tsx'
import { NotTaken } from '../../ui/not-taken.tsx'
import { useKeptState } from '../../ui/use-kept-state.ts'
import { useNotTaken } from '../../ui/use-not-taken.ts'
import styles from './bom.module.css'
import { cellContext } from './bom-actions.ts'
import type { Look } from './look.ts'
import {
  eccnAsItem,
  isBlank,
  type LineProblem,
  lineCommands,
  lineRemarks,
  NO_LINE,
  type ReadLine,
  readLine,
  type TypedLine,
} from './typed-line.ts'

/** Where lines are added: after a line, or at the end of the product. */
export interface EntryPlace {
  product: string
  /** Where it is shown, to bring the new line into sight. */
  above: string | null
  after: TreeRow | null
}

interface EntryBarProps {
  place: EntryPlace
  look: () => Look
  onClose: () => void
}

/**
 * One line after the other, by keyboard alone: part, Tab, quantity, Enter, next. The bar is free for
 * the next line at once; lines are written in their order. A part number that is no item yet is
 * created with its line, as it was typed; what is refused stays above the bar.
 */
export function EntryBar({ place, look, onClose }: EntryBarProps) {
  const items = useItems((store) => store.rows)
  const bar = entryPlace(place.product)
  const [draft, setDraft] = useKeptState<TypedLine>(bar, NO_LINE)
  const [problem, setProblem] = useState<LineProblem | null>(null)
  const { after, write } = useLineQueue(place)
  const form = useRef<HTMLFormElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const known = items?.find(({ id }) => id === draft.item.trim())
  const refused = useNotTaken<TypedLine, LineProblem>({
    place: bar,
    pending: isBlank(draft) ? null : { title: draft.item, typed: draft, problem: UNFINISHED },
    show: (typed, at) => {
      flushSync(() => {
        setDraft(typed)
        setProblem(at)
      })
      fieldOf(form.current, at.field)?.select()
    },
  })

  useEffect(() => void loadItems(), [])
  useLayoutEffect(() => input.current?.focus(), [])

  const change = (set: Partial<TypedLine>) => {
    setDraft((now) => ({ ...now, ...set }))
    setProblem(null)
  }
  const add = (event: FormEvent) => {
    event.preventDefault()
    const typed = known ? { ...NO_LINE, item: draft.item, quantity: draft.quantity } : draft
    if (isBlank({ ...draft, quantity: NO_LINE.quantity }))
      return setProblem({ field: 'item', text: 'Type a part number.' })
    const isSure = problem?.confirms === cleanCell(draft.item).trim()
    const asked = known || isSure ? null : eccnAsItem(draft.item)
    const read = asked ?? readLine(typed, cellContext().as)
    flushSync(() => {
      setDraft(undefined)
      setProblem(null)
    })
    input.current?.focus()
    const title = cleanCell(typed.item).trim() || 'A line without an item'
    if ('field' in read) return refused.add(title, typed, read)
    void write(read).then((why) => {
      if (why !== null) refused.add(title, typed, { field: 'item', text: why })
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onClose()
  }
  const field = (name: keyof TypedLine) => {
    const isHere = problem?.field === name
    return {
      value: known ? (ofItem(known, name) ?? draft[name]) : draft[name],
      error: isHere ? problem.text : undefined,
      readings: isHere ? problem.readings : undefined,
      onChange: (value: string) => change({ [name]: value }),
    }
  }
  const text = (name: keyof TypedLine) => {
    const { error, readings, onChange, ...given } = field(name)
    return {
      ...given,
      error: error && <FieldProblem text={error} readings={readings} onTake={onChange} />,
      onChange: (event: { currentTarget: { value: string } }) =>
        onChange(event.currentTarget.value),
    }
  }
  const fact = known ? { readOnly: true } : {}
  const { pack } = look()
  const remarks = lineRemarks(draft, known !== undefined, cellContext().as, (eccn) =>
    remarkOnEccn(pack, eccn),
  )
  const label = known || draft.item.trim() === '' ? 'Add' : 'Create'
  return (
    <div>
      <NotTaken
        rows={refused.rows}
        onCorrect={refused.correct}
        onLeaveOut={refused.drop}
        testId="lines-not-taken"
      />
      <form
        ref={form}
        className={styles.entry}
        onSubmit={add}
        onKeyDown={onKeyDown}
        onKeyDownCapture={refused.onArrowUp}
        noValidate
      >
        <span className={styles.place}>
          {after ? `after ${after.number}` : `to ${place.product}`}
        </span>
        <SuggestInput
          {...field('item')}
          inputRef={input}
          label="Item"
          placeholder="part number, name or ECCN"
          width={184}
          suggest={(typed) => look().suggestItems(typed)}
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
        <TextInput
          {...text('name')}
          {...fact}
          aria-label="Name"
          placeholder="name"
          title="Name of the new part"
          className={styles.name}
          data-testid="line-name"
        />
        <SuggestInput
          {...field('origin')}
          {...countryOffer(look().origins)}
          isReadOnly={Boolean(known)}
          label="Country of origin"
          placeholder="origin"
          width={62}
          testId="line-origin"
        />
        <SuggestInput
          {...field('eccn')}
          {...eccnOffer(look().pack)}
          isReadOnly={Boolean(known)}
          label="ECCN"
          placeholder="ECCN"
          width={84}
          testId="line-eccn"
        />
        <TextInput
          {...text('price')}
          {...fact}
          aria-label="Unit price"
          placeholder="12.50 EUR"
          w={88}
          data-testid="line-price"
        />
        <Button type="submit" data-testid="create-line">
          {label}
        </Button>
        <span className={styles.gap} />
        <Button variant="default" onClick={onClose}>
          Done
        </Button>
      </form>
      {remarks !== '' && (
        <output className={styles.remarks} data-testid="line-remarks">
          {remarks}
        </output>
      )}
    </div>
  )
}

/** Under which what was typed for a product is kept while its bar is away. */
export function entryPlace(product: string): string {
  return `lines of ${product}`
}

const UNFINISHED: LineProblem = { field: 'item', text: 'not finished.' }

/** Writes lines one after the other, each below the one before it. */
function useLineQueue(place: EntryPlace) {
  const [after, setAfter] = useState(place.after)
  const latest = useRef(place.after)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const created = useRef(new Set<string>())

  /** Writes a line; gives why it was refused, or null. */
  const write = (line: ReadLine): Promise<string | null> => {
    const written = queue.current.then(() => send(line))
    queue.current = written
    return written
  }
  const send = async (line: ReadLine): Promise<string | null> => {
    const { product } = place
    const { item, quantity } = line.line
    await loadItems()
    const isKnown = useItems.getState().rows?.some(({ id }) => id === item) ?? false
    if (isKnown && line.saysMore)
      return `There is ${item} already. What is known of it is changed in its cells.`
    const before = beforeOf(product, latest.current)
    const isNew = !isKnown && !created.current.has(item)
    const commands = lineCommands(line, { product, before }, isNew)
    const command = asOne(`Add part ${item} and ${quantity} of it to ${product}`, commands)
    if (!command) return null
    try {
      await edit(command)
    } catch (error) {
      return asCallError(error).message
    }
    created.current.add(item)
    await bomSettled()
    latest.current = showAdded(place, latest.current)
    setAfter(latest.current)
    return null
  }
  return { after, write }
}

/** What a field says of an item that is there already; undefined: what was typed stands in it. */
function ofItem(item: ItemRow, field: keyof TypedLine): string | undefined {
  if (field === 'item' || field === 'quantity') return undefined
  if (field === 'name') return item.name === item.id ? '' : item.name
  return field === 'price' ? '' : (item[field] ?? '')
}

function fieldOf(form: HTMLFormElement | null, name: keyof TypedLine): HTMLInputElement | null {
  return form?.querySelector<HTMLInputElement>(`[data-testid="line-${name}"]`) ?? null
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
