import { setCompanyOpen } from '../../stores/home-list.ts'
import { goTo } from '../../stores/screen.ts'
import type { MenuOf } from '../../ui/context-menu/context-menu.ts'
import { commandEntries, productEntries } from '../../ui/context-menu/entries.ts'
import type { HomeRow } from './groups.ts'

/** What can be done with a product, or with a company and its products. */
export function rowMenu(row: HomeRow): MenuOf {
  if (row.type === 'product')
    return { name: row.product.id, groups: [productEntries(row.product.id), added()] }
  const { id } = row.group
  const fold = {
    id: 'fold',
    name: row.isOpen ? 'Close the company' : 'Open the company',
    shortcut: row.isOpen ? 'ArrowLeft' : 'ArrowRight',
    run: () => setCompanyOpen(id, !row.isOpen),
  }
  const company = { id: 'company', name: 'Show it among the companies' }
  const show = id === '' ? [] : [{ ...company, run: () => goTo('companies', id) }]
  return { name: row.group.name, groups: [[fold, ...show], added()] }
}

function added() {
  return commandEntries(['newProduct', 'questions'])
}
