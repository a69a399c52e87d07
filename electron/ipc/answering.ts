import type { Meant } from '../../shared/ipc/meant.ts'
import { answer, type Report } from './answer.ts'
import type { Handlers } from './handlers.ts'
import { refuseOvertaken } from './meant.ts'
import type { AnswerCall } from './register.ts'

/** What is answered whatever is open. */
const WITHOUT_FILE = new Set(['app.info', 'app.preferences', 'app.listed'])

/** What is answered before a file is examined: no verdict, and no edit. */
const LISTS = new Set(['workspace.state', 'workspace.recent', 'products.list', 'companies.list'])

interface Opening {
  report: Report
  /** When there is something to list, and when the file was examined and everything can be asked. */
  isShown: Promise<void>
  isOpened: Promise<void>
  /** What is open. */
  open: () => Meant | null
}

/** Answers calls once what they ask about is there, as far as they are meant for what is open. */
export function answering(
  handlers: Handlers,
  { report, isShown, isOpened, open }: Opening,
): AnswerCall {
  return async (name, input, meant) => {
    if (!WITHOUT_FILE.has(String(name))) await (LISTS.has(String(name)) ? isShown : isOpened)
    return answer(handlers, name, input, report, () => refuseOvertaken(name, meant, open()))
  }
}
