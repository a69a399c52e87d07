import { columnQuestion } from '../../../shared/tabular/column-questions.ts'
import type { Field } from '../../../shared/tabular/fields.ts'
import type { DecimalMark } from '../../../shared/tabular/number.ts'
import type { Answers, Reading, TableQuestion } from '../../../shared/tabular/question.ts'

/** How a table is to be read, as far as somebody has said it. */
export interface TableSettings {
  /** The row of the headings, from 0; null: there are none; absent: it is searched for. */
  header?: number | null
  /** What columns are said to be, by their places; null: not taken over. */
  columns: Readonly<Record<number, Field | null>>
  answers: Answers
  /** The decimal mark of the whole table; null: found column by column. */
  decimal: DecimalMark | null
  /** Takes a row over although a fact of its part cannot be read; the fact is then not known. */
  keepsBroken: boolean
}

export const NO_SETTINGS: TableSettings = {
  columns: {},
  answers: {},
  decimal: null,
  keepsBroken: false,
}

/** The answers that leave out rows which a file hides or strikes through. They hold for one table. */
export const MARKED_ROWS: ReadonlySet<string> = new Set(['hidden', 'struck'])

/** Says what a column is. Another column that was taken for the same is then not taken over. */
export function withColumn(
  settings: TableSettings,
  column: number,
  field: Field | null,
  shown: readonly (Field | null)[],
): TableSettings {
  const columns: Record<number, Field | null> = { ...settings.columns, [column]: field }
  if (field !== null && field !== 'note') {
    shown.forEach((other, at) => {
      if (at !== column && other === field) columns[at] = null
    })
  }
  return { ...settings, columns }
}

/** Another row of headings makes other columns: what was said of them is dropped. */
export function withHeader(settings: TableSettings, header: number | null): TableSettings {
  return { ...settings, header, columns: {}, answers: {} }
}

/** Takes one reading; what was said before of the columns that the question is about is dropped. */
export function withAnswer(
  settings: TableSettings,
  { id, readings }: TableQuestion,
  { value }: Pick<Reading, 'value'>,
): TableSettings {
  const asked = new Set(readings.flatMap((reading) => reading.columns))
  const kept = Object.entries(settings.columns).filter(([column]) => !asked.has(Number(column)))
  const answers = { ...settings.answers, [id]: value }
  return { ...settings, answers, columns: Object.fromEntries(kept) }
}

/** Takes an answer back, so that its question is asked again. */
export function withoutAnswer(settings: TableSettings, id: string): TableSettings {
  const { [id]: _, ...answers } = settings.answers
  return { ...settings, answers }
}

/** All answers: those given, and what columns were said to be. */
export function answersOf({ answers, columns }: TableSettings): Answers {
  const said = Object.entries(columns).flatMap(([column, field]) =>
    field === null || field === 'note'
      ? []
      : [[columnQuestion(field), `#${Number(column) + 1}`] as const],
  )
  return { ...answers, ...Object.fromEntries(said) }
}
