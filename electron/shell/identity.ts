import { join, resolve } from 'node:path'
import { app } from 'electron'

/**
 * Gives the app its name and its folder, the same whichever way it was started;
 * `--user-data-dir=FOLDER` keeps everything in another folder. Before the app is ready.
 */
export function takeIdentity(): void {
  app.setName('Minimis')
  const given = app.commandLine.getSwitchValue('user-data-dir')
  app.setPath('userData', given ? resolve(given) : join(app.getPath('appData'), 'Minimis'))
}
