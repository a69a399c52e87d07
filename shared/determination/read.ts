import type { z } from 'zod'
import { canonicalJson } from '../model/canonical-json.ts'
import { issueWords } from '../model/issue.ts'
import { parseJson } from '../model/json.ts'
import { checkModel, type Problem, pathText, type Read } from '../model/read.ts'
import { type DeterminationRecord, determinationSchema } from './schema.ts'

/** A determination as it was read. */
export interface ReadDetermination {
  determination: DeterminationRecord
  /** The data as they stand in the file. */
  data: object
  /** Whether the text is that of the canonical form, byte for byte. */
  isCanonical: boolean
}

/**
 * Reads the text of a determination's file. Gives it, or every problem found with its place. Whether
 * it is true is not asked here: `verify` does that.
 */
export function readDetermination(text: string): Read<ReadDetermination> {
  const read = readRecord(text, determinationSchema)
  if (!read.ok) return read
  const { record, data, canonical } = read.value
  const determination = record as unknown as DeterminationRecord
  return { ok: true, value: { determination, data, isCanonical: canonical === text } }
}

/** What a text of a form with a model in it says, its data as they stand, and their canonical form. */
export function readRecord(
  text: string,
  schema: z.ZodType<object>,
): Read<{ record: object; data: object; canonical: string }> {
  const json = parseJson(text)
  if (!json.ok) return failed([{ path: json.path, message: json.message }])
  const data = json.value
  let canonical: string
  try {
    canonical = canonicalJson(data)
  } catch (error) {
    return failed([{ path: '(file)', message: (error as Error).message }])
  }
  const parsed = schema.safeParse(data)
  if (!parsed.success)
    return failed(
      parsed.error.issues.map((issue) => ({
        path: pathText(issue.path),
        message: issueWords(issue),
      })),
    )
  const model = checkModel((data as { model: unknown }).model)
  if (!model.ok)
    return failed(model.problems.map(({ path, message }) => ({ path: `model.${path}`, message })))
  const record = { ...parsed.data, model: model.value }
  return { ok: true, value: { record, data: data as object, canonical } }
}

function failed(problems: Problem[]): { ok: false; problems: Problem[] } {
  return { ok: false, problems }
}
