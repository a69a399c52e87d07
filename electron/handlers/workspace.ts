import { renameSync, rmSync } from 'node:fs'
import { WorkspaceError } from '../../db/workspace-error.ts'
import { openDemo } from '../demo.ts'
import type { HandlersOf } from '../ipc/handlers.ts'
import type { Context } from './context.ts'

/** Opening, closing and copying the workspace file, and its past. */
export function workspaceHandlers(context: Context): HandlersOf<'workspace'> {
  const { workspace, recent, dialogs, demoPath } = context
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
      if (path !== null) saveCopy(context, path)
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
    'workspace.chooseDay': ({ day }) => workspace.chooseDay(day),
  }
}

/** The dialog has asked whether to replace a file; it is replaced whole, once the copy is written. */
function saveCopy({ workspace }: Context, path: string): void {
  const shown = workspace.shown()
  if (path === shown.path) {
    throw new WorkspaceError(
      'refused',
      `${path} is the open workspace itself. Choose another name.`,
    )
  }
  const part = `${path}.part`
  rmSync(part, { force: true })
  try {
    shown.saveCopy(part)
    renameSync(part, path)
  } finally {
    rmSync(part, { force: true })
  }
}
