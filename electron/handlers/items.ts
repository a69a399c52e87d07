import type { HandlersOf } from '../ipc/handlers.ts'
import type { Context } from './context.ts'

/** The parts and products that a line can name, and all that is known of one. */
export function itemsHandlers({ workspace }: Context): HandlersOf<'items'> {
  return {
    'items.list': () => workspace.read((shown) => ({ rows: shown.items() })),
    'items.some': ({ ids }) => workspace.read((shown) => ({ rows: shown.items(ids) })),
    'items.read': ({ ids }) => workspace.read((shown) => ({ ...shown.whole(ids) })),
    'items.usedOn': ({ item }) => workspace.read((shown) => ({ lines: shown.usedOn(item) })),
    'items.detail': ({ item }) => workspace.read((shown) => ({ detail: shown.item(item) })),
  }
}
