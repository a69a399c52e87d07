import { type BrowserWindow, screen } from 'electron'
import { z } from 'zod'
import { JsonFile } from './json-file.ts'
import { isReachable } from './reachable.ts'

const stateSchema = z.object({
  bounds: z.object({
    x: z.int(),
    y: z.int(),
    width: z.int().min(200).max(20_000),
    height: z.int().min(200).max(20_000),
  }),
  maximized: z.boolean(),
  fullScreen: z.boolean(),
})

/** Where the window was, and how large. */
export type WindowState = z.infer<typeof stateSchema>

/** Keeps the window's place from one start to the next. */
export class WindowStateFile {
  private readonly file: JsonFile<WindowState>

  constructor(path: string) {
    this.file = new JsonFile(path, stateSchema)
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
