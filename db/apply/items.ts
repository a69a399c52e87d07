import { type ItemType, list, refuse, requireItem } from './checks.ts'
import { removeRowsOf } from './rows-not-taken.ts'
import type { Writer, Writes } from './writer.ts'

/** What parts and products have in common: their classification and what is attached to them. */
export const itemWrites: Writes<'classify' | 'attach' | 'detach'> = {
  classify: (to, { item, eccn = null, source, on, note = null }) => {
    const type = requireItem(to, item)
    to.run(
      'INSERT INTO classification (item, eccn, source, classified_on, who, note) VALUES (?, ?, ?, ?, ?, ?)',
      item,
      eccn,
      source,
      on,
      to.who,
      note,
    )
    to.run(
      `UPDATE ${type} SET eccn = ?, extra = CASE WHEN eccn IS ? THEN extra ELSE json_remove(extra, '$.classification') END
       WHERE id = ?`,
      eccn,
      eccn,
      item,
    )
  },

  attach: (to, { item, title, reference }) => {
    requireItem(to, item)
    to.run(
      'INSERT INTO attachment (item, title, reference) VALUES (?, ?, ?)',
      item,
      title,
      reference,
    )
  },

  detach: ({ run }, { attachment }) => {
    if (run('DELETE FROM attachment WHERE id = ?', attachment) === 0)
      refuse(`There is no attachment ${attachment}.`)
  },
}

/** Removes an item with its own lines, prices and records. Refuses while another product has it. */
export function removeItem(to: Writer, id: string, type: ItemType): void {
  requireItem(to, id, type)
  const users = to.values(
    'SELECT DISTINCT product FROM bom_line WHERE item = ? AND product <> ? ORDER BY product',
    id,
    id,
  )
  if (users.length > 0)
    refuse(`${id} is still on the bill of materials of ${list(users)}. Remove those lines first.`)
  const alternates = to.values(
    'SELECT DISTINCT product FROM alternate JOIN bom_line ON bom_line.id = line WHERE alternate.item = ? AND product <> ?',
    id,
    id,
  )
  if (alternates.length > 0) refuse(`${id} is still an alternate in ${list(alternates)}.`)
  to.run('DELETE FROM alternate WHERE line IN (SELECT id FROM bom_line WHERE product = ?)', id)
  to.run('DELETE FROM bom_line WHERE product = ?', id)
  for (const table of ['price', 'classification', 'attachment'])
    to.run(`DELETE FROM ${table} WHERE item = ?`, id)
  removeRowsOf(to, id)
  to.run(`DELETE FROM ${type} WHERE id = ?`, id)
  to.run('DELETE FROM item WHERE id = ?', id)
}
