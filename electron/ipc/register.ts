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

interface Registered {
  report: Report
  /** When the app is ready for calls. */
  isReady: Promise<void>
  /** What is open. */
  open: () => Meant | null
}

/**
 * Answers the window's calls once the app is ready for them, as far as they are meant for what is
 * open. The one place where messages from it arrive.
 */
export function registerCalls(handlers: Handlers, { report, isReady, open }: Registered): void {
  ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, input: unknown, meant: unknown) => {
    if (!isTrustedSender(event.senderFrame)) {
      const from = event.senderFrame?.url ?? 'a frame that is gone'
      report(String(name), new Error(`call from ${from}`))
      return UNTRUSTED
    }
    await isReady
    return answer(handlers, name, input, report, () => refuseOvertaken(name, meant, open()))
  })
}
