import type { ItemRow } from '../../shared/workspace/views.ts'
import { call } from './call.ts'
import { rowsStore } from './rows.ts'

/** Every part and product, for choosing one; read once it is asked for. */
export const items = rowsStore<ItemRow>({
  what: 'list the parts and products',
  load: (ids) => (ids ? call('items.some', { ids }) : call('items.list')),
  idOf: ({ id }) => id,
  touchedIds: ({ items: ids, companies }) => (companies ? null : ids),
})

export const useItems = items.useRows

/** Reads them where they are not read yet. */
export async function loadItems(): Promise<void> {
  if (!useItems.getState().rows) await items.loadAll()
}
