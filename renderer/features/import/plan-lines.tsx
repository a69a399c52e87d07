import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import type { ColDef } from 'ag-grid-community'
import { useEffect, useMemo, useRef, useState } from 'react'
import {
  checkMapping,
  columnLetters,
  type Mapping,
  type Rows,
} from '../../../shared/tabular/columns.ts'
import { commandsOf } from '../../../shared/tabular/commands.ts'
import { FIELDS, type Field, HEADINGS } from '../../../shared/tabular/fields.ts'
import type { DecimalMark } from '../../../shared/tabular/number.ts'
import { type Plan, planRows } from '../../../shared/tabular/plan.ts'
import type { SingleCommand } from '../../../shared/workspace/commands.ts'
import { asCallError } from '../../stores/call.ts'
import { edit } from '../../stores/edits.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { count } from '../../ui/format.ts'
import { textColumn } from '../../ui/grid/columns/text-column.ts'
import { DataGrid } from '../../ui/grid/data-grid.tsx'
import { mappingFor, toRemember } from './mapping.ts'
import { type OutcomeRow, outcomeRows } from './outcome-rows.ts'
import styles from './plan.module.css'
import { type Known, useKnown } from './use-known.ts'

interface PlanLinesProps {
  rows: Rows
  /** Which cells are numbers by themselves, with a decimal point; absent: all are text. */
  numbers?: boolean[][] | undefined
  product: string
  /** What comes before the lines in the same change, such as a new product. */
  first?: readonly SingleCommand[] | undefined
  /** How it is called in the history: `Paste`, `Import`. */
  verb?: string
  onClose: () => void
  /** Everything is written. */
  onDone?: () => void
}

/** What a table adds to a product, row by row. */
export function PlanLines(props: PlanLinesProps) {
  const known = useKnown(props.rows, props.product)
  return known ? <Planned {...props} known={known} /> : <div className={styles.preview} />
}

const NOTHING: readonly SingleCommand[] = []

function Planned({
  rows,
  numbers,
  product,
  first: before = NOTHING,
  verb = 'Paste',
  onClose,
  onDone = onClose,
  known,
}: PlanLinesProps & { known: Known }) {
  const workspace = useWorkspace((store) => store.workspace)
  const first = useMemo(() => mappingFor(rows, known.mappings), [rows, known])
  const [mapping, setMapping] = useState<Mapping>(first.mapping)
  const [currency, setCurrency] = useState(workspace?.currency ?? 'USD')
  const [decimal, setDecimal] = useState<'' | DecimalMark>('')
  const [keepBroken, setKeepBroken] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const problems = useMemo(() => checkMapping(mapping), [mapping])
  const plan = useMemo(
    () =>
      problems.length > 0
        ? null
        : planRows({
            rows,
            numbers,
            mapping,
            product,
            known: known.items,
            companies: known.companies,
            defaults: {
              currency: /^[A-Z]{3}$/.test(currency) ? currency : null,
              decimal: decimal || null,
            },
            keepBrokenFields: keepBroken,
          }),
    [rows, numbers, mapping, product, known, currency, decimal, keepBroken, problems],
  )
  const shown = useMemo(() => (plan ? outcomeRows(plan) : []), [plan])
  const taken = plan ? plan.counts.adds + plan.counts.updates + plan.counts.line : 0
  const takeOver = useRef<HTMLButtonElement>(null)
  useEffect(() => takeOver.current?.focus(), [])
  const apply = async () => {
    if (!plan) return
    try {
      const { what, commands } = batchOf(plan, rows, mapping, verb)
      await edit({ kind: 'batch', what, commands: [...before, ...commands] })
      onDone()
    } catch (error) {
      setProblem(asCallError(error).message)
    }
  }
  return (
    <>
      <MappingRow rows={rows} mapping={mapping} onChange={setMapping} />
      <div className={styles.choices}>
        <TextInput
          label="Currency, where none is given"
          value={currency}
          maxLength={3}
          w={240}
          onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
        />
        <NativeSelect
          size="xs"
          label="Decimal mark"
          value={decimal}
          data={[
            { value: '', label: 'as found in each column' },
            { value: '.', label: 'point: 1,234.50' },
            { value: ',', label: 'comma: 1.234,50' },
          ]}
          onChange={(event) => setDecimal(event.currentTarget.value as '' | DecimalMark)}
        />
        <Checkbox
          label="Take a row over although a fact of its part cannot be read; the fact is then not known"
          checked={keepBroken}
          onChange={(event) => setKeepBroken(event.currentTarget.checked)}
        />
        {first.isRemembered && (
          <span className={styles.note}>columns as they were read before</span>
        )}
      </div>
      {problems.length > 0 && (
        <p className={styles.problem} role="alert">
          {problems.join('. ')}. Choose above what the columns are.
        </p>
      )}
      <div className={styles.preview}>
        <DataGrid<OutcomeRow>
          label="What becomes of each row"
          rows={shown}
          columns={COLUMNS}
          idOf={({ row }) => `${row}`}
          empty="Nothing can be said before the columns are known."
          testId="paste-preview"
        />
      </div>
      <div className={styles.end}>
        <span className={styles.counts} data-testid="paste-counts">
          {plan && countsText(plan)}
          {problem && <span className={styles.problem}> {problem}</span>}
        </span>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          ref={takeOver}
          disabled={taken === 0}
          onClick={apply}
          data-autofocus
          data-testid="paste-apply"
        >
          {verb} {count(taken, 'row')}
        </Button>
      </div>
    </>
  )
}

