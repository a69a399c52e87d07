import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { buildIfNeeded, root } from './build.ts'
import { findRuntime } from './runtime/find.ts'
import { isOnPath, missingDisplay, missingLibraries } from './runtime/requirements.ts'

/**
 * `npm run test:e2e`: drives the built app in a real window, under Xvfb where there is no display.
 * Where it cannot be driven, that is a failure with CI set, and otherwise a skip that says why.
 */
async function main(): Promise<number> {
  const obstacle = await findObstacle()
  if (obstacle) {
    const inCi = Boolean(process.env.CI)
    console.log(`${inCi ? 'Failed' : 'Skipped'}: ${obstacle}`)
    return inCi ? 1 : 0
  }
  buildIfNeeded(console.log)
  const vitest = join(
    dirname(createRequire(import.meta.url).resolve('vitest/package.json')),
    'vitest.mjs',
  )
  const run = [process.execPath, vitest, 'run', '--config', 'vitest.e2e.config.ts']
  const [command = '', ...args] = [
    ...(missingDisplay() ? ['xvfb-run', '-a', '-s', '-screen 0 1920x1200x24'] : []),
    ...run,
    ...process.argv.slice(2),
  ]
  return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status ?? 1
}

async function findObstacle(): Promise<string | null> {
  if (missingDisplay() && !isOnPath('xvfb-run')) return missingDisplay()
  try {
    return missingLibraries((await findRuntime(console.log)).executable)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

process.exitCode = await main()
