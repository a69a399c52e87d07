import { Autocomplete } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import type { Input, Output } from '../../../shared/ipc/contract.ts'
import { chooseSheet } from '../../../shared/tabular/choose-sheet.ts'
import { encodingQuestion } from '../../../shared/tabular/encoding-question.ts'
import type { TableQuestion } from '../../../shared/tabular/question.ts'
import { lookOf } from '../../../shared/tabular/same-looks.ts'
import type { SingleCommand } from '../../../shared/workspace/commands.ts'
import { useProducts } from '../../stores/products.ts'
import { closePanel, goToProduct, useScreen } from '../../stores/screen.ts'
import { ChoiceSelect } from '../../ui/choosing/choice-select.tsx'
import { count } from '../../ui/format.ts'
import styles from './import.module.css'
import { PlanLines } from './plan-lines.tsx'
import { TextControls, type TextReading } from './text-controls.tsx'

/** The table of a file that was chosen, sheet by sheet. */
export type ChosenTable = NonNullable<Output<'import.choose'>>

const NOTHING: readonly SingleCommand[] = []

interface ImportTargetProps {
  table: ChosenTable
  /** Reads the file again by another encoding or delimiter. */
  onReread: (options: Input<'import.reread'>) => void
}

/** The table of a file, with the sheet and the product that it goes into. */
export function ImportTarget({ table, onReread }: ImportTargetProps) {
  const products = useProducts((store) => store.rows)
  const shown = useScreen(({ screen }) => (screen.kind === 'product' ? screen.id : ''))
  const filled = useMemo(() => table.sheets.filter(({ rows }) => rows.length > 0), [table])
  const found = useMemo(() => findSheet(filled), [filled])
  const [chosen, setChosen] = useState<number | null>(null)
  const at = chosen ?? found.at
  const [typed, setTyped] = useState(shown)
  const [product, setProduct] = useState(shown)
  const field = useRef<HTMLInputElement>(null)
  const isKnown = useMemo(
    () => products?.some((row) => row.id === product) ?? false,
    [products, product],
  )
  const twin = useMemo(
    () => (isKnown ? null : products?.find(({ id }) => lookOf(id) === lookOf(product))?.id),
    [isKnown, products, product],
  )
  const first = useMemo(
    () => (isKnown || product === '' ? NOTHING : [newProduct(product)]),
    [isKnown, product],
  )
  const { question } = found
  const asked = useMemo(
    () => [...openEncoding(table.reading), ...(question && chosen === null ? [question] : [])],
    [table, question, chosen],
  )
  const delimiter = table.reading?.delimiter
  const sheet = filled[at]
  if (!sheet) return <p>There is no row in {table.name}.</p>
  return (
    <PlanLines
      key={at}
      table={sheet}
      product={product}
      way="update"
      first={first}
      source={table.name}
      verb="Import"
      asked={asked}
      onAsked={({ id }, { value }) => {
        if (id === 'sheet') setChosen(filled.findIndex(({ name }) => name === value))
        else onReread({ encoding: value as Input<'import.reread'>['encoding'], delimiter })
      }}
      onNewProduct={() => {
        setTyped('')
        setProduct('')
        field.current?.focus()
      }}
      onClose={closePanel}
      onDone={(use) => {
        closePanel()
        if (use === 'lines') goToProduct(product)
      }}
    >
      <Autocomplete
        ref={field}
        size="xs"
        aria-label="Product"
        placeholder="Product"
        title="The product whose lines the table gives; an id that is not known becomes a new product"
        data={(products ?? []).map((row) => row.id)}
        limit={12}
        value={typed}
        onChange={setTyped}
        onOptionSubmit={setProduct}
        onBlur={() => setProduct(typed.trim())}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          event.preventDefault()
          event.currentTarget.blur()
        }}
        data-testid="import-product"
      />
      {product !== '' && !isKnown && (
        <span className={styles.note}>
          {twin ? `new product, beside ${twin} that looks the same` : 'new product'}
        </span>
      )}
      {filled.length > 1 && (
        <ChoiceSelect
          openOnFocus={false}
          w={220}
          aria-label="Sheet"
          value={`${at}`}
          data={filled.map(({ name, rows, isHidden }, i) => ({
            value: `${i}`,
            label: `${name}, ${count(rows.length, 'row')}${isHidden ? ', hidden' : ''}`,
          }))}
          onChoose={(value) => setChosen(Number(value))}
        />
      )}
      {table.reading && <TextControls text={table.reading} onReread={onReread} />}
      {table.notes.map((note) => (
        <span key={note} className={styles.note}>
          {note}
        </span>
      ))}
    </PlanLines>
  )
}

/** So many rows show whether a sheet lists parts. */
const ROWS_LOOKED_AT = 300

/** Which sheet is shown first, by its place, and whether another one is as likely. */
function findSheet(sheets: ChosenTable['sheets']) {
  const heads = sheets.map(({ name, rows, isHidden }) => ({
    name,
    rows: rows.slice(0, ROWS_LOOKED_AT),
    size: rows.length,
    isHidden,
  }))
  const { first, question } = sheets.length > 1 ? chooseSheet(heads) : NO_CHOICE
  return { at: Math.max(first ? heads.indexOf(first) : 0, 0), question }
}

const NO_CHOICE = { first: undefined, question: null }

/** Asks for the encoding where several fit the bytes. */
function openEncoding(text: TextReading | null): TableQuestion[] {
  if (!text || text.isSure || text.encodings.length < 2) return []
  return [encodingQuestion('Which of these is written as it should be?', text.encodings)]
}

function newProduct(id: string): SingleCommand {
  return { kind: 'setProduct', product: { id, kind: 'commodity' } }
}
