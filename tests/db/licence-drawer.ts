import { writeSync } from 'node:fs'
import { Workspace } from '../../db/workspace.ts'
import { WorkspaceError } from '../../db/workspace-error.ts'

// Another process that draws a licence down as often as it can: it opens the workspace, draws, and closes
// it again, until it is refused. It says how often it drew, and what refused it in the end.
const [path = '', who = '', quantity = '1'] = process.argv.slice(2)
const session = { who, now: () => '2027-02-01T08:15:00.000Z', today: () => '2027-02-01' }
let drawn = 0
for (;;) {
  const workspace = Workspace.open(path, session)
  const { readOnly } = workspace.state()
  if (readOnly) {
    workspace.close()
    continue
  }
  try {
    workspace.apply({
      kind: 'recordLicence',
      licence: 1,
      event: {
        kind: 'shipped',
        day: '2027-02-01',
        shipment: `${who} ${drawn + 1}`,
        items: [{ item: 1, quantity, value: quantity, currency: 'USD' }],
      },
    })
    drawn++
  } catch (error) {
    if (!(error instanceof WorkspaceError)) throw error
    writeSync(1, JSON.stringify({ drawn, code: error.code, message: error.message }))
    break
  } finally {
    workspace.close()
  }
}
