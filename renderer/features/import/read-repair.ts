import { suggestMapping } from '../../../shared/tabular/columns.ts'
import type { Field } from '../../../shared/tabular/fields.ts'
import type { KnownItem } from '../../../shared/tabular/known.ts'
import type { Answers, TableQuestion } from '../../../shared/tabular/question.ts'
import { planRepair, type Repair } from '../../../shared/tabular/repair.ts'
import type { TrayRow } from '../../../shared/workspace/views.ts'
import { problemText } from './outcome-rows.ts'
import { type KeptProfile, recalled } from './profile.ts'
import { NO_SETTINGS, type TableSettings } from './settings.ts'

/** What the workspace knows of what a row names. */
export interface RepairKnowledge {
  known: readonly KnownItem[]
  companies: readonly { id: string; name?: string | null | undefined }[]
  currencies: readonly string[]
}

interface RepairRowInput extends RepairKnowledge {
  product: string
  row: TrayRow
  /** As they are to be read. */
  cells: readonly string[]
  profiles: readonly KeptProfile[]
  answers: Answers
}

/** A row that was not taken over, as it is read now. */
export interface RepairReading {
  repair: Repair
  settings: TableSettings
  columns: readonly (Field | null)[]
  questions: readonly TableQuestion[]
  /** What is wrong with each cell, by its place. */
  problems: readonly (string | undefined)[]
  /** What becomes of the row, in words. */
  says: string
  /** Whether that is something to mend, and not a question. */
  isProblem: boolean
}

/** Reads a row again by the columns of its table as they were taken, with other cells. */
export function readRepair(input: RepairRowInput): RepairReading {
  const { product, row, cells, profiles, known, companies, currencies } = input
  const before = recalled(row.headings, product, profiles)
  const settings = before?.settings ?? NO_SETTINGS
  const answers = { ...settings.answers, ...input.answers }
  const suggested = suggestMapping([row.headings, cells], { header: 0, companies, answers })
  const columns = suggested.columns.map((field, i) => {
    const said = settings.columns[i]
    return said === undefined ? field : said
  })
  const { pricePer, countsDesignators } = suggested
  const repair = planRepair({
    product,
    row,
    cells,
    columns,
    pricePer,
    countsDesignators,
    known,
    companies,
    answers,
    defaults: { decimal: settings.decimal },
    currencies,
  })
  const { outcome } = repair
  const questions = repair.plan.questions.filter(({ id }) => answers[id] === undefined)
  const wrong = outcome.kind === 'broken' ? outcome.problems : []
  return {
    repair,
    settings,
    columns,
    questions,
    problems: columns.map((field) =>
      field === null ? undefined : wrong.find((problem) => problem.field === field)?.message,
    ),
    says: questions.length > 0 ? 'Answer the question above first.' : saysOf(repair),
    isProblem: questions.length === 0 && (repair.problem !== null || !('line' in outcome)),
  }
}

function saysOf({ outcome, problem }: Repair): string {
  if (problem) return `The row ${problem}.`
  if (outcome.kind === 'broken') return outcome.problems.map(problemText).join(' · ')
  if (outcome.kind === 'skipped') return `The row would be passed over: ${outcome.reason}.`
  const quantity = [outcome.line?.quantity, outcome.line?.unit].filter(Boolean).join(' ')
  const item = outcome.kind === 'adds' ? `the new ${outcome.type} ${outcome.item}` : outcome.item
  return `Becomes a line of ${quantity} of ${item}.`
}
