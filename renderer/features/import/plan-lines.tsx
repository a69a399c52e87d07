import { Button, Checkbox, SegmentedControl } from '@mantine/core'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { writeBlock } from '../../../shared/tabular/block.ts'
import type { Field } from '../../../shared/tabular/fields.ts'
import type { DecimalMark } from '../../../shared/tabular/number.ts'
import type { Reading, TableQuestion } from '../../../shared/tabular/question.ts'
import type { LinesWay } from '../../../shared/tabular/revision.ts'
import type { SingleCommand } from '../../../shared/workspace/commands.ts'
import { asCallError } from '../../stores/call.ts'
import { useProducts } from '../../stores/products.ts'
import { ChoiceSelect } from '../../ui/choosing/choice-select.tsx'
import { count } from '../../ui/format.ts'
import { Questions } from '../../ui/questions.tsx'
import { useEffects } from '../../ui/use-effects.ts'
import { answerWords } from './answer-words.ts'
import { buttonWords } from './button-words.ts'
import { DataTable } from './data-table.tsx'
import { EffectsList } from './effects.tsx'
import { batchOf } from './import-batch.ts'
import { MarkedRows } from './marked-rows.tsx'
import { OutcomeGrid } from './outcome-grid.tsx'
import { BECOMES, countsOf, type OutcomeRow } from './outcome-rows.ts'
import styles from './plan.module.css'
import type { Choice } from './planned.ts'
import { toRemember } from './profile.ts'
import type { Table, TableReading, TableUse } from './read-table.ts'
import { rowsLeft, rowsLeftBlock } from './rows-left.ts'
import {
  MARKED_ROWS,
  type TableSettings,
  withAnswer,
  withColumn,
  withHeader,
  withoutAnswer,
} from './settings.ts'
import { removesMost, targetQuestion } from './target-question.ts'
import { useReading } from './use-reading.ts'
import { useWriting } from './use-writing.ts'
import { WritingBar } from './writing-bar.tsx'

interface PlanLinesProps {
  table: Table
  /** '': not chosen yet. */
  product: string
  /** Where the lines of the table stand in the product's, unless it was read another way before. */
  way: LinesWay
  /** What columns are where nothing says it, for a block without headings. */
  columns?: readonly (Field | null)[] | undefined
  /** What comes before the lines in the same change, such as a new product. */
  first?: readonly SingleCommand[] | undefined
  /** The name of the table, by which its rows that cannot be taken are kept. */
  source: string
  /** How it is called in the history: `Paste`, `Import`. */
  verb: string
  /** What the file itself leaves open, such as its encoding; asked before anything of the table. */
  asked?: readonly TableQuestion[]
  onAsked?: (question: TableQuestion, answer: Pick<Reading, 'value'>) => void
  /** What is chosen of the file and where it goes. */
  children?: ReactNode
  onClose: () => void
  /** The table is of another product than the one given. */
  onNewProduct?: () => void
  /** Everything is written. */
  onDone?: (use: TableUse) => void
}

const NOTHING: readonly SingleCommand[] = []
const UNASKED: readonly TableQuestion[] = []
const NONE: ReadonlySet<string> = new Set()

/** Rows whose check mark is not as it is at first; they hold for one reading of the table. */
interface Marks {
  of: readonly OutcomeRow[]
  ids: ReadonlySet<string>
}

