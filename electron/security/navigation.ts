import type { WebContents } from 'electron'

/**
 * Checklist items 11 to 14: no webview, no navigation, no new window, and with them nothing that
 * could be handed to the system's browser.
 */
export function refuseNavigation(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
