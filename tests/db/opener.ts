import { setImmediate } from 'node:timers/promises'
import { systemSession, Workspace } from '../../db/workspace.ts'

/**
 * Opens and closes the workspace of its first argument again and again, and writes how many bytes of
 * memory each time left. It runs with `--expose-gc`.
 */
const [path = ''] = process.argv.slice(2)
const session = systemSession('Anna')

async function opened(times: number): Promise<number> {
  for (let i = 0; i < times; i++) {
    const workspace = Workspace.open(path, session)
    workspace.model()
    workspace.close()
    if (i % 20 === 0) await turn()
  }
  await turn()
  return process.memoryUsage().rss
}

/** What was compiled of SQL is given back once it is collected and the loop has turned. */
async function turn(): Promise<void> {
  globalThis.gc?.()
  await setImmediate()
}

const before = await opened(200)
const times = 300
process.stdout.write(String(((await opened(times)) - before) / times))