/** A table and what it does, row by row: what its columns are is set on the data, and what is open is asked. */
export function PlanLines(props: PlanLinesProps) {
  const { table, product, first = NOTHING, verb, children, onClose, onDone = onClose } = props
  const { asked = UNASKED, onAsked, source, onNewProduct } = props
  const hasLines = useProducts(
    (store) => (store.rows?.find(({ id }) => id === product)?.lines ?? 0) > 0,
  )
  const [settings, setSettings] = useState<TableSettings | null>(null)
  const [use, setUse] = useState<TableUse | null>(null)
  const [chosenWay, setWay] = useState<LinesWay | null>(null)
  const [marks, setMarks] = useState<Marks>({ of: [], ids: NONE })
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isCopied, setCopied] = useState(false)
  const [isPreparing, setPreparing] = useState(false)
  const writing = useWriting()
  const isWriting = isPreparing || writing.progress !== null
  const wayBefore = useRef<LinesWay | null>(null)
  const keepsWay = hasLines && props.way !== 'add'
  const way = hasLines ? (chosenWay ?? (keepsWay ? wayBefore.current : null) ?? props.way) : 'add'
  const columns = props.columns
  const shown = useReading(table, { product, use, way, settings, columns })
  const { reading, isBusy, planner } = shown
  const desk = useRef<HTMLDivElement>(null)
  if (reading?.wayBefore) wayBefore.current = reading.wayBefore
  const outcomes = reading?.outcomes
  const toggled = marks.of === outcomes ? marks.ids : NONE
  const [isTarget, setTarget] = useState<string | null>(null)
  const target = useMemo(() => {
    const lines = reading?.use === 'lines' && way !== 'add' ? reading.lines : null
    if (!lines || isTarget === product || !removesMost(lines)) return null
    return targetQuestion(product, lines)
  }, [reading, way, product, isTarget])
  const questions = target ? [target] : (reading?.questions ?? UNASKED)
  const open = asked.length > 0 ? asked : questions
  const isReady = reading?.isReady === true && open.length === 0

  const set = (next: (settings: TableSettings) => TableSettings) =>
    reading && setSettings(next(reading.settings))
  const answerTarget = (value: string) => {
    if (value === 'new') return onNewProduct?.()
    if (value === 'add') setWay('add')
    else setTarget(product)
  }
  const toggle = useCallback(
    ({ id }: OutcomeRow) =>
      setMarks(({ of, ids }) => {
        const after = new Set(of === outcomes ? ids : NONE)
        if (!after.delete(id)) after.add(id)
        return { of: outcomes ?? [], ids: after }
      }),
    [outcomes],
  )
  const changes = useMemo(
    () => (reading ? reading.outcomes.filter((row) => isChange(row, toggled)).length : 0),
    [reading, toggled],
  )
  const notTaken = reading?.use === 'lines' ? countsOf(reading.outcomes)['not taken'] : 0
  const left = useMemo(
    () => (reading?.use === 'facts' ? rowsLeft(reading.outcomes, toggled) : []),
    [reading, toggled],
  )
  const isPlaced = product !== '' || reading?.use === 'facts'
  const change = useMemo(() => {
    if (!planner || !reading || !isReady || isBusy || !isPlaced || changes + notTaken === 0)
      return null
    return async () =>
      batchOf({
        change: await planner.change(choiceOf(reading.outcomes, toggled), source),
        use: reading.use,
        product,
        isNew: first.length > 0,
        way,
        verb,
        first,
        last: remembered(reading, product, keepsWay ? way : null),
      })
  }, [
    planner,
    reading,
    isReady,
    isBusy,
    isPlaced,
    changes,
    notTaken,
    toggled,
    source,
    product,
    first,
    way,
    verb,
    keepsWay,
  ])
  const isElsewhere = useMemo(
    () => reading?.outcomes.some((row) => isOfKnown(row, toggled)) ?? false,
    [reading, toggled],
  )
  const effects = useEffects(isElsewhere ? change : null, reading?.use === 'lines' ? product : null)
  const canApply = change !== null && !effects.isAsking && !isWriting
  useFocus(desk, reading && nextToDo(reading, open, product, canApply), product)
  const apply = async () => {
    if (!change || !reading) return
    setPreparing(true)
    setRefusal(null)
    try {
      const batch = await change()
      if (batch) await writing.write(batch)
      onDone(reading.use)
    } catch (error) {
      setRefusal(asCallError(error).message)
      setPreparing(false)
    }
  }
  const copyLeft = async () => {
    if (!reading) return
    try {
      const block = rowsLeftBlock(left, reading.headings, table.rows)
      await navigator.clipboard.writeText(writeBlock(block))
      setCopied(true)
    } catch (error) {
      setRefusal(`Not copied. ${asCallError(error).message}`)
    }
  }
  return (
    <div className={styles.desk} ref={desk}>
      <div className={styles.choices}>
        {children}
        {reading && (
          <>
            <SegmentedControl
              aria-label="What the table gives"
              value={reading.use}
              onChange={(value) => setUse(value as TableUse)}
              data={[
                { value: 'lines', label: 'Lines of a product' },
                { value: 'facts', label: 'Facts of parts' },
              ]}
            />
            {hasLines && reading.use === 'lines' && (
              <SegmentedControl
                aria-label="What becomes of the lines that are there"
                value={way}
                onChange={(value) => setWay(value as LinesWay)}
                data={[
                  { value: 'update', label: 'Update lines' },
                  { value: 'replace', label: 'Replace all' },
                  { value: 'add', label: 'Add lines' },
                ]}
                data-testid="import-way"
              />
            )}
            <ChoiceSelect
              openOnFocus={false}
              w={160}
              aria-label="Row of the headings"
              value={`${reading.mapping.header ?? NO_HEADINGS}`}
              data={headerChoices(table, reading)}
              onChoose={(value) =>
                set((now) => withHeader(now, value === NO_HEADINGS ? null : Number(value)))
              }
            />
            <ChoiceSelect
              openOnFocus={false}
              w={180}
              aria-label="Decimal mark"
              value={reading.settings.decimal ?? AS_FOUND}
              data={DECIMALS}
              onChoose={(value) =>
                set((now) => ({
                  ...now,
                  decimal: value === AS_FOUND ? null : (value as DecimalMark),
                }))
              }
            />
            <Checkbox
              label="Take rows with unreadable facts, as not known"
              title="A fact of a part that cannot be read is then not known; the row is taken over"
              checked={reading.settings.keepsBroken}
              onChange={({ currentTarget: { checked } }) =>
                set((now) => ({ ...now, keepsBroken: checked }))
              }
            />
            <MarkedRows
              table={table}
              header={reading.mapping.header}
              settings={reading.settings}
              onChange={setSettings}
            />
            {Object.entries(reading.settings.answers)
              .filter(([id]) => !MARKED_ROWS.has(id))
              .map(([id, value]) => (
                <Button
                  key={id}
                  variant="default"
                  title="Ask this again"
                  aria-label={`${answerWords(id, value)}. Ask this again`}
                  onClick={() => set((now) => withoutAnswer(now, id))}
                >
                  {answerWords(id, value)} ×
                </Button>
              ))}
            {reading.isRecalled && <span className={styles.note}>read as it was before</span>}
          </>
        )}
      </div>
      {open.length > 0 && (
        <Questions
          questions={open}
          onAnswer={(question, answer) =>
            asked.length > 0
              ? onAsked?.(question, answer)
              : target
                ? answerTarget(answer.value)
                : set((now) => withAnswer(now, question, answer))
          }
        />
      )}
      {reading && reading.problems.length > 0 && (
        <p className={styles.problem} role="alert">
          {reading.problems.join('. ')}. Choose over the columns what they are.
        </p>
      )}
      {shown.problem && (
        <p className={styles.problem} role="alert">
          {shown.problem}
        </p>
      )}
      {reading ? (
        <DataTable
          reading={reading}
          onColumn={(column, field) =>
            set((now) => withColumn(now, column, field, reading.mapping.columns))
          }
        />
      ) : (
        <Waiting rows={table.rows.length} />
      )}
      {isReady && <OutcomeGrid rows={reading.outcomes} toggled={toggled} onToggle={toggle} />}
      {isReady && <EffectsList shown={effects} />}
      <div className={styles.end}>
        <span className={styles.counts} data-testid="paste-counts">
          {isReady && countsText(reading.outcomes)}
          {isReady && changes + notTaken === 0 && '. Nothing changes.'}
          {isCopied && '. The rows that are not taken are copied.'}
          {isBusy && reading && ' Reading again.'}
          {refusal && <span className={styles.problem}> {refusal}</span>}
        </span>
        {writing.progress && <WritingBar progress={writing.progress} />}
        {isReady && left.length > 0 && !isWriting && (
          <Button
            variant="default"
            title="Copies them with their headings and why they are left, to be repaired in a spreadsheet and pasted"
            onClick={() => void copyLeft()}
            data-testid="import-copy-left"
          >
            Copy {count(left.length, 'row')} not taken
          </Button>
        )}
        <Button
          variant="default"
          onClick={writing.progress ? writing.giveUp : onClose}
          data-testid="paste-cancel"
        >
          {writing.progress ? 'Stop writing' : 'Cancel'}
        </Button>
        {isReady && (
          <Button
            disabled={!canApply}
            title={isPlaced ? undefined : 'Choose the product first'}
            onClick={() => void apply()}
            data-testid="paste-apply"
          >
            {buttonWords(verb, reading.use, takenCounts(reading.outcomes, toggled))}
          </Button>
        )}
      </div>
    </div>
  )
}

