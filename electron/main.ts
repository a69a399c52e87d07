import { join } from 'node:path'
import { app, type BrowserWindow, powerMonitor } from 'electron'
import { DEFAULT_PREFERENCES } from '../shared/workspace/preferences.ts'
import { openDemo } from './demo.ts'
import { Evaluator } from './evaluation/evaluator.ts'
import { Studies } from './evaluation/studies.ts'
import { createHandlers } from './handlers/index.ts'
import { foreseenFailure, unforeseenFailure } from './ipc/failure.ts'
import { registerCalls } from './ipc/register.ts'
import { tell } from './ipc/tell.ts'
import { OpenWorkspace } from './open-workspace.ts'
import { serveAppFiles } from './security/app-protocol.ts'
import { registerAppScheme } from './security/app-scheme.ts'
import { refuseNavigation } from './security/navigation.ts'
import { closeNetworkStack, refuseNetwork, refusePeerConnections } from './security/network.ts'
import { refusePermissions } from './security/permissions.ts'
import { SheetReader } from './sheets/sheet-reader.ts'
import { workspaceArgument } from './shell/command-line.ts'
import { logCrashes } from './shell/crashes.ts'
import { systemDialogs } from './shell/dialogs.ts'
import { takeIdentity } from './shell/identity.ts'
import { Log } from './shell/log.ts'
import { type MenuActions, setMenu } from './shell/menu.ts'
import { numberFormatOf } from './shell/number-format.ts'
import { paperOf } from './shell/paper.ts'
import { PreferencesFile } from './shell/preferences.ts'
import { pdfOf } from './shell/print.ts'
import { RecentFiles } from './shell/recent-files.ts'
import { SeenFile } from './shell/seen.ts'
import { setTheme } from './shell/theme.ts'
import { openWindow, showWindow } from './shell/window.ts'
import { WindowStateFile } from './shell/window-state.ts'

/** How often the clock is looked at for a new day. */
const CLOCK_MS = 20_000

const development = !app.isPackaged

takeIdentity()
registerAppScheme()
closeNetworkStack()

if (app.requestSingleInstanceLock()) run()
else app.exit(0)

function run(): void {
  const folder = app.getPath('userData')
  const log = new Log(join(folder, 'logs', 'minimis.log'))
  logCrashes(log)

  const recent = new RecentFiles(join(folder, 'recent.json'))
  const windowState = new WindowStateFile(join(folder, 'window.json'))
  const preferences = new PreferencesFile(join(folder, 'preferences.json'), () => ({
    // The system's locale is known once the app is ready; nothing asks for numbers before.
    numberFormat: app.isReady()
      ? numberFormatOf(app.getSystemLocale())
      : DEFAULT_PREFERENCES.numberFormat,
  }))
  const seen = new SeenFile(join(folder, 'seen.json'), () => new Date().toISOString())
  setTheme(preferences.get())
  const workspace = new OpenWorkspace(
    (state) => {
      if (state?.path !== shownPath) seen.leave()
      if (state === null) recent.closed()
      else if (state.path !== shownPath) recent.opened(state.path, state.name)
      shownPath = state?.path ?? null
      if (app.isReady()) setMenu(menuActions, state, recent, development)
      tell('workspace.changed', state)
    },
    () => preferences.get().who,
  )
  const evaluationFile = join(app.getAppPath(), 'out', 'main', 'evaluation-worker.cjs')
  const evaluator = new Evaluator(evaluationFile, (job, done, total) =>
    tell('job.progress', { job, done, total }),
  )
  const studies = new Studies(new Evaluator(evaluationFile, () => {}))
  const demoPath = join(folder, 'demo', 'Telecom demo.minimis')
  const handlers = createHandlers({
    workspace,
    evaluator,
    studies,
    recent,
    preferences,
    seen,
    dialogs: systemDialogs,
    sheets: new SheetReader(join(app.getAppPath(), 'out', 'main', 'sheet-worker.cjs')),
    log,
    demoPath,
    appVersion: app.getVersion(),
    print: (page, options) =>
      pdfOf(page, { ...options, paper: paperOf(app.getLocaleCountryCode()) }),
  })
  const menuActions: MenuActions = {
    call: (name) => attempt(name, () => handlers[name](undefined)),
    command: (command) => tell('menu.command', { command }),
    open: (path) => attempt('workspace.open', () => workspace.open(path)),
  }
  let shownPath: string | null = null
  let window: BrowserWindow | null = null
  let fileToOpen = workspaceArgument(process.argv, process.cwd())

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
    if (path !== null) menuActions.open(path)
    if (window) showWindow(window)
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    if (app.isReady()) menuActions.open(path)
    else fileToOpen = path
  })
  app.on('activate', () => {
    if (!window) show()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('will-quit', () => {
    seen.leave()
    workspace.closeFiles()
    void evaluator.stop()
    void studies.stop()
    log.write('info', 'closed')
  })

  void app.whenReady().then(() => {
    // A timer stands still while the computer sleeps, so that waking looks at the clock too.
    setInterval(() => workspace.lookAtClock(), CLOCK_MS)
    powerMonitor.on('resume', () => workspace.lookAtClock())
    log.write('info', 'started', { version: app.getVersion(), electron: process.versions.electron })
    serveAppFiles(join(app.getAppPath(), 'out', 'renderer'))
    registerCalls(handlers, (call, error) => log.error('call-failed', error, { call }))
    setMenu(menuActions, null, recent, development)
    show()
    const path = fileToOpen ?? recent.lastOpen()
    if (path !== null) menuActions.open(path)
    else if (recent.isFirstRun) {
      attempt('workspace.openDemo', () => openDemo(workspace, demoPath))
    }
  })

  function show(): void {
    window = openWindow(windowState, development)
    window.on('closed', () => {
      window = null
    })
  }

  /** Does what was asked for outside of the window, and shows a failure in a dialog of its own. */
  function attempt(what: string, action: () => unknown): void {
    Promise.resolve()
      .then(action)
      .catch((error: unknown) => {
        const foreseen = foreseenFailure(error)
        if (!foreseen) log.error('command-failed', error, { what })
        return systemDialogs.showFailure(foreseen ?? unforeseenFailure)
      })
      .catch((error: unknown) => log.error('dialog-failed', error, { what }))
  }
}
