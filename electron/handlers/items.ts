import type { HandlersOf } from '../ipc/handlers.ts'
import type { Context } from './context.ts'

/** The parts and products that a line can name, and all that is known of one. */
export function itemsHandlers({ workspace }: Context): HandlersOf<'items'> {
  return {
    'items.list': () => {
      const shown = workspace.shown()
      return { revision: shown.state().revision, rows: shown.items() }
    },
    'items.some': ({ ids }) => {
      const shown = workspace.shown()
      return { revision: shown.state().revision, rows: shown.items(ids) }
    },
    'items.read': ({ ids }) => {
      const shown = workspace.shown()
      return { revision: shown.state().revision, ...shown.whole(ids) }
    },
    'items.usedOn': ({ item }) => {
      const shown = workspace.shown()
      return { revision: shown.state().revision, lines: shown.usedOn(item) }
    },
    'items.detail': ({ item }) => {
      const shown = workspace.shown()
      return { revision: shown.state().revision, detail: shown.item(item) }
    },
  }
}
