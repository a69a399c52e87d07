import { z } from 'zod'
import { LONGEST_TEXT } from '../bounds.ts'
import { actsWorstFirst } from '../calc/result/act.ts'

const act = z.enum(actsWorstFirst)
const outcome = z.enum(['not-subject', 'subject', 'undetermined', 'report-required'])
/** A note of a scenario may be as long as a cell of a spreadsheet; a cell here may hold three. */
const text = z.string().max(3 * LONGEST_TEXT)

const cellSchema = z.union([
  text,
  /** `act` is written out as a word, so that nothing rests on a colour. */
  z.object({
    text,
    note: text.optional(),
    act: act.optional(),
    /** In the place of `act` where no need was asked: the outcome of a determination as it was issued. */
    outcome: outcome.optional(),
    /** The figure that the text rounds, with every digit: a decimal or a fraction. */
    exact: text.optional(),
    /** What the cell says of a verdict, exact; null: not known, no bound, no level, not decided. */
    verdict: z
      .object({
        low: text.nullable(),
        high: text.nullable(),
        level: text.nullable(),
        rule: text.nullable(),
        /** The selling price, in the reporting currency; absent: it was not asked for. */
        price: text.nullable().optional(),
        /** The License Exceptions to look at first, by code. */
        candidates: text.optional(),
      })
      .optional(),
  }),
])

const columnSchema = z.object({
  name: text,
  align: z.enum(['left', 'right', 'center']),
  /** `percent`: a share whose text ends in the sign; `share`: the verdict of one place. */
  kind: z.enum(['text', 'number', 'percent', 'share']),
  /** Its cells are short and stay on one line. */
  keep: z.boolean().optional(),
})

const grid = {
  columns: z.array(columnSchema).min(1).max(1000),
  rows: z.array(z.object({ cells: z.array(cellSchema) })).max(200_000),
}

/** A further table of a report, under a heading of its own. */
const partSchema = z
  .object({ title: text.min(1), notes: z.array(text).max(100).optional(), ...grid })
  .superRefine(cellsFit)

/** A table or matrix as it stands on screen, to be printed or exported. */
export const tableReportSchema = z
  .object({
    title: text.min(1),
    subtitle: text,
    notes: z.array(text).max(100),
    ...grid,
    /** What the columns of kind `share` are, in the singular; absent: destinations. */
    places: text.optional(),
    /** The unit of the amounts. */
    currency: text.optional(),
    /** What belongs to the table: the changes of its scenarios, what they cost. */
    further: z.array(partSchema).max(20).optional(),
  })
  .superRefine(cellsFit)

function cellsFit(
  { columns, rows }: { columns: readonly unknown[]; rows: readonly { cells: unknown[] }[] },
  context: z.core.$RefinementCtx,
): void {
  const at = rows.findIndex(({ cells }) => cells.length !== columns.length)
  const message = `must have ${columns.length} cells, one a column`
  if (at >= 0) context.addIssue({ code: 'custom', path: ['rows', at, 'cells'], message })
}

export type TableCell = z.infer<typeof cellSchema>
export type TableColumn = z.infer<typeof columnSchema>
export type TablePart = z.infer<typeof partSchema>
export type TableReport = z.infer<typeof tableReportSchema>

/** The text of a cell without what stands below it. */
export function cellText(cell: TableCell): string {
  return typeof cell === 'string' ? cell : cell.text
}
