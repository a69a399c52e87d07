import { WorkspaceError } from '../../db/workspace-error.ts'
import type { Failure } from '../../shared/ipc/contract.ts'
import { Refusal } from './refusal.ts'

/** The failure that the window is told of; null for an error that nobody foresaw. */
export function foreseenFailure(error: unknown): Failure | null {
  if (!(error instanceof WorkspaceError || error instanceof Refusal)) return null
  const { code, message, details } = error
  return { code, message, ...(details.length > 0 && { details: [...details] }) }
}

/** The failure of an error that nobody foresaw: what it was stands in the log. */
export const unforeseenFailure: Failure = {
  code: 'internal',
  message: 'That did not work because of a fault in Minimis. The log says more: Help, Open log.',
}
