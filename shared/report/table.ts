import { z } from 'zod'

const outcome = z.enum(['not-subject', 'subject', 'undetermined', 'report-required'])
const text = z.string().max(10_000)

const cellSchema = z.union([
  text,
  /** `outcome` is written out as a word, so that nothing rests on a colour. */
  z.object({
    text,
    note: text.optional(),
    outcome: outcome.optional(),
    /** What the cell says of a verdict, exact; null: not known, no bound, no level, not decided. */
    verdict: z
      .object({
        low: text.nullable(),
        high: text.nullable(),
        level: text.nullable(),
        rule: text.nullable(),
      })
      .optional(),
  }),
])

/** A table or matrix as it stands on screen, to be printed or exported. */
export const tableReportSchema = z
  .object({
    title: text.min(1),
    subtitle: text,
    notes: z.array(text).max(100),
    columns: z
      .array(
        z.object({
          name: text,
          align: z.enum(['left', 'right', 'center']),
          kind: z.enum(['text', 'number', 'share']),
        }),
      )
      .min(1)
      .max(1000),
    rows: z.array(z.object({ cells: z.array(cellSchema) })).max(200_000),
  })
  .superRefine(({ columns, rows }, context) => {
    const at = rows.findIndex(({ cells }) => cells.length !== columns.length)
    const message = `must have ${columns.length} cells, one a column`
    if (at >= 0) context.addIssue({ code: 'custom', path: ['rows', at, 'cells'], message })
  })

export type TableCell = z.infer<typeof cellSchema>
export type TableReport = z.infer<typeof tableReportSchema>
