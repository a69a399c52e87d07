import { join } from 'node:path'
import { app, dialog, powerMonitor, safeStorage } from 'electron'
import { removeAbandonedScratch } from '../db/scratch.ts'
import type { Meant } from '../shared/ipc/meant.ts'
import { openDemo } from './demo.ts'
import { Evaluator } from './evaluation/evaluator.ts'
import { Studies } from './evaluation/studies.ts'
import { createHandlers } from './handlers/index.ts'
import { answering } from './ipc/answering.ts'
import { foreseenFailure, unforeseenFailure } from './ipc/failure.ts'
import { Refusal } from './ipc/refusal.ts'
import type { AnswerCall } from './ipc/register.ts'
import { tell } from './ipc/tell.ts'
import { Leaving } from './leaving.ts'
import { LongEdits } from './long-edits.ts'
import { Office } from './office.ts'
import { OpenWorkspace } from './open-workspace.ts'
import { ChosenPacks } from './packs/chosen-packs.ts'
import { PackMaker } from './packs/pack-maker.ts'
import { Screener } from './screening/screener.ts'
import { SheetReader } from './sheets/sheet-reader.ts'
import { systemDialogs } from './shell/dialogs.ts'
import type { Log } from './shell/log.ts'
import { type MenuActions, setMenu } from './shell/menu.ts'
import { numberFormatOf } from './shell/number-format.ts'
import { paperOf } from './shell/paper.ts'
import { PreferencesFile } from './shell/preferences.ts'
import { pdfOf } from './shell/print.ts'
import { RecentFiles } from './shell/recent-files.ts'
import { SeenFile } from './shell/seen.ts'

/** How often the clock is looked at for a new day. */
const CLOCK_MS = 20_000

/** How often a file that is only read is looked at for what others do to it. */
const FILE_MS = 2000

/** So long, in milliseconds, a window that is drawn has to say that it shows what is listed. */
const LISTED_AFTER = 5000

/** So many milliseconds after a workspace was opened it counts as one that the app lives with. */
const SETTLED_AFTER = 5000

interface Begun {
  /** Where the app keeps its own files. */
  folder: string
  preferencesPath: string
  log: Log
  development: boolean
  /** When the window has all files that it draws its first page with, and when it has drawn that. */
  served: Promise<void>
  drawn: Promise<void>
  hasWindow(): boolean
  /** The file that the system asks for; null: none. */
  firstFile(): string | null
}

/** What the window and the system ask for, while the app runs. */
export interface Work {
  answer: AnswerCall
  /** Opens a file that the system asks for, once the window is there to show it. */
  open(path: string): void
  /** Looks for what others do to a file that is only read. */
  lookAtFile(): void
  /** Whether what is typed was written, or may be lost. */
  mayLeave(): Promise<boolean>
  /** The app is going. */
  end(): void
}

/**
 * Begins what the app does beside showing its window: files in the user's folder, the open workspace,
 * the workers, the handlers. After the app is ready.
 */
export function beginWork(begun: Begun): Work {
  const { folder, log, development, served, drawn, hasWindow, firstFile } = begun
  removeAbandonedScratch()

  const recent = new RecentFiles(join(folder, 'recent.json'))
  const preferences = new PreferencesFile(begun.preferencesPath, () => ({
    numberFormat: numberFormatOf(app.getSystemLocale()),
  }))
  const seen = new SeenFile(join(folder, 'seen.json'), () => new Date().toISOString())
  const workspace = new OpenWorkspace(
    (state) => {
      if (state?.path !== shownPath) seen.leave()
      if (state === null) recent.closed()
      else if (state.path !== shownPath) recent.opened(state.path, state.name)
      shownPath = state?.path ?? null
      setMenu(menuActions, state, recent, development)
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
      if (!hasWindow() || workspace.state() === null) return false
      tell('workspace.leaving', null)
      return true
    },
    confirm: (unfinished) => systemDialogs.mayBeLost(unfinished),
    silent: () => log.write('warning', 'window-silent'),
  })
  const listed = Promise.withResolvers<void>()
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
    listed: () => listed.resolve(),
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
  let hasOpened = false

  // A timer stands still while the computer sleeps, so that waking looks at the clock too.
  setInterval(() => workspace.lookAtClock(), CLOCK_MS)
  powerMonitor.on('resume', () => workspace.lookAtClock())
  setInterval(() => workspace.lookAtFile(), FILE_MS)
  setMenu(menuActions, null, recent, development)
  const lookedAt = lookAtFirst()
  const opened = canBegin().then(openFirst)

  return {
    answer: answering(handlers, {
      report: (call, error) => log.error('call-failed', error, { call }),
      isShown: lookedAt === null ? opened : Promise.resolve(),
      isOpened: opened,
      open: openNow,
    }),
    open(path) {
      if (hasOpened) menuActions.open(path)
    },
    lookAtFile: () => workspace.lookAtFile(),
    mayLeave: () => leaving.ask(),
    end() {
      seen.leave()
      clearTimeout(settling)
      recent.settled()
      workspace.closeFiles()
      void evaluator.stop()
      void studies.stop()
      void screener.stop()
      void packMaker.stop()
    },
  }

  /** While the page loads, the file is looked at, so that its lists are there as soon as the window is. */
  function lookAtFirst(): string | null {
    const path = firstFile() ?? recent.lastOpen()
    return path !== null && workspace.look(path) ? path : null
  }

  /**
   * When what holds this thread up may begin. A file that is looked at is examined once its lists are on
   * screen, whatever has to be loaded for that; one that is opened whole, once the window says so. The
   * demo is made while the window draws what it was sent.
   */
  async function canBegin(): Promise<void> {
    if (lookedAt === null) return isDemoMade() ? served : drawn
    await drawn
    const late = setTimeout(() => listed.resolve(), LISTED_AFTER)
    await listed.promise
    clearTimeout(late)
  }

  function isDemoMade(): boolean {
    return firstFile() === null && recent.isFirstRun
  }

  /** Opens the file that was asked for, else the one that was open last, else the demo. Calls wait until it is done. */
  function openFirst(): Promise<void> {
    hasOpened = true
    const path = firstFile() ?? lookedAt ?? recent.lastOpen()
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

function notReopened(path: string): Refusal {
  const message = `Minimis stopped while it opened ${path}, so it was not opened again by itself. Open it from the list of recent files, or restore a backup of it.`
  return new Refusal('not-reopened', message)
}
