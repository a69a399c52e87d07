import { type BrowserWindow, screen } from 'electron'
import { checkedWindowState, type WindowState } from './checked-window-state.ts'
import { JsonFile } from './json-file.ts'
import { isReachable } from './reachable.ts'

/** Keeps the window's place from one start to the next. */
export class WindowStateFile {
  private readonly file: JsonFile<WindowState>

  constructor(path: string) {
    this.file = new JsonFile(path, { parse: checkedWindowState })
  }

  /** The kept place; null where there is none, or where no screen shows it any more. */
  read(): WindowState | null {
    const state = this.file.read()
    if (!state) return null
    const areas = screen.getAllDisplays().map((display) => display.workArea)
    return areas.some((area) => isReachable(state.bounds, area)) ? state : null
  }

  keep(window: BrowserWindow): void {
    this.file.write({
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
      fullScreen: window.isFullScreen(),
    })
  }
}
