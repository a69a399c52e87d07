import type { z } from 'zod'
import { type Answer, type CallName, calls, type Failure } from '../../shared/ipc/contract.ts'
import { issueWords } from '../../shared/model/issue.ts'
import { foreseenFailure, unforeseenFailure } from './failure.ts'
import type { Handler, Handlers } from './handlers.ts'

/** Told of errors that nobody foresaw, with the call in which they happened. */
export type Report = (call: string, error: unknown) => void

/**
 * Answers one message from the window: checks name and input against the contract, whether it may be
 * done now, calls the handler, checks its output. Never throws; what goes wrong becomes a failure.
 */
export async function answer(
  handlers: Handlers,
  name: unknown,
  input: unknown,
  report: Report,
  check: () => void = () => {},
): Promise<Answer<CallName>> {
  if (!isCallName(name)) return refuse('unknown-call', `There is no call ${String(name)}.`)
  const contract: { in: z.ZodType; out: z.ZodType } = calls[name]
  const checked = contract.in.safeParse(input)
  if (!checked.success) {
    return refuse('invalid-input', `${name}: the input is not usable.`, problems(checked.error))
  }
  try {
    check()
    const output = await (handlers[name] as Handler<CallName>)(checked.data as never)
    return { ok: true, value: contract.out.parse(output) as never }
  } catch (error) {
    const foreseen = foreseenFailure(error)
    if (foreseen) return { ok: false, failure: foreseen }
    report(name, error)
    return { ok: false, failure: unforeseenFailure }
  }
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(calls, name)
}

function refuse(
  code: string,
  message: string,
  details?: string[],
): { ok: false; failure: Failure } {
  return { ok: false, failure: { code, message, ...(details && { details }) } }
}

function problems(error: z.ZodError): string[] {
  return error.issues.map((issue) => `${issue.path.join('.') || 'input'}: ${issueWords(issue)}`)
}
