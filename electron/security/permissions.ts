import type { Session } from 'electron'

/**
 * Checklist item 5, "Handle session permission requests from remote content": the window needs no
 * permission, so each is refused, whether it is asked for or looked up.
 */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}
