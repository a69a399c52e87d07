import { protocol } from 'electron'
import { APP_SCHEME } from './origin.ts'

/**
 * Checklist item 18, "Avoid usage of the file:// protocol and prefer usage of custom protocols":
 * makes app: a standard and secure scheme without the privileges of file:. Before the app is ready.
 */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
  ])
}
