import type { Session, WebPreferences } from 'electron'

/**
 * Checklist items 2 to 4, 6, 8, 9 and 10: no Node in the window, an isolated context, the sandbox,
 * web security, nothing experimental, no Blink features, no mixed content. What is Electron's
 * default already is written out, so that a change of a default changes nothing here.
 */
const LOCKED: WebPreferences = {
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
}

/** Of the app's window. */
export function webPreferences(preload: string, development: boolean): WebPreferences {
  return { ...LOCKED, preload, devTools: development }
}

/** Of a window that only prints: no preload and no script at all. */
export function printPreferences(session: Session): WebPreferences {
  return { ...LOCKED, session, javascript: false, devTools: false }
}
