import type { Model } from '../model/schema.ts'
import type { Choices, RulePack } from '../rules/pack.ts'
import type { ReportScenario } from './document.ts'
import type { InputModel } from './inputs.ts'

/** What a report says of the product beside its result; null: not known. */
export interface ReportProduct {
  id: string
  name: string | null
  kind: string
  eccn: string | null
  maker: string | null
  madeIn: string | null
  exportedFrom: string | null
}

/** What a report needs beside the result: the rules it was worked out by, and whose it is. */
export interface ReportContext {
  pack: RulePack
  /** SHA-256 over the text of the pack's rows, in hexadecimal. */
  packHash: string
  choices: Choices
  currency: string
  /** The day of the determination. */
  day: string
  product: ReportProduct
  /** What the result was worked out from; all items on its lines are in it. */
  model: InputModel
  /** The scenario that the result is under; absent or null: it is of the base. */
  scenario?: ReportScenario | null
  workspace: string
  revision: number
  /** Who asked for the report, and when. */
  who: string
  generated: string
  /** Which version of Minimis made it. */
  appVersion: string
}

/** What a report says of a product of a model. Throws a RangeError where there is none of that id. */
export function reportProduct(
  model: Pick<Model, 'products' | 'entities'>,
  id: string,
): ReportProduct {
  const product = model.products.find((candidate) => candidate.id === id)
  if (!product) throw new RangeError(`no product ${id}`)
  const maker = model.entities.find((entity) => entity.id === product.madeBy)
  return {
    id,
    name: product.name ?? null,
    kind: product.kind,
    eccn: product.eccn ?? null,
    maker: maker ? (maker.name ?? maker.id) : null,
    madeIn: maker?.country ?? null,
    exportedFrom: product.exportedFrom ?? maker?.country ?? null,
  }
}