function Waiting({ rows }: { rows: number }) {
  return (
    <output className={styles.waiting}>
      Reading {count(rows, 'row')}. Esc gives it up.
      <progress aria-label="Reading the table" />
    </output>
  )
}

/** Puts the keyboard on the first question, then on the product, and then on the button that takes over. */
function useFocus(
  desk: React.RefObject<HTMLDivElement | null>,
  wanted: string | null,
  product: string,
) {
  const at = wanted && { wanted, product }
  const key = JSON.stringify(at)
  useEffect(() => {
    const { activeElement } = document
    const isFree = !activeElement?.closest('select, input, [role="grid"]')
    const next = JSON.parse(key) as typeof at
    if (next && isFree) desk.current?.querySelector<HTMLElement>(next.wanted)?.focus()
  }, [key, desk])
}

function nextToDo(
  { isReady, use }: TableReading,
  [question]: readonly TableQuestion[],
  product: string,
  canApply: boolean,
): string | null {
  if (question) return `[data-question="${question.id}"]`
  if (!isReady) return '[data-column]'
  if (product === '' && use === 'lines') return '[data-testid="import-product"]'
  return canApply ? '[data-testid="paste-apply"]' : null
}

const AS_FOUND = 'found'

const DECIMALS = [
  { value: AS_FOUND, label: 'decimal mark as found' },
  { value: '.', label: 'point: 1,234.50' },
  { value: ',', label: 'comma: 1.234,50' },
]

