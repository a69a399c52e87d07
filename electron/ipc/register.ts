import { ipcMain } from 'electron'
import { isTrustedSender } from '../security/sender.ts'
import { answer, type Report } from './answer.ts'
import { CALL_CHANNEL } from './channels.ts'
import type { Handlers } from './handlers.ts'

const UNTRUSTED = {
  ok: false,
  failure: { code: 'untrusted-sender', message: 'Calls come from the app.' },
}

/** Answers the window's calls once the app is ready for them. The one place where messages from it arrive. */
export function registerCalls(handlers: Handlers, isReady: Promise<void>, report: Report): void {
  ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, input: unknown) => {
    if (!isTrustedSender(event.senderFrame)) {
      const from = event.senderFrame?.url ?? 'a frame that is gone'
      report(String(name), new Error(`call from ${from}`))
      return UNTRUSTED
    }
    await isReady
    return answer(handlers, name, input, report)
  })
}
