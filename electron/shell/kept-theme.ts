import type { Preferences } from '../../shared/workspace/preferences.ts'
import { readOwn } from './read-own.ts'

/**
 * The theme in the file of preferences, before that is read as a whole: a window is opened with its
 * colours. That of the system where none is kept or it cannot be read.
 */
export function keptTheme(path: string): Preferences['theme'] {
  try {
    const { theme } = JSON.parse(readOwn(path)) as { theme?: unknown }
    return theme === 'light' || theme === 'dark' ? theme : 'auto'
  } catch {
    return 'auto'
  }
}
