import { join } from 'node:path'
import { app, type BrowserWindow, dialog, Menu } from 'electron'
import { registerCalls } from './ipc/register.ts'
import { serveAppFiles } from './security/app-protocol.ts'
import { registerAppScheme } from './security/app-scheme.ts'
import { refuseNavigation } from './security/navigation.ts'
import { closeNetworkStack, refuseNetwork, refusePeerConnections } from './security/network.ts'
import { refusePermissions } from './security/permissions.ts'
import { workspaceArgument } from './shell/command-line.ts'
import { logCrashes } from './shell/crashes.ts'
import { takeIdentity } from './shell/identity.ts'
import { keptTheme } from './shell/kept-theme.ts'
import { Log } from './shell/log.ts'
import { refusedSwitch } from './shell/refused-switches.ts'
import { setTheme } from './shell/theme.ts'
import { folderProblem, workingFolder } from './shell/user-folder.ts'
import { leaveBeforeClosing, openWindow, painted, showWindow } from './shell/window.ts'
import { WindowStateFile } from './shell/window-state.ts'
import type { Work } from './work.ts'

// What stands here is read before there is a window: it imports nothing that can wait for it.

const development = !app.isPackaged

takeIdentity()
registerAppScheme()
closeNetworkStack()

const refused = app.isPackaged ? refusedSwitch((name) => app.commandLine.hasSwitch(name)) : null
const problem = folderProblem(app.getPath('userData'))
if (refused !== null) {
  // No window: while one waited for an answer, what the switch opens would stand open.
  process.stderr.write(`Minimis does not start with --${refused}.\n`)
  app.exit(1)
} else if (problem !== null) void app.whenReady().then(() => endWith(problem))
else if (app.requestSingleInstanceLock()) run()
else app.exit(0)

/**
 * Says why the app cannot start, in a window and to whoever started it from a terminal. The dialog does
 * not hold the process up: a signal ends it meanwhile.
 */
async function endWith(message: string): Promise<void> {
  process.once('SIGTERM', () => app.exit(1)).once('SIGINT', () => app.exit(1))
  process.stderr.write(`Minimis cannot start. ${message}\n`)
  await dialog.showMessageBox({
    type: 'error',
    title: 'Minimis cannot start',
    message: 'Minimis cannot start',
    detail: message,
  })
  app.exit(1)
}

function run(): void {
  const folder = app.getPath('userData')
  const log = new Log(join(folder, 'logs', 'minimis.log'))
  logCrashes(log)

  const windowState = new WindowStateFile(join(folder, 'window.json'))
  const preferencesPath = join(folder, 'preferences.json')
  setTheme({ theme: keptTheme(preferencesPath) })
  // Electron's own menu would be made otherwise; that of the app comes with the rest of it.
  Menu.setApplicationMenu(null)

  let window: BrowserWindow | null = null
  /** What the window asks for, once it is loaded. */
  let work: Work | null = null
  let fileToOpen = workspaceArgument(process.argv, workingFolder())

  app.on('session-created', (session) => {
    refusePermissions(session)
    void refuseNetwork(session, development)
  })
  app.on('web-contents-created', (_event, contents) => {
    refuseNavigation(contents)
    refusePeerConnections(contents)
  })
  app.on('second-instance', (_event, argv, workingFolder) => {
    const path = workspaceArgument(argv, workingFolder)
    if (path !== null) openOrKeep(path)
    if (window) showWindow(window)
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    openOrKeep(path)
  })
  app.on('activate', () => {
    if (!window && app.isReady()) show()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('will-quit', () => {
    work?.end()
    log.write('info', 'closed')
  })

  void app.whenReady().then(() => {
    log.write('info', 'started', { version: app.getVersion(), electron: process.versions.electron })
    const served = serveAppFiles(join(app.getAppPath(), 'out', 'renderer'))
    const shown = show()
    const begun = begin(served, painted(shown))
    const report = (call: string, error: unknown) => log.error('call-failed', error, { call })
    registerCalls(
      begun.then(({ answer }) => answer),
      report,
    )
    // Without the rest of the app nothing can be done: it ends as by any error that nobody foresaw.
    begun.catch((error: unknown) =>
      setImmediate(() => {
        throw error
      }),
    )
  })

  /** Loads what the window asks for while it loads its page, and begins with the first file. */
  async function begin(served: Promise<void>, drawn: Promise<void>): Promise<Work> {
    const { beginWork } = await import('./work.ts')
    work = beginWork({
      folder,
      log,
      preferencesPath,
      development,
      served: Promise.race([served, drawn]),
      drawn,
      hasWindow: () => window !== null,
      firstFile: () => fileToOpen,
    })
    return work
  }

  /** Opens a file that the system asks for, once there is something that opens it. */
  function openOrKeep(path: string): void {
    fileToOpen = path
    work?.open(path)
  }

  function show(): BrowserWindow {
    const shown = openWindow(windowState, development)
    window = shown
    leaveBeforeClosing(shown, async () => work?.mayLeave() ?? true)
    shown.on('focus', () => work?.lookAtFile())
    shown.on('closed', () => {
      window = null
    })
    return shown
  }
}
