import { type NamedEccns, remarkOnEccn } from '../../../shared/rules/eccn-remark.ts'
import { cleanCell } from '../../../shared/tabular/clean.ts'
import {
  checkMapping,
  type Mapping,
  NO_QUANTITY,
  type Rows,
  type SuggestedMapping,
  suggestMapping,
} from '../../../shared/tabular/columns.ts'
import type { Field } from '../../../shared/tabular/fields.ts'
import { headingsOf } from '../../../shared/tabular/headings.ts'
import type { KnownItem } from '../../../shared/tabular/known.ts'
import type { TableMarks } from '../../../shared/tabular/marks.ts'
import {
  checkFactsMapping,
  factsQuestions,
  planPartFacts,
} from '../../../shared/tabular/part-facts.ts'
import { planRows, type TableInput } from '../../../shared/tabular/plan.ts'
import type { PresentLine } from '../../../shared/tabular/present-lines.ts'
import type { Answers, TableQuestion } from '../../../shared/tabular/question.ts'
import {
  type LinesWay,
  productsListed,
  type Revision,
  reviseLines,
} from '../../../shared/tabular/revision.ts'
import { type CellReading, cellReadings } from './cell-readings.ts'
import { itemsAfter } from './item-after.ts'
import { type OutcomeRow, outcomeRows } from './outcome-rows.ts'
import { columnName, type Planned } from './planned.ts'
import { type KeptProfile, recalled } from './profile.ts'
import { answersOf, NO_SETTINGS, type TableSettings } from './settings.ts'

/** A table as a file or the clipboard gives it. */
export interface Table {
  rows: Rows
  /** Which cells are numbers by themselves, with a decimal point; absent: all are text. */
  numbers?: readonly (readonly boolean[])[] | undefined
  marks?: TableMarks | undefined
}

/** What a table gives: lines of a product, or facts of parts that are there. */
export type TableUse = 'lines' | 'facts'

/** What a table is read against. */
export interface TableContext {
  /** The product whose lines the table gives; '': not chosen yet. */
  product: string
  /** Null: as its columns suggest. */
  use: TableUse | null
  way: LinesWay
  known: readonly KnownItem[]
  /** The lines that products have, by product. */
  present: readonly (readonly [string, readonly PresentLine[]])[]
  companies: readonly { id: string; name?: string | null | undefined }[]
  profiles: readonly KeptProfile[]
  /** The currencies of the workspace, offered first where a table names none. */
  currencies: readonly string[]
  /** Of the rules in force, what ECCNs are looked at by: the thread has no rules of its own. */
  rules: NamedEccns
  /** Null: as the table was read before, or as it is suggested. */
  settings: TableSettings | null
  /** What columns are where nothing says it, for a block without headings; absent: nothing is known. */
  columns?: readonly (Field | null)[] | undefined
}

/** A column of a table. */
export interface ReadColumn {
  heading: string
  field: Field | null
  /** Why it is worth a look; null: it is sure. */
  doubt: string | null
}

/** One of the first rows, as it stands and as it is read. */
export interface SampleRow {
  /** From 1, as in the file. */
  row: number
  /** Why it is passed over; null: it is a row of the table. */
  passedOver: string | null
  cells: readonly string[]
  readings: readonly (CellReading | null)[]
}

/** A table as it is read with these settings. */
export interface TableReading {
  settings: TableSettings
  use: TableUse
  mapping: Mapping
  headings: readonly string[]
  columns: ReadColumn[]
  /** How a table with these headings was read before was taken. */
  isRecalled: boolean
  /** The way in which it met the lines of this product before; null: never. */
  wayBefore: LinesWay | null
  /** What must be answered before anything is taken over. */
  questions: readonly TableQuestion[]
  /** What keeps the table from being used, one sentence each. */
  problems: readonly string[]
  samples: SampleRow[]
  /** What becomes of each row; empty while something is open. */
  outcomes: OutcomeRow[]
  /** How many lines come, change, go and stay; null: lines are not told, or not set against others. */
  lines: Revision['counts'] | null
  /** Whether everything is settled and there is a plan. */
  isReady: boolean
  /** Items that the table names, and products whose lines it lists. */
  items: string[]
  products: string[]
}

const SAMPLES = 40
/** Below this the heading alone does not say what a column is. */
const SURE = 0.75

/** Reads a table: what its columns are, what is open, and what becomes of each row; with the plan itself. */
export function readTable(
  table: Table,
  context: TableContext,
): { reading: TableReading; planned: Planned | null } {
  const { rows } = table
  const { settings, suggested, before } = suggestedFor(rows, context)
  const answers = answersOf(settings)
  const mapping = mappingOf(suggested, settings)
  const lineProblems = checkMapping(mapping)
  const isAboutParts = lineProblems.includes(NO_QUANTITY) && checkFactsMapping(mapping).length === 0
  const use = context.use ?? (isAboutParts ? 'facts' : 'lines')
  const problems = use === 'facts' ? checkFactsMapping(mapping) : lineProblems
  const planned = planOf(table, context, use, mapping, settings)
  const asked = [...openOf(suggested.questions, use), ...(planned?.plan.questions ?? [])]
  const questions = asked.filter(
    ({ id }, i) => answers[id] === undefined && asked.findIndex((one) => one.id === id) === i,
  )
  const isReady = planned !== null && questions.length === 0 && problems.length === 0
  const headings = headingsOf(rows, mapping)
  const reading: TableReading = {
    settings,
    use,
    mapping,
    headings,
    columns: mapping.columns.map((field, i) => ({
      heading: columnName(headings, i),
      field,
      doubt:
        doubtOf(i, suggested, settings, questions) ??
        (field !== null && table.marks?.hiddenColumns?.includes(i) ? 'hidden in the file' : null),
    })),
    isRecalled: before !== null,
    wayBefore: before?.way ?? null,
    questions,
    problems,
    samples: samplesOf(table, mapping, planned, context.known),
    outcomes: isReady ? outcomeRows(planned, context.known) : [],
    lines: isReady && planned.kind === 'lines' ? planned.revision.counts : null,
    isReady,
    items: itemsOf(planned),
    products: planned?.kind === 'lines' ? productsListed(planned.plan) : [],
  }
  return { reading, planned: isReady ? planned : null }
}

