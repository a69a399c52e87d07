import type { HandlersOf } from '../ipc/handlers.ts'
import { writeWhole } from '../shell/write-whole.ts'
import type { Context } from './context.ts'

/** The key of the office by which determinations are signed. */
export function officeHandlers({ office, dialogs }: Context): HandlersOf<'office'> {
  return {
    'office.state': () => office.state(),
    'office.make': ({ passphrase }) => office.make(passphrase),
    'office.unlock': ({ passphrase }) => office.unlock(passphrase),
    'office.saveBackup': async ({ passphrase }) => {
      const text = await office.backup(passphrase)
      const path = await dialogs.placeForKey()
      if (path === null) return null
      await writeWhole(path, text, 0o600)
      return { path }
    },
    'office.takeBackup': async ({ passphrase }) => {
      const path = await dialogs.keyToTake()
      return path === null ? null : office.take(path, passphrase)
    },
  }
}
