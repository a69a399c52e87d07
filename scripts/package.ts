import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { buildIfNeeded, root } from './build.ts'
import { stageApp, stageRuntime } from './packaging/stage.ts'
import { findRuntime } from './runtime/find.ts'

/** `npm run package`: builds the app and packages it with electron-builder, whose options it takes. */
async function main(options: readonly string[]): Promise<number> {
  const runtime = await findRuntime(console.log)
  if (runtime.kind === 'older' && !options.includes('--dir')) {
    throw new Error(
      `Only Electron ${runtime.version} is here, which is for trying out and not for giving away. ` +
        'It is packaged with --dir alone.',
    )
  }
  buildIfNeeded(console.log)
  const folder = join(root, 'out', 'package')
  const app = stageApp(folder, runtime)
  const config = join(folder, 'electron-builder.json')
  writeFileSync(
    config,
    JSON.stringify({
      extends: join(root, 'electron-builder.yml'),
      directories: { app },
      electronDist: stageRuntime(folder, runtime),
      electronVersion: runtime.version,
      files: ['**/*'],
    }),
  )
  const manifest = createRequire(import.meta.url).resolve('electron-builder/package.json')
  const { status } = spawnSync(
    process.execPath,
    [join(dirname(manifest), 'cli.js'), '--config', config, ...options],
    { cwd: root, stdio: 'inherit' },
  )
  rmSync(folder, { recursive: true, force: true })
  if (status === 0) {
    console.log(
      `Packaged into dist/ with Electron ${runtime.version}` +
        (runtime.kind === 'older'
          ? ', the older runtime: for trying out, not for giving away.'
          : '.'),
    )
  }
  return status ?? 1
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
