import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { Workspace } from '../../db/workspace.ts'

// Another process that has the workspace open. `hold` keeps it until it is killed or told to end by
// a line on its input; each line is a name for part P1, said back once it is written. `contend` opens
// and closes it many times and says how often it could write, and whether it ever was not alone.
const [mode = '', path = '', who = '', times = '1'] = process.argv.slice(2)
const session = { who, now: () => '2026-11-24T08:15:00.000Z', today: () => '2026-11-24' }
const part = (name: string) => ({ id: 'P1', kind: 'commodity' as const, name })

if (mode === 'hold') {
  const workspace = Workspace.open(path, session)
  writeSync(1, `${workspace.state().readOnly?.message ?? 'open'}\n`)
  process.stdin.setEncoding('utf8')
  process.stdin.on('data', (line: string) => {
    const name = line.trim()
    if (name === 'close') {
      workspace.close()
      writeSync(1, 'closed\n')
      process.exit(0)
    }
    writeSync(1, `${workspace.apply({ kind: 'setPart', part: part(name) }).revision}\n`)
  })
} else {
  const counts = { wrote: 0, readOnly: 0, notAlone: 0, misnamed: '', busy: 0, failed: '' }
  for (let i = 0; i < Number(times); i++) {
    try {
      const workspace = Workspace.open(path, session)
      const { readOnly } = workspace.state()
      if (readOnly) {
        counts.readOnly++
        if (readOnly.reason !== 'held' || readOnly.message.includes(`process ${process.pid})`))
          counts.misnamed = readOnly.message
        workspace.close()
        continue
      }
      try {
        closeSync(openSync(`${path}.alone`, 'wx'))
        workspace.apply({ kind: 'setPart', part: part(`${who} ${i}`) })
        rmSync(`${path}.alone`)
      } catch {
        counts.notAlone++
      }
      counts.wrote++
      workspace.close()
    } catch (error) {
      if ((error as { code?: string }).code === 'held') counts.busy++
      else counts.failed = String(error)
    }
  }
  writeSync(1, `${JSON.stringify(counts)}\n`)
}
