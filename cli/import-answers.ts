import { columnQuestion, NONE } from '../shared/tabular/column-questions.ts'
import { columnsNamed } from '../shared/tabular/columns.ts'
import { currencyOf } from '../shared/tabular/currency.ts'
import { FIELDS, type Field } from '../shared/tabular/fields.ts'
import type { Answers, Reading, TableQuestion } from '../shared/tabular/question.ts'
import { clipped } from './import-text.ts'
import { oneLine } from './problems.ts'
import { UsageError } from './usage-error.ts'

export interface AnswerOptions {
  take?: string[] | undefined
  answer?: string[] | undefined
  currency?: string | undefined
  decimal?: string | undefined
  header?: string | undefined
}

/** What the options of a command line answer. Throws a UsageError for each that is no answer. */
export function answersOf(options: AnswerOptions): Answers {
  const answers: Record<string, string> = {}
  const problems: string[] = []
  for (const text of options.answer ?? []) {
    const [id, value] = parted(text)
    if (value === undefined) problems.push(`--answer: "${text}" is not of the form ID=VALUE`)
    else answers[id] = value
  }
  for (const text of options.take ?? []) {
    const [field, heading] = parted(text)
    if (heading === undefined) problems.push(`--take: "${text}" is not of the form FIELD="Heading"`)
    else if (!isField(field)) {
      problems.push(`--take: "${field}" is no field; there is ${FIELDS.join(', ')}`)
    } else answers[columnQuestion(field)] = heading
  }
  const { currency, decimal, header } = options
  if (currency !== undefined) {
    const read = currencyOf(currency)
    if (currency === NONE) answers.currency = NONE
    else if (read.ok) answers.currency = read.value
    else problems.push(`--currency: ${read.message}`)
  }
  if (decimal === '.' || decimal === ',') answers.decimal = decimal
  else if (decimal !== undefined) problems.push(`--decimal: "${decimal}" is neither "." nor ","`)
  if (header !== undefined && /^\d+$/.test(header)) answers.header = header
  else if (header !== undefined) {
    problems.push(`--header: "${header}" is not the number of a row, or 0 where there are none`)
  }
  if (problems.length > 0) throw new UsageError(problems.map(oneLine))
  return answers
}

/** Each --take whose heading the table does not have, or has twice. */
export function checkTaken(
  takes: readonly string[],
  headings: readonly string[],
  width: number,
): void {
  const problems = takes.flatMap((text) => {
    const [field, heading = NONE] = parted(text)
    if (heading === NONE) return []
    const found = columnsNamed(heading, headings, width)
    if (found.length === 1) return []
    const places = found.map((place) => `#${place + 1}`).join(' or ')
    const there = headings.filter((name) => name.trim() !== '').join(', ')
    return found.length > 1
      ? [`--take ${field}: ${found.length} columns are headed "${heading}": say ${places}`]
      : [`--take ${field}: no column is headed "${heading}"; there is ${clipped(there)}`]
  })
  if (problems.length > 0) throw new UsageError(problems.map(oneLine))
}

/** A question in lines: its words, and for each reading what it gives and the option that takes it. */
export function questionLines(path: string, question: TableQuestion): string[] {
  return [
    `${path}: ${question.text}`,
    ...question.readings.map((reading) => {
      const samples = reading.samples.map(sampleText).join('; ')
      const given = samples === '' ? '' : ` (${samples})`
      return `  ${optionOf(question, reading)}  ${reading.label}${given}`
    }),
  ].map(oneLine)
}

function sampleText({ text, read }: Reading['samples'][number]): string {
  return text === read ? clipped(text) : `${clipped(text)} → ${clipped(read)}`
}

/** The option that takes a reading, made of the one that the question names for its first. */
function optionOf({ option }: TableQuestion, { value }: Reading): string {
  const start = /^--\w+ [^\s=]+=/.exec(option)?.[0] ?? /^--\w+ /.exec(option)?.[0] ?? `${option} `
  return `${start}${quoted(value)}`
}

/** As a shell takes it. */
function quoted(value: string): string {
  if (/^[\w.,#-]+$/.test(value) && !value.startsWith('#')) return value
  return /["$`\\!]/.test(value) ? `'${value.replaceAll("'", `'\\''`)}'` : `"${value}"`
}

function parted(text: string): [string, string | undefined] {
  const at = text.indexOf('=')
  return at < 1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}

function isField(text: string): text is Field {
  return (FIELDS as readonly string[]).includes(text)
}
