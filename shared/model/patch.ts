import type { Entity, Part, Product, Rate } from './schema.ts'

/** What changes a model into another: whole objects that are changed or new, and ids that are gone. */
export interface ModelPatch {
  currency?: string
  /** All rates, where one of them changed. */
  rates?: Rate[]
  entities?: Entity[]
  parts?: Part[]
  products?: Product[]
  removed?: { entities?: string[]; parts?: string[]; products?: string[] }
}
