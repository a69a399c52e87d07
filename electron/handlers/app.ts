import { app, shell } from 'electron'
import { newestHeader } from '../../shared/rules/packs/index.ts'
import type { HandlersOf } from '../ipc/handlers.ts'
import { Refusal } from '../ipc/refusal.ts'
import { licencesIn } from '../shell/licences.ts'
import { setTheme } from '../shell/theme.ts'
import type { Context } from './context.ts'

/** What the app is, its log and what the user prefers. */
export function appHandlers({
  log,
  preferences,
  appVersion,
  demoPath,
  listed,
}: Context): HandlersOf<'app'> {
  return {
    'app.info': () => {
      const { id, asOf } = newestHeader
      const { electron, chrome } = process.versions
      return {
        version: appVersion,
        pack: id,
        packAsOf: asOf,
        logPath: log.path,
        demoPath,
        runtime: `Electron ${electron}, Chromium ${chrome}`,
      }
    },
    'app.listed': () => {
      listed()
      return undefined
    },
    'app.openLog': async () => {
      log.write('info', 'log-opened')
      const problem = await shell.openPath(log.path)
      if (problem) throw new Refusal('io', `${log.path} cannot be opened here: ${problem}`)
      return undefined
    },
    'app.licences': () => licencesIn(app.getAppPath()),
    'app.preferences': () => preferences.get(),
    'app.setPreferences': (wanted) => {
      const kept = preferences.set(wanted)
      setTheme(kept)
      return kept
    },
  }
}
