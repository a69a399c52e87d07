import type { WebPreferences } from 'electron'

/**
 * Checklist items 2 to 4, 6, 8, 9 and 10: no Node in the window, an isolated context, the sandbox,
 * web security, nothing experimental, no Blink features, no mixed content. What is Electron's
 * default already is written out, so that a change of a default changes nothing here.
 */
export function webPreferences(preload: string, development: boolean): WebPreferences {
  return {
    preload,
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
    devTools: development,
  }
}
