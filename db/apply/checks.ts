import { contradictionsOf } from '../../shared/model/contradictions.ts'
import { statement } from '../statements.ts'
import { WorkspaceError } from '../workspace-error.ts'
import type { Writer } from './writer.ts'

export type ItemType = 'part' | 'product'

/** The type of an item. Refuses where there is none with that id, or none of the type asked for. */
export function requireItem({ value }: Writer, id: string, type?: ItemType): ItemType {
  const known = value('SELECT type FROM item WHERE id = ?', id) as ItemType | undefined
  if (known === undefined || (type && known !== type))
    return refuse(`There is no ${type ?? 'part or product'} ${id}.`)
  return known
}

/** Refuses where an id belongs to an item of the other type. */
export function refuseOtherType({ value }: Writer, id: string, type: ItemType): void {
  const known = value('SELECT type FROM item WHERE id = ?', id)
  if (known !== undefined && known !== type) refuse(`The id ${id} already belongs to a ${known}.`)
}

/** The product that a line is of. Refuses where there is no such line, or none in the product given. */
export function requireLine({ value }: Writer, line: number, product?: string): string {
  const known = value('SELECT product FROM bom_line WHERE id = ?', line) as string | undefined
  if (known === undefined || (product && known !== product))
    return refuse(`There is no line ${line}${product ? ` in ${product}` : ''}.`)
  return known
}

/** Refuses where there is no company with the id that an item names. */
export function requireEntity({ value }: Writer, id: string, item: string): void {
  if (value('SELECT 1 FROM entity WHERE id = ?', id) === undefined)
    refuse(`There is no company ${id}, which ${item} names.`)
}

/** Refuses where a product is inside one of its own items. */
export function refuseCycle({ value }: Writer, product: string, item: string): void {
  const back = value(
    `WITH RECURSIVE below (id) AS (SELECT ? UNION SELECT bom_line.item FROM bom_line JOIN below ON bom_line.product = below.id)
     SELECT 1 FROM below WHERE id = ?`,
    item,
    product,
  )
  if (back !== undefined) refuse(`${product} would contain itself through ${item}.`)
}

/** Refuses where members of a product, as it is written, contradict each other. */
export function refuseContradiction({ database }: Writer, id: string): void {
  const row = statement(
    database,
    `SELECT kind, sales, facts ->> '$.noUsContent' = 1 AS noUsContent,
       EXISTS (SELECT 1 FROM bom_line WHERE product = :id) AS lines
     FROM product WHERE id = :id`,
  ).get({ id }) as { kind: string; sales: unknown; noUsContent: unknown; lines: number }
  const { kind, sales, lines } = row
  const [first] = contradictionsOf({ kind, sales, noUsContent: row.noUsContent === 1, lines })
  if (first) refuse(`${id}: ${CONTRADICTED[first.member]}`)
}

/** What to do about a contradiction, by the member that cannot stand. */
const CONTRADICTED = {
  sales: 'sales are recorded for software only. Take them away first.',
  'facts.noUsContent':
    'a product with lines cannot be recorded as one without US content. Take the lines or that record away first.',
} as const

export function refuse(message: string): never {
  throw new WorkspaceError('refused', message)
}

/** The first names and how many more there are. */
export function list(names: readonly unknown[]): string {
  const shown = names.slice(0, 5).join(', ')
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown
}
