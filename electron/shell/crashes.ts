import { app, dialog } from 'electron'
import type { Log } from './log.ts'

const MOST_RELOADS = 3
const WITHIN = 60_000

/**
 * Writes what goes wrong unforeseen into the log. An exception that nobody caught ends the app: each
 * edit is a transaction, so nothing is lost, and going on in an unknown state could lose something.
 */
export function logCrashes(log: Log): void {
  process.on('uncaughtException', (error) => {
    log.error('uncaught-exception', error)
    dialog.showErrorBox(
      'Minimis has to close',
      `${error.message}\n\nEvery edit is saved. The log says more: ${log.path}`,
    )
    app.exit(1)
  })
  process.on('unhandledRejection', (reason) => log.error('unhandled-rejection', reason))
  app.on('child-process-gone', (_event, { type, reason, exitCode, name }) => {
    if (reason !== 'clean-exit')
      log.write('error', 'process-gone', { type, reason, exitCode, name })
  })
  let reloads: number[] = []
  app.on('render-process-gone', (_event, contents, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    log.write('error', 'window-gone', { reason, exitCode })
    const now = Date.now()
    reloads = [...reloads.filter((at) => now - at < WITHIN), now]
    if (reloads.length > MOST_RELOADS) throw new Error('The window stopped again and again.')
    setTimeout(() => {
      if (!contents.isDestroyed()) contents.reload()
    }, 500)
  })
}
