import { openDemo } from '../demo.ts'
import type { HandlersOf } from '../ipc/handlers.ts'
import type { Context } from './context.ts'

/** Opening, closing and copying the workspace file, and its past. */
export function workspaceHandlers({
  workspace,
  recent,
  dialogs,
  demoPath,
}: Context): HandlersOf<'workspace'> {
  return {
    'workspace.state': () => workspace.state(),
    'workspace.recent': () => recent.list(),
    'workspace.new': async () => {
      const path = await dialogs.placeForNew()
      return path === null ? null : workspace.create(path)
    },
    'workspace.openDialog': async () => {
      const path = await dialogs.fileToOpen()
      return path === null ? null : workspace.open(path)
    },
    'workspace.open': ({ path }) => workspace.open(path),
    'workspace.openDemo': () => openDemo(workspace, demoPath),
    'workspace.saveCopy': async () => {
      const path = await dialogs.placeForCopy(workspace.shown().state().name)
      // The dialog has asked whether to replace a file that is there.
      if (path !== null) workspace.shown().saveCopy(path, { replace: true })
      return path === null ? null : { path }
    },
    'workspace.close': () => {
      workspace.close()
      return undefined
    },
    'workspace.backups': () => workspace.backups(),
    'workspace.restore': ({ path }) => workspace.restore(path),
    'workspace.salvage': async () => {
      const path = await dialogs.placeForSalvage()
      return path === null ? null : workspace.salvage(path)
    },
    'workspace.openPast': ({ revision }) => workspace.openPast(revision),
    'workspace.openPresent': () => workspace.openPresent(),
  }
}
