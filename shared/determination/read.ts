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
  const json = parseJson(text)
  if (!json.ok) return failed([{ path: json.path, message: json.message }])
  const data = json.value
  let canonical: string
  try {
    canonical = canonicalJson(data)
  } catch (error) {
    return failed([{ path: '(file)', message: (error as Error).message }])
  }
  const parsed = determinationSchema.safeParse(data)
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
  const determination = { ...parsed.data, model: model.value } as unknown as DeterminationRecord
  return {
    ok: true,
    value: { determination, data: data as object, isCanonical: canonical === text },
  }
}

function failed(problems: Problem[]): { ok: false; problems: Problem[] } {
  return { ok: false, problems }
}
