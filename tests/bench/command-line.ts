import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../scripts/build.ts'
import { inTurn } from './measure.ts'
import { benchModel } from './model.ts'
import type { Report } from './report.ts'

/** How the command line is started, as `npm run minimis` starts it: Node's arguments. */
function startOfCommandLine(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const [node, ...args] = String(scripts.minimis).split(' ')
  if (node !== 'node') throw new Error(`npm run minimis starts ${node}, not node`)
  return args
}

/** What starting the command line costs over starting Node, and the memory of a large calculation. */
export async function measureCommandLine(
  folder: string,
  say: (text: string) => void,
): Promise<Report> {
  say('minimis help over node -e 0')
  const start = startOfCommandLine()
  const run = (args: string[]) => {
    const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'ignore' })
    if (status !== 0) throw new Error(`${args.join(' ')} ends with ${status}`)
  }
  const help = inTurn(
    () => run([...start, 'help']),
    () => run(['-e', '0']),
    { runs: 9 },
  )
  say('minimis calc with its defaults, 100000 lines')
  const peak = await peakOfCalc(folder, 100_000)
  if (peak === null) say('minimis calc did not end by itself; its memory is not known')
  return {
    cliHelpRatioToNode: help.ratio,
    cliHelpMilliseconds: help.medianA,
    calcAll100kPeakMB: peak,
  }
}

/**
 * The largest memory of `minimis calc` with its defaults on a model of so many lines, in megabytes,
 * as the process itself says when it ends; null: it did not end by itself.
 */
export async function peakOfCalc(folder: string, lines: number): Promise<number | null> {
  const model = join(folder, `calc-${lines}.json`)
  const told = join(folder, 'peak.txt')
  const hook = join(folder, 'peak.mjs')
  rmSync(told, { force: true })
  writeFileSync(model, JSON.stringify(benchModel(lines)))
  writeFileSync(
    hook,
    `import { writeFileSync } from 'node:fs'
process.on('exit', (code) => {
  if (code === 0) writeFileSync(${JSON.stringify(told)}, String(process.resourceUsage().maxRSS))
})`,
  )
  const args = ['--import', hook, ...startOfCommandLine(), 'calc', model]
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'ignore' })
  const limit = setTimeout(() => child.kill('SIGKILL'), 600_000)
  await new Promise((resolve) => child.on('exit', resolve))
  clearTimeout(limit)
  return existsSync(told) ? Number(readFileSync(told, 'utf8')) / 1024 : null
}
