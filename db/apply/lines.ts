import { refuseContradiction, refuseCycle, requireItem, requireLine } from './checks.ts'
import type { CommandOf, Writer, Writes } from './writer.ts'

/** The lines of bills of materials. */
export const lineWrites: Writes<'addLine' | 'setLine' | 'moveLine' | 'removeLine'> = {
  addLine: (to, { product, line, details = {}, before }) => {
    requireItem(to, product, 'product')
    const type = requireItem(to, line.item)
    if (before !== undefined) requireLine(to, before, product)
    for (const alternate of details.alternates ?? []) requireItem(to, alternate)
    to.rows.addLine(product, line, details, before)
    if (type === 'product') refuseCycle(to, product, line.item)
    refuseContradiction(to, product)
  },

  setLine: (to, { line, item, quantity, details }) => {
    const product = requireLine(to, line)
    if (item !== undefined) {
      requireItem(to, item)
      to.run('UPDATE bom_line SET item = ? WHERE id = ?', item, line)
      refuseCycle(to, product, item)
    }
    if (quantity !== undefined)
      to.run('UPDATE bom_line SET quantity = ? WHERE id = ?', quantity, line)
    if (details) setDetails(to, line, details)
  },

  moveLine: (to, { line, before, to: target }) => {
    const from = requireLine(to, line)
    if (before === line) return
    const product = target ?? from
    requireItem(to, product, 'product')
    if (before !== null) requireLine(to, before, product)
    const { rows } = to
    const position = before === null ? rows.endOf(product) : rows.makeRoomBefore(product, before)
    to.run('UPDATE bom_line SET product = ?, position = ? WHERE id = ?', product, position, line)
    if (product === from) return
    refuseCycle(to, product, String(to.value('SELECT item FROM bom_line WHERE id = ?', line)))
    refuseContradiction(to, product)
  },

  removeLine: (to, { line }) => {
    requireLine(to, line)
    to.run('DELETE FROM alternate WHERE line = ?', line)
    to.run('DELETE FROM bom_line WHERE id = ?', line)
  },
}

const DETAIL_COLUMNS = {
  unit: 'unit',
  note: 'note',
  effectiveFrom: 'effective_from',
  effectiveTo: 'effective_to',
} as const

function setDetails(
  to: Writer,
  line: number,
  details: NonNullable<CommandOf<'setLine'>['details']>,
): void {
  for (const [name, column] of Object.entries(DETAIL_COLUMNS)) {
    const given = details[name as keyof typeof DETAIL_COLUMNS]
    if (given !== undefined) to.run(`UPDATE bom_line SET ${column} = ? WHERE id = ?`, given, line)
  }
  if (!details.alternates) return
  for (const alternate of details.alternates) requireItem(to, alternate)
  to.rows.setAlternates(line, details.alternates)
}
