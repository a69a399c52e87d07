import { ipcMain } from 'electron'
import type { Meant } from '../../shared/ipc/meant.ts'
import { isTrustedSender } from '../security/sender.ts'
import { answer, type Report } from './answer.ts'
import { CALL_CHANNEL } from './channels.ts'
import type { Handlers } from './handlers.ts'
import { refuseOvertaken } from './meant.ts'

const UNTRUSTED = {
  ok: false,
  failure: { code: 'untrusted-sender', message: 'Calls come from the app.' },
}

/** What is answered whatever is open. */
const WITHOUT_FILE = new Set(['app.info', 'app.preferences'])

/** What is answered before a file is examined: no verdict, and no edit. */
const LISTS = new Set(['workspace.state', 'workspace.recent', 'products.list', 'companies.list'])

interface Registered {
  report: Report
  /** When there is something to list, and when the file was examined and everything can be asked. */
  isShown: Promise<void>
  isOpened: Promise<void>
  /** What is open. */
  open: () => Meant | null
}

/**
 * Answers the window's calls once what they ask about is there, as far as they are meant for what is
 * open. The one place where messages from it arrive.
 */
export function registerCalls(
  handlers: Handlers,
  { report, isShown, isOpened, open }: Registered,
): void {
  ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, input: unknown, meant: unknown) => {
    if (!isTrustedSender(event.senderFrame)) {
      const from = event.senderFrame?.url ?? 'a frame that is gone'
      report(String(name), new Error(`call from ${from}`))
      return UNTRUSTED
    }
    if (!WITHOUT_FILE.has(String(name))) await (LISTS.has(String(name)) ? isShown : isOpened)
    return answer(handlers, name, input, report, () => refuseOvertaken(name, meant, open()))
  })
}
