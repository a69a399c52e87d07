import type { CallName, Failure, Input, Output } from '../../shared/ipc/contract.ts'
import type { Meant } from '../../shared/ipc/meant.ts'

/** A call that the main process answered with a failure. */
export class CallError extends Error {
  readonly code: string
  readonly details: readonly string[]

  constructor({ code, message, details }: Failure) {
    super(message)
    this.name = 'CallError'
    this.code = code
    this.details = details ?? []
  }
}

type Arguments<N extends CallName> = undefined extends Input<N> ? [] : [input: Input<N>]

/** Makes one call of the contract. Throws a CallError where the main process refuses it. */
export async function call<N extends CallName>(
  name: N,
  ...[input]: Arguments<N>
): Promise<Output<N>> {
  const answer = await window.minimis.call(name, input as Input<N>)
  if (!answer.ok) throw new CallError(answer.failure)
  return answer.value
}

/** As `call`, refused where another workspace or revision is open than the one that is meant. */
export async function callFor<N extends CallName>(
  meant: Meant | null,
  name: N,
  input: Input<N>,
): Promise<Output<N>> {
  const answer = await window.minimis.call(name, input, meant ?? undefined)
  if (!answer.ok) throw new CallError(answer.failure)
  return answer.value
}

/** Any error as one that can be shown. */
export function asCallError(error: unknown): CallError {
  if (error instanceof CallError) return error
  const message = error instanceof Error ? error.message : String(error)
  return new CallError({ code: 'internal', message })
}
