import type { Rectangle } from 'electron'

/** Pixels of a side of the window, and how far from the first screen it can lie. */
const LEAST = 200
const MOST = 20_000
const EDGE = 1_000_000

/** Where the window was, and how large. */
export interface WindowState {
  bounds: Rectangle
  maximized: boolean
  fullScreen: boolean
}

/**
 * What the file of the window's place says, checked without a library: it is read before there is a
 * window. Throws where it is no such state.
 */
export function checkedWindowState(data: unknown): WindowState {
  const { bounds, maximized, fullScreen } = data as Record<keyof WindowState, unknown>
  const { x, y, width, height } = bounds as Record<keyof Rectangle, unknown>
  if (!isWithin(x, -EDGE, EDGE) || !isWithin(y, -EDGE, EDGE)) throw new Error('no such place')
  if (!isWithin(width, LEAST, MOST) || !isWithin(height, LEAST, MOST))
    throw new Error('no such size')
  if (typeof maximized !== 'boolean' || typeof fullScreen !== 'boolean')
    throw new Error('not said whether it fills the screen')
  return { bounds: { x, y, width, height }, maximized, fullScreen }
}

function isWithin(value: unknown, least: number, most: number): value is number {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most
}
