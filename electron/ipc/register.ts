import { ipcMain } from 'electron'
import { isTrustedSender } from '../security/sender.ts'
import { CALL_CHANNEL } from './channels.ts'

const UNTRUSTED = {
  ok: false,
  failure: { code: 'untrusted-sender', message: 'Calls come from the app.' },
}

/** Answers a call of the window that comes from the app; never throws. */
export type AnswerCall = (name: unknown, input: unknown, meant: unknown) => Promise<unknown>

/**
 * Takes the window's calls from now on; each is answered once there is what answers. The one place
 * where messages from it arrive. `report` is told of calls that come from elsewhere.
 */
export function registerCalls(
  answering: Promise<AnswerCall>,
  report: (call: string, error: unknown) => void,
): void {
  ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, input: unknown, meant: unknown) => {
    if (!isTrustedSender(event.senderFrame)) {
      const from = event.senderFrame?.url ?? 'a frame that is gone'
      report(String(name), new Error(`call from ${from}`))
      return UNTRUSTED
    }
    const answer = await answering
    return answer(name, input, meant)
  })
}
