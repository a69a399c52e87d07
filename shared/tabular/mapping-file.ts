import { z } from 'zod'
import { type Problem, pathText, type Read } from '../model/read.ts'
import { lineSchema, partSchema, rateSchema } from '../model/schema.ts'
import { columnsNamed, type Mapping, type Rows, suggestMapping } from './columns.ts'
import { FIELDS, type Field } from './fields.ts'
import { headingsOf } from './headings.ts'

const field = z.enum(FIELDS, { error: `must be one of ${FIELDS.join(', ')}` })

/** A mapping as it is kept: columns by their headings, or by place as "#3" for the third. */
export const mappingFileSchema = z.strictObject({
  /** The row of the headings, from 1; 0: there are none; absent: it is searched for. */
  header: z
    .number({ error: 'must be the number of a row' })
    .int({ error: 'must be the number of a row' })
    .nonnegative({ error: 'must be the number of a row, or 0 where there are no headings' })
    .optional(),
  columns: z.record(z.string(), field.nullable(), {
    error: 'must give the field of each heading',
  }),
  defaults: z
    .strictObject({
      currency: rateSchema.shape.from.optional(),
      kind: partSchema.shape.kind.optional(),
      basis: z
        .enum(['arms-length', 'comparable', 'cost-built'], {
          error: 'must be "arms-length", "comparable" or "cost-built"',
        })
        .optional(),
      quantity: lineSchema.shape.quantity.optional(),
    })
    .optional(),
  decimal: z.enum(['.', ','], { error: 'must be "." or ","' }).optional(),
})

export type MappingFile = z.infer<typeof mappingFileSchema>

/** Reads a kept mapping; every problem has the path of its member. */
export function readMappingFile(data: unknown): Read<MappingFile> {
  const parsed = mappingFileSchema.safeParse(data)
  if (parsed.success) return { ok: true, value: parsed.data }
  const problems = parsed.error.issues.map((issue) => ({
    path: pathText(issue.path),
    message: issue.message,
  }))
  return { ok: false, problems }
}

/** A kept mapping on a table; each heading that the table does not have, or has twice, is a problem. */
export function mappingOf(file: MappingFile, rows: Rows): Read<Mapping> {
  const place = placeOf(file, rows)
  const { header } = place
  const headings = headingsOf(rows, place)
  if (header !== null && header >= rows.length) {
    const message = `is row ${header + 1}, and the table has ${rows.length}`
    return { ok: false, problems: [{ path: 'header', message }] }
  }
  const width = Math.max(0, ...rows.map((row) => row.length))
  const columns: (Field | null)[] = Array(width).fill(null)
  const problems: Problem[] = []
  for (const [heading, meaning] of Object.entries(file.columns)) {
    const found = columnsNamed(heading, headings, width)
    const path = pathText(['columns', heading])
    const [column] = found
    if (column === undefined) {
      const there = headings.filter((text) => text.trim() !== '').join(', ')
      problems.push({
        path,
        message: there ? `no such heading; there is ${there}` : 'no such column',
      })
    } else if (found.length > 1) {
      const places = found.map((place) => `#${place + 1}`).join(' or ')
      problems.push({ path, message: `${found.length} columns are headed so: say ${places}` })
    } else columns[column] = meaning
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: { ...place, columns } }
}

/** Where the headings of a kept mapping stand. */
function placeOf(file: MappingFile, rows: Rows): Pick<Mapping, 'header' | 'headerRows'> {
  if (file.header !== undefined) return { header: file.header === 0 ? null : file.header - 1 }
  const wanted = Object.keys(file.columns)
  const at = rows.findIndex((row) =>
    wanted.every((heading) => columnsNamed(heading, row, row.length).length > 0),
  )
  if (at >= 0) return { header: at }
  const { header, headerRows } = suggestMapping(rows)
  return headerRows === undefined ? { header } : { header, headerRows }
}
