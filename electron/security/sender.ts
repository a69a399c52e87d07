import type { WebFrameMain } from 'electron'
import { isAppUrl } from './origin.ts'

/**
 * Checklist item 17, "Validate the sender of all IPC messages": only the top frame of a page of the
 * app's own origin is answered.
 */
export function isTrustedSender(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && isAppUrl(frame.url)
}
