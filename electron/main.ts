import { join } from 'node:path'
import { app, type BrowserWindow, dialog, powerMonitor, safeStorage } from 'electron'
import { removeAbandonedScratch } from '../db/scratch.ts'
import type { Meant } from '../shared/ipc/meant.ts'
import { DEFAULT_PREFERENCES } from '../shared/workspace/preferences.ts'
import { openDemo } from './demo.ts'
import { Evaluator } from './evaluation/evaluator.ts'
import { Studies } from './evaluation/studies.ts'
import { createHandlers } from './handlers/index.ts'
import { foreseenFailure, unforeseenFailure } from './ipc/failure.ts'
import { Refusal } from './ipc/refusal.ts'
import { registerCalls } from './ipc/register.ts'
import { tell } from './ipc/tell.ts'
import { Leaving } from './leaving.ts'
import { LongEdits } from './long-edits.ts'
import { Office } from './office.ts'
import { OpenWorkspace } from './open-workspace.ts'
import { ChosenPacks } from './packs/chosen-packs.ts'
import { PackMaker } from './packs/pack-maker.ts'
import { Screener } from './screening/screener.ts'
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
import { refusedSwitch } from './shell/refused-switches.ts'
import { SeenFile } from './shell/seen.ts'
import { setTheme } from './shell/theme.ts'
import { folderProblem, workingFolder } from './shell/user-folder.ts'
import { leaveBeforeClosing, openWindow, painted, showWindow } from './shell/window.ts'
import { WindowStateFile } from './shell/window-state.ts'

/** How often the clock is looked at for a new day. */
const CLOCK_MS = 20_000

