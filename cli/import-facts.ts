import type { Sheet } from '../shared/sheets/sheet.ts'
import { applyPlan } from '../shared/tabular/apply.ts'
import type { ItemChange } from '../shared/tabular/items.ts'
import { knownItems } from '../shared/tabular/known.ts'
import type { MappingFile } from '../shared/tabular/mapping-file.ts'
import {
  checkFactsMapping,
  type FactsOutcome,
  factsQuestions,
  planPartFacts,
} from '../shared/tabular/part-facts.ts'
import { commandsOfPartFacts } from '../shared/tabular/part-facts-commands.ts'
import type { Answers } from '../shared/tabular/question.ts'
import { noteElsewhere } from './import-effects.ts'
import { asked, defaultsOf, fitted, suggested } from './import-mapping.ts'
import { writeModel } from './import-model.ts'
import { lineOf, note, showRemarks } from './import-text.ts'
import { loadModel } from './options.ts'
import { oneLine, problemLines } from './problems.ts'
import { UsageError } from './usage-error.ts'

export interface FactsRun {
  path: string
  sheet: Sheet
  file: MappingFile | null
  answers: Answers
  takes: readonly string[]
  into: string | undefined
  output: string
  overwrite: boolean
}

/**
 * Brings the facts of a table to the parts of a model. What a part has otherwise already is said and,
 * without `overwrite`, left; a row of no part is said. Writes all of it, or nothing.
 */
export function importFacts(run: FactsRun): void {
  const { path, sheet, file, answers, takes, output, overwrite } = run
  if (run.into === undefined)
    throw new UsageError(['--facts: needs --into, the model whose parts the table tells of'])
  const base = loadModel(run.into).model
  const mapping = file
    ? fitted(file, sheet, path)
    : suggested(path, sheet, answers, takes, base, factsQuestions)
  const unusable = checkFactsMapping(mapping)
  if (unusable.length > 0) throw new UsageError(unusable.map((text) => `${path}: ${text}`))
  const plan = planPartFacts({
    rows: sheet.rows,
    numbers: sheet.numbers,
    marks: sheet.marks,
    mapping,
    known: knownItems(base),
    companies: base.entities,
    defaults: defaultsOf(file, answers),
    answers,
    currencies: [base.currency],
  })
  showRemarks(path, plan.outcomes)
  if (plan.questions.length > 0) throw asked(path, plan.questions)
  const problems = plan.outcomes.flatMap((outcome) =>
    outcome.kind === 'broken' ? outcome.problems : [],
  )
  if (problems.length > 0) throw new UsageError(problems.map((problem) => lineOf(path, problem)))
  const told = plan.outcomes.flatMap((outcome) => wordsOf(outcome, overwrite))
  for (const line of problemLines(told, 'row')) note(oneLine(`${path}: ${line}`))
  const commands = commandsOfPartFacts(plan, { overwrite: overwrite ? 'all' : 'none' })
  const model = applyPlan(base, commands)
  noteElsewhere(base, model, null)
  writeModel(output, path, model)
  const left = overwrite ? '' : `; ${plan.counts.conflicts} rows say otherwise than their part`
  const { skipped, 'no-part': without } = plan.counts
  process.stderr.write(
    `${output}: ${commands.length} items changed${left}; ${without} rows of no part, ${skipped} passed over\n`,
  )
}

/** What is not taken over of a row, or where it goes where that is not plain. */
function wordsOf(outcome: FactsOutcome, overwrite: boolean): string[] {
  if (outcome.kind === 'no-part')
    return [`row ${outcome.row}: no part has the number "${outcome.item}"`]
  if (!('targets' in outcome)) return []
  const { row, item, matched, targets } = outcome
  const several = matched === 'manufacturer' && targets.length > 1
  return [
    ...(several
      ? [`row ${row}: "${item}" is of ${targets.map((target) => target.item).join(', ')}`]
      : []),
    ...targets.flatMap((target) =>
      target.conflicts.map(
        (change) => `row ${row}: ${target.item}, ${differing(change, overwrite)}`,
      ),
    ),
  ]
}

function differing({ field, from, to }: ItemChange, overwrite: boolean): string {
  if (from === null)
    return `${field} ${to} is not taken over: the part is of another manufacturer's number`
  return overwrite
    ? `${field}: ${from} → ${to}`
    : `${field} is ${from}, and the table says ${to}: not taken over without --overwrite`
}
