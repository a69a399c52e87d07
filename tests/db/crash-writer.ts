import { writeSync } from 'node:fs'
import { systemSession, Workspace } from '../../db/workspace.ts'
import { randomEdit } from './edits.ts'
import { content, hashText, random } from './support.ts'

// Edits a workspace without end, and says each revision once it is acknowledged: its number, the
// quantity of the first line of W, and a hash of the whole content. Now and then it closes the file
// and opens it again. It is meant to be killed.
const [path = '', seed = '0'] = process.argv.slice(2)
const pick = random(Number(seed))
const session = systemSession('Writer')
const open = () => {
  const workspace = Workspace.open(path, session)
  const { readOnly } = workspace.state()
  if (!readOnly) return workspace
  writeSync(1, `read-only: ${readOnly.message}\n`)
  return process.exit(3)
}

let workspace = open()
for (let edits = 1; ; edits++) {
  const choice = pick(10)
  const { undo, redo } = workspace.state()
  let state: ReturnType<typeof workspace.state>
  if (choice === 0 && undo && workspace.history({ limit: 9 }).length === 9) state = workspace.undo()
  else if (choice === 1 && redo) state = workspace.redo()
  else state = workspace.apply(randomEdit(workspace, pick))
  const quantity = workspace.bom('W')[0]?.quantity ?? '-'
  writeSync(1, `${state.revision} ${quantity} ${hashText(content(workspace))}\n`)
  if (edits % 30 === 0) {
    workspace.close()
    workspace = open()
  }
}
