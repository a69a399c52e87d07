import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme } from 'electron'
import { APP_ORIGIN } from '../security/origin.ts'
import { webPreferences } from '../security/web-preferences.ts'
import type { WindowStateFile } from './window-state.ts'

/** Opens the app's window where it was last time. */
export function openWindow(state: WindowStateFile, development: boolean): BrowserWindow {
  const kept = state.read()
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    ...kept?.bounds,
    minWidth: 800,
    minHeight: 500,
    show: false,
    title: 'Minimis',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181c' : '#f4f5f7',
    webPreferences: webPreferences(
      join(app.getAppPath(), 'out', 'preload', 'preload.cjs'),
      development,
    ),
  })
  window.once('ready-to-show', () => {
    if (kept?.maximized) window.maximize()
    if (kept?.fullScreen) window.setFullScreen(true)
    window.show()
  })
  window.on('close', () => state.keep(window))
  window.loadURL(`${APP_ORIGIN}/index.html`)
  return window
}

/** How long a page that is loaded has to be drawn, in milliseconds. */
const DRAWING = 50

/** When the window has drawn its page, cannot load it or is closed: what blocks this thread comes after. */
export function painted(window: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    window.webContents.once('did-finish-load', () => setTimeout(resolve, DRAWING))
    window.webContents.once('did-fail-load', () => resolve())
    window.once('closed', () => resolve())
  })
}

/**
 * Has what is typed written, or asked about, before the window closes, the app quits or the system
 * ends the session.
 */
export function leaveBeforeClosing(window: BrowserWindow, mayLeave: () => Promise<boolean>): void {
  let isLeft = false
  let isQuitting = false
  const quitting = () => {
    isQuitting = true
  }
  app.on('before-quit', quitting)
  window.on('closed', () => app.off('before-quit', quitting))
  window.on('close', (event) => {
    if (isLeft) return
    event.preventDefault()
    void mayLeave().then((isFree) => {
      const isQuit = isQuitting
      isQuitting = false
      if (!isFree || window.isDestroyed()) return
      isLeft = true
      if (isQuit) app.quit()
      else window.close()
    })
  })
  // Windows asks every app before the session ends, and waits for those that say so.
  window.on('query-session-end', (event) => {
    if (isLeft) return
    event.preventDefault()
    app.quit()
  })
}

/** Brings the window to the front. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
