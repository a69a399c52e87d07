import { isAbsolute, join, relative } from 'node:path'
import { APP_HOST } from './origin.ts'

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

/** A file that the window may have. */
export interface AppFile {
  path: string
  type: string
}

/**
 * The file of the window's folder that an app:// address names; null where the address leads out of
 * the folder, to another host, or to a type that the window has no use for.
 */
export function appFile(folder: string, address: string): AppFile | null {
  const url = new URL(address)
  if (url.host !== APP_HOST) return null
  const name = decoded(url.pathname)
  if (name === null || /[\0\\:]/.test(name)) return null
  const path = join(folder, name === '/' ? 'index.html' : name)
  const inside = relative(folder, path)
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) return null
  const type = TYPES[path.slice(path.lastIndexOf('.') + 1)]
  return type ? { path, type } : null
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}
