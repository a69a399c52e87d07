import { nativeTheme } from 'electron'
import type { Preferences } from '../../shared/workspace/preferences.ts'

/**
 * Sets light or dark for the window, its menus and dialogs. Pages see it as the system's own choice,
 * so that the first thing drawn has its colours.
 */
export function setTheme({ theme }: Pick<Preferences, 'theme'>): void {
  nativeTheme.themeSource = theme === 'auto' ? 'system' : theme
}
