import type { Workspace } from '../../db/workspace.ts'
import type { Command } from '../../shared/workspace/commands.ts'

/**
 * A random edit of a workspace made from `small()`: `pick(n)` gives a number from 0 below n. Never
 * refused, whatever edits went before.
 */
export function randomEdit(workspace: Workspace, pick: (below: number) => number): Command {
  const product = ['W', 'S', 'T'][pick(3)] as string
  const rows = workspace.bom(product)
  const row = rows[pick(Math.max(rows.length, 1))]
  const quantity = `${pick(1000)}.${pick(10)}5`
  const id = `N${pick(4)}`
  const parts = workspace.model().parts.map((part) => part.id)
  if (rows.length === 0 && !workspace.products().some((known) => known.id === product))
    return { kind: 'setPart', part: { id, kind: 'commodity', name: `name ${pick(99)}` } }
  const part = parts[pick(parts.length)] as string
  const amount = `${1 + pick(500)}`
  switch (pick(row ? 12 : 7)) {
    case 0:
      return { kind: 'setPart', part: { id, kind: 'commodity', name: `name ${pick(99)}` } }
    case 1:
      return { kind: 'addLine', product, line: { item: part, quantity } }
    case 2:
      return { kind: 'setEntity', entity: { id: `E${pick(5)}`, name: `company ${pick(99)}` } }
    case 3:
      return {
        kind: 'setRate',
        rate: { from: 'USD', to: 'CNY', asOf: `2026-0${1 + pick(4)}-01`, rate: `7.${pick(99)}` },
      }
    case 4:
      return {
        kind: 'setPrice',
        item: part,
        validFrom: `2026-0${1 + pick(9)}-01`,
        price: pick(3) === 0 ? null : { amount, currency: 'USD' },
      }
    case 5:
      return { kind: 'classify', item: part, eccn: '3A991', source: 'own', on: '2026-11-01' }
    case 6:
      return { kind: 'attach', item: part, title: `sheet ${pick(99)}`, reference: 'sheet.pdf' }
    case 7:
    case 8:
    case 9:
      return { kind: 'setLine', line: row?.line ?? 0, quantity }
    case 10:
      return {
        kind: 'moveLine',
        line: row?.line ?? 0,
        before: pick(2) ? (rows[pick(rows.length)]?.line ?? null) : null,
      }
    default:
      return rows.length > 1
        ? { kind: 'removeLine', line: row?.line ?? 0 }
        : { kind: 'setLine', line: row?.line ?? 0, details: { alternates: [part] } }
  }
}