/** How often a file that is only read is looked at for what others do to it. */
const FILE_MS = 2000

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

  removeAbandonedScratch()

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
    {
      warn: (message) => {
        log.write('warning', 'told', { message })
        dialog.showErrorBox('Minimis', message)
      },
      opening: (path) => {
        recent.opening(path)
        clearTimeout(settling)
        settling = setTimeout(() => recent.settled(), SETTLED_AFTER)
      },
    },
  )
  const evaluationFile = join(app.getAppPath(), 'out', 'main', 'evaluation-worker.cjs')
  const progress = (job: string, done: number, total: number) =>
    tell('job.progress', { job, done, total })
  const evaluator = new Evaluator(evaluationFile, progress)
  const studies = new Studies(new Evaluator(evaluationFile, () => {}))
  const screener = new Screener(
    join(app.getAppPath(), 'out', 'main', 'screening-worker.cjs'),
    progress,
  )
  const packMaker = new PackMaker(join(app.getAppPath(), 'out', 'main', 'pack-worker.cjs'))
  const demoPath = join(folder, 'demo', 'Telecom demo.minimis')
  const leaving = new Leaving({
    askWindow: () => {
      if (!window || workspace.state() === null) return false
      tell('workspace.leaving', null)
      return true
    },
    confirm: (unfinished) => systemDialogs.mayBeLost(unfinished),
    silent: () => log.write('warning', 'window-silent'),
  })
  const handlers = createHandlers({
    workspace,
    leaving,
    evaluator,
    studies,
    longEdits: new LongEdits(progress),
    recent,
    preferences,
    seen,
    dialogs: systemDialogs,
    sheets: new SheetReader(join(app.getAppPath(), 'out', 'main', 'sheet-worker.cjs')),
    screener,
    log,
    packs: new ChosenPacks(packMaker),
    office: new Office(join(folder, 'office-key.json'), safeStorage),
    demoPath,
    appVersion: app.getVersion(),
    print: (page, options) =>
      pdfOf(page, { ...options, paper: paperOf(app.getLocaleCountryCode()) }),
  })
  const menuActions: MenuActions = {
    call: (name) => attempt(name, () => handlers[name](undefined)),
    command: (command) => tell('menu.command', { command }),
    open: (path) => attempt('workspace.open', () => handlers['workspace.open']({ path })),
  }
  let shownPath: string | null = null
  let settling: NodeJS.Timeout | undefined
  let window: BrowserWindow | null = null
  let fileToOpen = workspaceArgument(process.argv, workingFolder())
  let lookedAt: string | null = null
  let hasOpened = false

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
    if (!window) show()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('will-quit', () => {
    seen.leave()
    clearTimeout(settling)
    recent.settled()
    workspace.closeFiles()
    void evaluator.stop()
    void studies.stop()
    void screener.stop()
    void packMaker.stop()
    log.write('info', 'closed')
  })

  void app.whenReady().then(() => {
    // A timer stands still while the computer sleeps, so that waking looks at the clock too.
    setInterval(() => workspace.lookAtClock(), CLOCK_MS)
    powerMonitor.on('resume', () => workspace.lookAtClock())
    setInterval(() => workspace.lookAtFile(), FILE_MS)
    log.write('info', 'started', { version: app.getVersion(), electron: process.versions.electron })
    serveAppFiles(join(app.getAppPath(), 'out', 'renderer'))
    setMenu(menuActions, null, recent, development)
    const shown = show()
    const isLookedAt = lookAtFirst()
    const opened = painted(shown).then(openFirst)
    registerCalls(handlers, {
      report: (call, error) => log.error('call-failed', error, { call }),
      isShown: isLookedAt ? Promise.resolve() : opened,
      isOpened: opened,
      open: openNow,
    })
  })

  /** Opens a file that the system asks for, once the window is there to show it. */
  function openOrKeep(path: string): void {
    if (hasOpened) menuActions.open(path)
    else fileToOpen = path
  }

  /** The file that was asked for, else the one that was open last. */
  function firstFile(): string | null {
    return fileToOpen ?? recent.lastOpen()
  }

  /** While the page loads, the file is looked at, so that its lists are there as soon as the window is. */
  function lookAtFirst(): boolean {
    const path = firstFile()
    lookedAt = path !== null && workspace.look(path) ? path : null
    return lookedAt !== null
  }

  /** Opens the first file, else the demo. Calls wait until it is done. */
  function openFirst(): Promise<void> {
    hasOpened = true
    const path = fileToOpen ?? lookedAt ?? recent.lastOpen()
    if (path !== null && path === lookedAt) {
      const opened = workspace.openLookedAt()
      attempt('workspace.open', () => opened)
      return opened.catch(() => undefined)
    }
    if (path !== null) menuActions.open(path)
    else if (recent.stoppedAt !== null)
      attempt('workspace.open', () => {
        throw notReopened(recent.stoppedAt ?? '')
      })
    else if (recent.isFirstRun) {
      attempt('workspace.openDemo', () => openDemo(workspace, demoPath))
    }
    return new Promise((resolve) => setImmediate(resolve))
  }

  function openNow(): Meant | null {
    const state = workspace.state()
    return state && { path: state.path, revision: state.revision }
  }

  function show(): BrowserWindow {
    const shown = openWindow(windowState, development)
    window = shown
    leaveBeforeClosing(shown, leaving)
    shown.on('focus', () => workspace.lookAtFile())
    shown.on('closed', () => {
      window = null
    })
    return shown
  }

  /** Does what was asked for outside of the window, and shows a failure in a dialog of its own. */
  function attempt(what: string, action: () => unknown): void {
    Promise.resolve()
      .then(action)
      .catch((error: unknown) => {
        const foreseen = foreseenFailure(error)
        if (foreseen?.code === 'stayed') return
        if (!foreseen) log.error('command-failed', error, { what })
        return systemDialogs.showFailure(foreseen ?? unforeseenFailure)
      })
      .catch((error: unknown) => log.error('dialog-failed', error, { what }))
  }
}

/** So many milliseconds after a workspace was opened it counts as one that the app lives with. */
const SETTLED_AFTER = 5000

function notReopened(path: string): Refusal {
  const message = `Minimis stopped while it opened ${path}, so it was not opened again by itself. Open it from the list of recent files, or restore a backup of it.`
  return new Refusal('not-reopened', message)
}
