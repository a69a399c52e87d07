import { spawn, spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { buildIfNeeded, root } from './build.ts'
import { findRuntime, presentRuntime } from './runtime/find.ts'
import { missingDisplay, missingLibraries, sandboxSwitches } from './runtime/requirements.ts'

/**
 * `npm start`: opens the app, and fetches and builds first what is not there. Where no window can
 * open, says why in one line and shows the demo calculation in the terminal.
 */
async function start(): Promise<void> {
  const here = presentRuntime()
  const obstacle = missingDisplay() ?? (here && missingLibraries(here.executable))
  if (obstacle) return showDemo(obstacle)

  const runtime = await findRuntime(say)
  const lacking = missingLibraries(runtime.executable)
  if (lacking) return showDemo(lacking)

  buildIfNeeded(say)
  const switches = sandboxSwitches()
  if (switches.length > 0) say("Running as root: Chromium's sandbox is off (--no-sandbox).")
  const files = process.argv
    .slice(2)
    .map((argument) => (argument.startsWith('-') ? argument : resolve(argument)))
  const child = spawn(runtime.executable, [...switches, root, ...files], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)
  })
}

function showDemo(obstacle: string): void {
  say(obstacle)
  say('The demo calculation in the terminal instead:\n')
  spawnSync(
    process.execPath,
    ['cli/main.ts', 'calc', 'samples/telecom.json', '--top', '--to', 'CN,IR,RU,IN'],
    { cwd: root, stdio: 'inherit' },
  )
}

function say(line: string): void {
  console.log(line)
}

try {
  await start()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
