import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import also from '../samples/demo.json' with { type: 'json' }
import telecom from '../samples/telecom.json' with { type: 'json' }
import { checkModel } from '../shared/model/read.ts'
import { singleCommandsSchema } from '../shared/workspace/commands.ts'
import type { WorkspaceState } from '../shared/workspace/views.ts'
import type { OpenWorkspace } from './open-workspace.ts'

/** Opens the demo workspace, and makes it first where it is not there. */
export function openDemo(workspace: OpenWorkspace, path: string): WorkspaceState {
  // A start that was killed, or a full disk, may have left an empty file.
  if (existsSync(path) && statSync(path).size === 0) rmSync(path)
  if (existsSync(path)) return workspace.open(path)
  const model = checkModel(telecom)
  if (!model.ok) throw new Error(`the demo model is not usable: ${JSON.stringify(model.problems)}`)
  mkdirSync(dirname(path), { recursive: true })
  return workspace.create(path, model.value, singleCommandsSchema.parse(also))
}