const ROWS_OFFERED = 20

const NO_HEADINGS = 'none'

function headerChoices({ rows }: Table, { mapping }: TableReading) {
  const shown = Math.max(Math.min(rows.length, ROWS_OFFERED), (mapping.header ?? 0) + 1)
  return [
    { value: NO_HEADINGS, label: 'no headings' },
    ...Array.from({ length: shown }, (_, i) => ({
      value: `${i}`,
      label: `headings in row ${i + 1}`,
    })),
  ]
}

/** Whether a row changes what other products may have too. */
function isOfKnown(row: OutcomeRow, toggled: ReadonlySet<string>): boolean {
  return row.what !== 'new' && row.what !== 'no such part' && isChange(row, toggled)
}

const CHANGES = new Set(['new', 'changed', 'removed', 'line', 'conflict', 'no such part'])

function isChange(row: OutcomeRow, toggled: ReadonlySet<string>): boolean {
  return CHANGES.has(row.what) && row.isTaken !== toggled.has(row.id)
}

/** How many rows become what, as far as they are taken over. */
function takenCounts(rows: readonly OutcomeRow[], toggled: ReadonlySet<string>) {
  return countsOf(rows.filter((row) => row.what === 'not taken' || isChange(row, toggled)))
}

function choiceOf(rows: readonly OutcomeRow[], toggled: ReadonlySet<string>): Choice {
  const keys = (isTaken: boolean) =>
    rows.filter((row) => row.isTaken === isTaken && toggled.has(row.id)).flatMap((row) => row.keys)
  return { leftOut: new Set(keys(true)), chosen: new Set(keys(false)) }
}

function countsText(rows: readonly OutcomeRow[]): string {
  const counts = countsOf(rows)
  return BECOMES.filter((what) => counts[what] > 0)
    .map((what) => `${counts[what]} ${what === 'line' ? 'only as lines' : what}`)
    .join(', ')
}

function remembered(reading: TableReading, product: string, way: LinesWay | null): SingleCommand[] {
  const { headings, mapping, settings } = reading
  return toRemember(headings, mapping.columns, product, settings, way)
}
