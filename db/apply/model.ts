import { checkModel } from '../../shared/model/read.ts'
import { WorkspaceError } from '../workspace-error.ts'
import type { Writes } from './writer.ts'

export const modelWrites: Writes<'replaceModel'> = {
  /** Refuses a model that does not hold together, with every problem in the details. */
  replaceModel: ({ rows }, { model }) => {
    const checked = checkModel(model)
    if (!checked.ok) {
      const problems = checked.problems.map(({ path, message }) => `${path}: ${message}`)
      const message = `The model does not hold together: ${problems[0]}`
      throw new WorkspaceError('refused', message, problems)
    }
    rows.replace(model)
  },
}
