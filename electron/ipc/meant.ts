import { basename } from 'node:path'
import { type Meant, meantSchema } from '../../shared/ipc/meant.ts'
import { Refusal } from './refusal.ts'

/** The calls that write into the open workspace. */
const WRITING = /^(edit\..+|scenarios\.apply|rules\.adopt|history\.restore)$/

/**
 * Refuses an edit that was meant for another file, or for another revision of this one, than what is
 * open. A call that names nothing comes from no editor.
 */
export function refuseOvertaken(name: unknown, given: unknown, open: Meant | null): void {
  if (given === undefined || !WRITING.test(String(name))) return
  const meant = meantSchema.parse(given)
  if (meant.path === open?.path && meant.revision === open.revision) return
  const now =
    meant.path === open?.path
      ? `is now at revision ${open.revision}`
      : open
        ? `is no longer open; ${basename(open.path)} is`
        : 'is no longer open'
  throw new Refusal(
    'overtaken',
    `That was meant for ${basename(meant.path)} at revision ${meant.revision}, which ${now}. It was not written.`,
  )
}
