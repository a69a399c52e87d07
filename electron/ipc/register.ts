import { ipcMain } from 'electron'
import { isTrustedSender } from '../security/sender.ts'
import { answer, type Report } from './answer.ts'
import { CALL_CHANNEL } from './channels.ts'
import type { Handlers } from './handlers.ts'

/** Answers the window's calls. The one place where messages from it arrive. */
export function registerCalls(handlers: Handlers, report: Report): void {
  ipcMain.handle(CALL_CHANNEL, (event, name: unknown, input: unknown) => {
    if (isTrustedSender(event.senderFrame)) return answer(handlers, name, input, report)
    report(String(name), new Error(`call from ${event.senderFrame?.url ?? 'a frame that is gone'}`))
    return { ok: false, failure: { code: 'untrusted-sender', message: 'Calls come from the app.' } }
  })
}
