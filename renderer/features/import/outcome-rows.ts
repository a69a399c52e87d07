import type { Plan, RowOutcome, RowProblem } from '../../../shared/tabular/plan.ts'

/** One row of the preview: what becomes of one row of the block. */
export interface OutcomeRow {
  row: number
  what: 'new' | 'update' | 'line' | 'skipped' | 'broken'
  item: string
  depth: number
  quantity: string
  /** What changes, why it is passed over, or what is wrong. */
  detail: string
}

const WHAT: Record<RowOutcome['kind'], OutcomeRow['what']> = {
  adds: 'new',
  updates: 'update',
  line: 'line',
  skipped: 'skipped',
  broken: 'broken',
}

/** A plan as rows to look at, one for each row of the block. */
export function outcomeRows(plan: Plan): OutcomeRow[] {
  return plan.outcomes.map((outcome) => {
    const placed = 'line' in outcome ? outcome : null
    return {
      row: outcome.row,
      what: WHAT[outcome.kind],
      item: 'item' in outcome ? outcome.item : '',
      depth: placed?.depth ?? 0,
      quantity: placed?.line
        ? [placed.line.quantity, placed.line.unit].filter(Boolean).join(' ')
        : '',
      detail: detailOf(outcome),
    }
  })
}

function detailOf(outcome: RowOutcome): string {
  const warnings = outcome.warnings.map(problemText)
  const kept =
    'kept' in outcome ? outcome.kept.map((row) => `${problemText(row)}, left unknown`) : []
  return [...mainOf(outcome), ...kept, ...warnings].join(' · ')
}

function mainOf(outcome: RowOutcome): string[] {
  if (outcome.kind === 'skipped') return [outcome.reason]
  if (outcome.kind === 'broken') return outcome.problems.map(problemText)
  if (outcome.kind === 'updates') {
    const turns = outcome.becomesProduct ? ['becomes a sub-assembly'] : []
    const changes = outcome.changes.map(
      ({ field, from, to }) => `${field}: ${from ?? 'not known'} → ${to}`,
    )
    return [...turns, ...changes]
  }
  if (outcome.kind === 'adds')
    return [`new ${outcome.type === 'product' ? 'sub-assembly' : 'part'}`]
  return []
}

function problemText({ column, text, message }: RowProblem): string {
  return text === '' || message.includes(text)
    ? `${column}: ${message}`
    : `${column} "${text}": ${message}`
}
