import { writeFileSync } from 'node:fs'
import { checkModel } from '../shared/model/read.ts'
import type { Model } from '../shared/model/schema.ts'
import { checkOutput } from './import-output.ts'
import { problemLine } from './options.ts'
import { notReadable, UsageError } from './usage-error.ts'

/** Writes a model that holds together. Throws a UsageError with its problems where it does not. */
export function writeModel(path: string, table: string, given: Model): void {
  const model = checkModel(given)
  if (!model.ok) throw new UsageError(model.problems.map((problem) => problemLine(table, problem)))
  checkOutput(path, table)
  try {
    writeFileSync(path, `${JSON.stringify(model.value, null, 2)}\n`)
  } catch (error) {
    throw notReadable(path, error)
  }
}
