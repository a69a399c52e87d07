import type { Model } from '../shared/model/schema.ts'
import type { Sheet } from '../shared/sheets/sheet.ts'
import { columnLetters, type Mapping, suggestMapping } from '../shared/tabular/columns.ts'
import { headingsOf } from '../shared/tabular/headings.ts'
import { type MappingFile, mappingOf, readMappingFile } from '../shared/tabular/mapping-file.ts'
import type { PlanDefaults } from '../shared/tabular/plan.ts'
import type { Answers, TableQuestion } from '../shared/tabular/question.ts'
import { checkTaken, questionLines } from './import-answers.ts'
import { note } from './import-text.ts'
import { loadJson, problemLine } from './options.ts'
import { oneLine } from './problems.ts'
import { UsageError } from './usage-error.ts'

/** Questions as an error: each with its readings and the option that settles it. */
export function asked(path: string, questions: readonly TableQuestion[]): UsageError {
  return new UsageError(questions.flatMap((question) => questionLines(path, question)))
}

/** The mapping of a file. Throws a UsageError with every problem. */
export function loadMapping(path: string): MappingFile {
  const read = readMappingFile(loadJson(path))
  if (!read.ok) throw new UsageError(read.problems.map((problem) => problemLine(path, problem)))
  return read.value
}

/** What a mapping of a file says of a table. */
export function fitted(file: MappingFile, { rows }: Sheet, path: string): Mapping {
  const mapping = mappingOf(file, rows)
  if (!mapping.ok) throw new UsageError(mapping.problems.map((row) => problemLine(path, row)))
  return mapping.value
}

/**
 * Without a mapping the suggested one is used, and said. What it leaves open of what is `read` is
 * asked.
 */
export function suggested(
  path: string,
  { rows, marks }: Sheet,
  answers: Answers,
  takes: readonly string[],
  { entities }: Model,
  read: (questions: readonly TableQuestion[]) => readonly TableQuestion[] = (all) => all,
): Mapping {
  const mapping = suggestMapping(rows, { answers, companies: entities })
  const headings = headingsOf(rows, mapping)
  checkTaken(takes, headings, mapping.columns.length)
  note(mapping.header === null ? 'no headings found' : `headings in row ${mapping.header + 1}`)
  const remarks = new Map(mapping.remarks.map(({ column, text }) => [column, `: ${text}`]))
  mapping.columns.forEach((field, column) => {
    const heading = headings[column]?.trim() || `column ${columnLetters(column)}`
    const isSure = (mapping.confidence[column] ?? 0) >= 0.9
    const taken = field ? `${field}${isSure ? '' : ' (not sure)'}` : 'not taken over'
    const isHidden = field !== null && marks?.hiddenColumns?.includes(column)
    const told = `${taken}${isHidden ? ', hidden in the file' : ''}${remarks.get(column) ?? ''}`
    note(oneLine(`  ${heading}: ${told}`))
  })
  if (mapping.pricePer) note(`prices are for ${mapping.pricePer} units`)
  if (mapping.countsDesignators) note('quantities are counted from the designators')
  const questions = read(mapping.questions)
  if (questions.length > 0) throw asked(path, questions)
  return mapping
}

/** What holds for every row that does not say otherwise. */
export function defaultsOf(file: MappingFile | null, { currency }: Answers): PlanDefaults {
  return {
    ...file?.defaults,
    ...(currency === undefined ? {} : { currency }),
    decimal: file?.decimal,
  }
}
