import { basename } from 'node:path'
import type { TextOptions } from '../../shared/sheets/read.ts'
import type { HandlersOf } from '../ipc/handlers.ts'
import type { Context } from './context.ts'

/** Tables from files; what becomes of their rows is decided in the window and written as one edit. */
export function importHandlers({ dialogs, sheets }: Context): HandlersOf<'import'> {
  let chosen: string | null = null
  const readChosen = async (options: TextOptions) => {
    const path = chosen
    const read = path === null ? null : await sheets.read(path, options)
    return read && path !== null ? { name: basename(path), ...read } : null
  }
  return {
    'import.choose': async () => {
      chosen = await dialogs.tableToImport()
      return readChosen({})
    },
    'import.reread': (options) => readChosen(options),
    'import.cancel': async () => {
      await sheets.cancel()
      return undefined
    },
  }
}
