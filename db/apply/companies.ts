import type { Entity } from '../../shared/model/schema.ts'
import { list, refuse } from './checks.ts'
import type { Writes } from './writer.ts'

/** The companies of the group and the suppliers. */
export const companyWrites: Writes<
  'setEntity' | 'changeEntity' | 'removeEntity' | 'setSupplier' | 'removeSupplier'
> = {
  setEntity: ({ rows }, { entity }) => rows.setEntity(entity),

  changeEntity: ({ rows }, { id, set }) => {
    const known = rows.entities().find((entity) => entity.id === id)
    if (!known) refuse(`There is no company ${id}.`)
    rows.setEntity({ ...known, ...set } as Entity)
  },

  removeEntity: ({ run, values }, { id }) => {
    const productsBy = (column: string) =>
      values(`SELECT id FROM product WHERE ${column} = ? ORDER BY position`, id)
    const makes = productsBy('made_by')
    if (makes.length > 0) refuse(`${id} still makes ${list(makes)}.`)
    const exports = productsBy('exported_by')
    if (exports.length > 0) refuse(`${id} still exports ${list(exports)}.`)
    if (run('DELETE FROM entity WHERE id = ?', id) === 0) refuse(`There is no company ${id}.`)
  },

  setSupplier: ({ run }, { supplier: { id, name, country = null, note = null } }) => {
    run(
      `INSERT INTO supplier (id, position, name, country, note)
       VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM supplier), ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, country = excluded.country, note = excluded.note`,
      id,
      name,
      country,
      note,
    )
  },

  removeSupplier: ({ run, values }, { id }) => {
    const parts = values('SELECT id FROM part WHERE supplier = ? ORDER BY position', id)
    if (parts.length > 0) refuse(`${id} still supplies ${list(parts)}.`)
    if (run('DELETE FROM supplier WHERE id = ?', id) === 0) refuse(`There is no supplier ${id}.`)
  },
}