interface MappingRowProps {
  rows: Rows
  mapping: Mapping
  onChange: (mapping: Mapping) => void
}

/** What each column is, under its heading. */
function MappingRow({ rows, mapping, onChange }: MappingRowProps) {
  const headings = mapping.header === null ? [] : (rows[mapping.header] ?? [])
  const sample = rows[(mapping.header ?? -1) + 1] ?? []
  const choose = (column: number, field: string) =>
    onChange({
      ...mapping,
      columns: mapping.columns.map((known, i) =>
        i === column ? ((field || null) as Field | null) : known,
      ),
    })
  return (
    <fieldset className={styles.mapping}>
      <legend>What the columns are</legend>
      {mapping.columns.map((field, column) => (
        <NativeSelect
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          key={column}
          size="xs"
          label={headings[column]?.trim() || `Column ${columnLetters(column)}`}
          title={`such as ${sample[column] ?? ''}`}
          value={field ?? ''}
          data={FIELD_CHOICES}
          onChange={(event) => choose(column, event.currentTarget.value)}
        />
      ))}
    </fieldset>
  )
}

const FIELD_CHOICES = [
  { value: '', label: 'not taken over' },
  ...FIELDS.map((field) => ({ value: field, label: HEADINGS[field] })),
]

const COLUMNS: ColDef<OutcomeRow>[] = [
  {
    ...textColumn<OutcomeRow>({
      id: 'row',
      heading: 'Row',
      width: 56,
      text: ({ row }) => `${row}`,
    }),
  },
  {
    ...textColumn<OutcomeRow>({
      id: 'what',
      heading: 'Becomes',
      width: 90,
      text: ({ what }) => what,
    }),
    cellClassRules: {
      [styles.broken as string]: ({ data }) => data?.what === 'broken',
      [styles.quiet as string]: ({ data }) => data?.what === 'skipped',
    },
  },
  textColumn({
    id: 'item',
    heading: 'Item',
    width: 240,
    text: ({ item, depth }) => `${'\u2003'.repeat(Math.max(0, depth - 1))}${item}`,
  }),
  {
    ...textColumn<OutcomeRow>({
      id: 'quantity',
      heading: 'Quantity',
      width: 90,
      text: ({ quantity }) => quantity,
    }),
    type: 'rightAligned',
  },
  {
    ...textColumn<OutcomeRow>({
      id: 'detail',
      heading: 'What changes, or why not',
      width: 300,
      text: ({ detail }) => detail,
      tooltip: ({ detail }) => detail,
      unknown: '',
    }),
    flex: 1,
  },
]

function countsText({ counts }: Plan): string {
  const { adds, updates, line, skipped, broken } = counts
  return `${adds} new, ${updates} updated, ${line} only as lines, ${skipped} skipped, ${broken} broken`
}

/** Everything as one change, and the columns remembered for the next table of this kind. */
function batchOf(
  plan: Plan,
  rows: Rows,
  mapping: Mapping,
  verb: string,
): { what: string; commands: SingleCommand[] } {
  const commands = commandsOf(plan) as SingleCommand[]
  const remembered = toRemember(rows, mapping)
  return {
    what: `${verb} ${commands.filter(({ kind }) => kind === 'addLine').length} lines into ${plan.product}`,
    commands: remembered ? [...commands, { kind: 'rememberMapping', ...remembered }] : commands,
  }
}
