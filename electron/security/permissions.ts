import type { Session } from 'electron'

/** What the window may do: put a text or picture that the user copies on the clipboard. It may not read it. */
const GRANTED = 'clipboard-sanitized-write'

/**
 * Checklist item 5, "Handle session permission requests from remote content": every other permission
 * is refused, whether it is asked for or looked up.
 */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === GRANTED),
  )
  session.setPermissionCheckHandler((_contents, permission) => permission === GRANTED)
  session.setDevicePermissionHandler(() => false)
}
