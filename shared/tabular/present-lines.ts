import type { Model } from '../model/schema.ts'

/** A line that a product has; a row of a bill of materials is one. */
export interface PresentLine {
  line: number
  item: string
  quantity: string
  unit?: string | null | undefined
  note?: string | null | undefined
  alternates?: readonly string[] | undefined
}

/** The lines of products, in their order, by product. */
export type PresentLines = ReadonlyMap<string, readonly PresentLine[]>

/** The lines of a model, numbered from 1 through all of its products as they stand. */
export function linesOfModel({ products }: Pick<Model, 'products'>): PresentLines {
  let last = 0
  return new Map(
    products.map(({ id, lines }) => [
      id,
      lines.map(({ item, quantity, ...rest }) => ({ line: ++last, item, quantity, ...told(rest) })),
    ]),
  )
}

/** What a line of a model file says beside item and quantity is kept in loose members. */
function told({ unit, note, alternates }: Record<string, unknown>): Partial<PresentLine> {
  const isList = Array.isArray(alternates) && alternates.every((id) => typeof id === 'string')
  return {
    unit: typeof unit === 'string' ? unit : null,
    note: typeof note === 'string' ? note : null,
    alternates: isList ? (alternates as string[]) : [],
  }
}
