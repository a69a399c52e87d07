import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, errors, type Page } from 'playwright-core'
import { root } from '../../scripts/build.ts'
import { presentRuntime } from '../../scripts/runtime/find.ts'
import { sandboxSwitches } from '../../scripts/runtime/requirements.ts'

/** The app in a real window, with the folder in which it keeps everything. */
export interface RunningApp {
  app: ElectronApplication
  page: Page
  userData: string
}

/** A new folder for the app to keep everything in. */
export function newUserData(): string {
  return mkdtempSync(join(tmpdir(), 'minimis-e2e-'))
}

/**
 * Starts the built app and waits for its window to be drawn. `scripts/e2e.ts` sees to it that there
 * are a build, a runtime and a display.
 */
export async function launchApp(
  options: { userData?: string; args?: readonly string[] } = {},
): Promise<RunningApp> {
  const { userData = newUserData(), args = [] } = options
  const app = await startRuntime([...appArguments(userData), ...args])
  askAgain(app)
  leaveOutAtClose(app)
  const page = await app.firstWindow()
  await page.waitForFunction(() => document.getElementById('root')?.childElementCount, null, {
    timeout: 60_000,
  })
  return { app, page, userData }
}

/** Starts the runtime. Now and then it does not answer the debugger after its start; it is then started again. */
async function startRuntime(args: string[]): Promise<ElectronApplication> {
  const options = { executablePath: runtimeExecutable(), args, cwd: root, timeout: 60_000 }
  try {
    return await _electron.launch(options)
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error
    console.info('The runtime did not answer within a minute and is started again.')
    return _electron.launch(options)
  }
}

/** A test that closes the app gives up what it left half typed. */
function leaveOutAtClose(app: ElectronApplication): void {
  const close = app.close.bind(app)
  app.close = async () => {
    const answered = app.evaluate(({ dialog }) => {
      dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false })
    })
    await answered.catch(() => {})
    await close()
  }
}

/** The inspector loses an answer now and then, its promise having been collected; it is then asked again. */
function askAgain(app: ElectronApplication): void {
  const evaluate = app.evaluate.bind(app) as (...args: unknown[]) => Promise<unknown>
  const again = async (...args: unknown[]) => {
    try {
      return await evaluate(...args)
    } catch (error) {
      if (!String(error).includes('garbage collected')) throw error
      return evaluate(...args)
    }
  }
  app.evaluate = again as ElectronApplication['evaluate']
}

/** What starts the app from a command line, after the executable's name. */
export function appArguments(userData: string): string[] {
  return [...sandboxSwitches(), root, `--user-data-dir=${userData}`]
}

/** The executable of the runtime that is on this machine. */
export function runtimeExecutable(): string {
  const runtime = presentRuntime()
  if (!runtime) throw new Error('there is no Electron here; npm run test:e2e fetches it')
  return runtime.executable
}

/** Keeps a picture of the window under the tests' output folder. */
export async function keepScreenshot(page: Page, name: string): Promise<string> {
  const folder = join(root, 'out', 'e2e')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path })
  return path
}
