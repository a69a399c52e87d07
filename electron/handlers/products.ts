import { reportRegister } from '../../shared/rules/report-register.ts'
import type { HandlersOf } from '../ipc/handlers.ts'
import type { Context } from './context.ts'

/** The list of products. */
export function productsHandlers({ workspace }: Context): HandlersOf<'products'> {
  return {
    'products.list': ({ ids }) => workspace.read((shown) => ({ rows: shown.products(ids) })),
    'products.reports': () =>
      workspace.read((shown) => ({
        reports: reportRegister(shown.packs().inForce, shown.reportedProducts(), shown.day()),
      })),
  }
}
