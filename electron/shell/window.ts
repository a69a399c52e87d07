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

/** Brings the window to the front. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
