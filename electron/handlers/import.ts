import { basename } from 'node:path'
import type { HandlersOf } from '../ipc/handlers.ts'
import type { Context } from './context.ts'

/** Tables from files; what becomes of their rows is decided in the window and written as one edit. */
export function importHandlers({ dialogs, sheets }: Context): HandlersOf<'import'> {
  return {
    'import.choose': async () => {
      const path = await dialogs.tableToImport()
      const read = path === null ? null : await sheets.read(path)
      return read && path !== null ? { name: basename(path), ...read } : null
    },
    'import.cancel': async () => {
      await sheets.cancel()
      return undefined
    },
  }
}
