import type { HandlersOf } from '../ipc/handlers.ts'
import type { Context } from './context.ts'

/** The companies of the group and the suppliers. */
export function companiesHandlers({ workspace }: Context): HandlersOf<'companies'> {
  return {
    'companies.list': () => workspace.read((shown) => ({ ...shown.companies() })),
  }
}
