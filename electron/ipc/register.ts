import { ipcMain } from 'electron'
import type { Meant } from '../../shared/ipc/meant.ts'
import { isTrustedSender } from '../security/sender.ts'
import { answer, type Report } from './answer.ts'
import { CALL_CHANNEL } from './channels.ts'
import type { Handlers } from './handlers.ts'
import { refuseOvertaken } from './meant.ts'

/**
 * Answers the window's calls, as far as they are meant for what is open. The one place where messages
 * from it arrive.
 */
export function registerCalls(handlers: Handlers, report: Report, open: () => Meant | null): void {
  ipcMain.handle(CALL_CHANNEL, (event, name: unknown, input: unknown, meant: unknown) => {
    const check = () => refuseOvertaken(name, meant, open())
    if (isTrustedSender(event.senderFrame)) return answer(handlers, name, input, report, check)
    report(String(name), new Error(`call from ${event.senderFrame?.url ?? 'a frame that is gone'}`))
    return { ok: false, failure: { code: 'untrusted-sender', message: 'Calls come from the app.' } }
  })
}