function suggestedFor(rows: Rows, context: TableContext) {
  const { companies, product, profiles } = context
  const suggest = (settings: TableSettings, answers: Answers = answersOf(settings)) =>
    suggestMapping(rows, {
      ...(settings.header === undefined ? {} : { header: settings.header }),
      companies,
      answers,
    })
  if (context.settings)
    return { settings: context.settings, suggested: suggest(context.settings), before: null }
  const first = suggest(NO_SETTINGS)
  const before = recalled(headingsOf(rows, first), product, profiles)
  const settings = before?.settings ?? byPlace(first.header, context)
  return { settings, suggested: suggest(settings), before }
}

/** Without headings the columns are those that the block was pasted below. */
function byPlace(header: number | null, { columns }: TableContext): TableSettings {
  if (header !== null || !columns) return NO_SETTINGS
  const entries = columns.flatMap((field, i) => (field ? [[i, field] as const] : []))
  return { ...NO_SETTINGS, header: null, columns: Object.fromEntries(entries) }
}

/** The suggestion with what columns were said to be; a field that was given to one column is no other's. */
function mappingOf(suggested: SuggestedMapping, settings: TableSettings): Mapping {
  const { confidence: _, questions: __, remarks: ___, ...mapping } = suggested
  const given = new Set(Object.values(settings.columns))
  const columns = suggested.columns.map((field, i) => {
    const said = settings.columns[i]
    if (said !== undefined) return said
    return field !== null && field !== 'note' && given.has(field) ? null : field
  })
  return { ...mapping, columns }
}

function planOf(
  { rows, numbers, marks }: Table,
  { product, way, known, present, companies, currencies, rules }: TableContext,
  use: TableUse,
  mapping: Mapping,
  settings: TableSettings,
): Planned | null {
  const input: TableInput = {
    rows,
    numbers,
    marks,
    mapping,
    known,
    companies,
    answers: answersOf(settings),
    defaults: { decimal: settings.decimal },
    currencies,
    remarkOfEccn: (eccn) => remarkOnEccn(rules, eccn),
    keepBrokenFields: settings.keepsBroken,
  }
  const hasItem = mapping.columns.some(
    (field) => field === 'item' || field === 'manufacturerPartNumber',
  )
  if (!hasItem) return null
  if (use === 'facts') return { kind: 'facts', plan: planPartFacts(input) }
  const plan = planRows({ ...input, product, revises: way !== 'add' })
  const lines = new Map(present)
  return { kind: 'lines', plan, way, revision: reviseLines(plan, lines), present: lines }
}

function openOf(questions: readonly TableQuestion[], use: TableUse): readonly TableQuestion[] {
  return use === 'facts' ? factsQuestions(questions) : questions
}

function doubtOf(
  column: number,
  suggested: SuggestedMapping,
  settings: TableSettings,
  questions: readonly TableQuestion[],
): string | null {
  const question = questions.find(({ readings }) =>
    readings.some(({ columns }) => columns.includes(column)),
  )
  if (question) return question.text
  const said = settings.columns[column]
  const remark = suggested.remarks.find((row) => row.column === column)
  if (remark && said === undefined) return remark.text
  const field = suggested.columns[column] ?? null
  if (field === null || said !== undefined || settings.answers[field] !== undefined) return null
  return (suggested.confidence[column] ?? 1) < SURE
    ? 'The heading alone does not say this. Compare the values.'
    : null
}

function samplesOf(
  { rows }: Table,
  { columns }: Mapping,
  planned: Planned | null,
  known: readonly KnownItem[],
): SampleRow[] {
  const outcomes = planned?.plan.outcomes ?? []
  const after =
    planned?.kind === 'lines' ? itemsAfter(planned.plan.outcomes, known) : new Map<string, never>()
  return rows.slice(0, SAMPLES).map((cells, index) => {
    const outcome = outcomes[index]
    const cellOf = (field: Field) => cleanCell(cells[columns.indexOf(field)] ?? '')
    const readings = outcome ? cellReadings(outcome, after, cellOf) : {}
    return {
      row: index + 1,
      passedOver: outcome?.kind === 'skipped' ? outcome.reason : null,
      cells,
      readings: columns.map((field) => (field === null ? null : (readings[field] ?? null))),
    }
  })
}

function itemsOf(planned: Planned | null): string[] {
  const ids = new Set<string>()
  for (const outcome of planned?.plan.outcomes ?? [])
    if ('item' in outcome && outcome.item !== '') ids.add(outcome.item)
  return [...ids]
}
