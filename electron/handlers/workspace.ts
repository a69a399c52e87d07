import { openDemo } from '../demo.ts'
import type { HandlersOf } from '../ipc/handlers.ts'
import type { Context } from './context.ts'

/** Opening, closing and copying the workspace file, and its past. */
export function workspaceHandlers({
  workspace,
  leaving,
  recent,
  dialogs,
  demoPath,
}: Context): HandlersOf<'workspace'> {
  /** Shows another workspace once what is typed in this one is written or given up. */
  const left = async <T>(show: () => T): Promise<T> => {
    await leaving.require()
    return show()
  }
  return {
    'workspace.state': () => workspace.state(),
    'workspace.recent': () => recent.list(),
    'workspace.new': async () => {
      const path = await dialogs.placeForNew()
      return path === null ? null : left(() => workspace.create(path))
    },
    'workspace.openDialog': async () => {
      const path = await dialogs.fileToOpen()
      return path === null ? null : left(() => workspace.open(path))
    },
    'workspace.open': ({ path }) => left(() => workspace.open(path)),
    'workspace.openDemo': () => left(() => openDemo(workspace, demoPath)),
    'workspace.saveCopy': async () => {
      const path = await dialogs.placeForCopy(workspace.shown().state().name)
      // The dialog has asked whether to replace a file that is there.
      if (path !== null) workspace.shown().saveCopy(path, { replace: true })
      return path === null ? null : { path }
    },
    'workspace.close': () =>
      left(() => {
        workspace.close()
        return undefined
      }),
    'workspace.readyToLeave': ({ unfinished }) => {
      leaving.answer(unfinished)
      return undefined
    },
    'workspace.backups': () => workspace.backups(),
    'workspace.checkBackup': ({ path }) => workspace.checkBackup(path),
    'workspace.backUp': () => workspace.backUp(),
    'workspace.restore': ({ path }) => left(() => workspace.restore(path)),
    'workspace.salvage': async () => {
      const path = await dialogs.placeForSalvage()
      return path === null ? null : left(() => workspace.salvage(path))
    },
    'workspace.openPast': ({ revision }) => left(() => workspace.openPast(revision)),
    'workspace.openPresent': () => left(() => workspace.openPresent()),
    'workspace.chooseDay': ({ day }) => workspace.chooseDay(day),
  }
}
