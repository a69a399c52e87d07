import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measureChanges } from './changes.ts'
import { measureCommandLine } from './command-line.ts'
import { measureHistory } from './history.ts'
import { measureApply, measureCsv } from './imports.ts'
import type { Report } from './report.ts'
import { measureScreening } from './screening.ts'
import { measureVerdicts } from './verdicts.ts'
import { measureWindow, windowObstacle } from './window.ts'

const json = process.argv.includes('--json')
/** Progress; where the report is JSON it does not go among it. */
const say = (text: string) => (json ? process.stderr : process.stdout).write(`${text}\n`)

/** What can be measured, by its name: `-- --only verdicts,history` measures these alone. */
const parts: Record<string, (folder: string) => Report | Promise<Report>> = {
  verdicts: (folder) => measureVerdicts(folder, say),
  changes: () => measureChanges(say),
  history: (folder) => measureHistory(folder, say),
  csv: () => measureCsv(say),
  apply: (folder) => measureApply(folder, say),
  screening: () => measureScreening(say),
  cli: (folder) => measureCommandLine(folder, say),
  opening: () => window('opening'),
  window: () => window('window'),
}

const folder = mkdtempSync(join(tmpdir(), 'minimis-bench-'))
try {
  let report: Report = {}
  for (const name of chosen()) {
    const found = await (parts[name] as (typeof parts)[string])(folder)
    report = { ...report, ...rounded(found) }
  }
  if (json) process.stdout.write(`${JSON.stringify(report)}\n`)
  else console.table(report)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function chosen(): string[] {
  if (process.argv.includes('--window')) return ['opening', 'window']
  const only = process.argv.indexOf('--only')
  const names = only < 0 ? Object.keys(parts) : (process.argv[only + 1] ?? '').split(',')
  const unknown = names.find((name) => !Object.hasOwn(parts, name))
  if (unknown === undefined) return names
  throw new Error(`--only: "${unknown}" is none of ${Object.keys(parts).join(', ')}`)
}

/** What the window measures; where it fails that is said and the run fails, but the rest is reported. */
async function window(part: 'opening' | 'window'): Promise<Report> {
  const obstacle = windowObstacle()
  if (obstacle) {
    say(`The window is left out. ${obstacle}`)
    return {}
  }
  try {
    return await measureWindow(part, say)
  } catch (error) {
    say(`The window could not be measured: ${error instanceof Error ? error.message : error}`)
    process.exitCode = 1
    return {}
  }
}

function rounded(report: Report): Report {
  return Object.fromEntries(
    Object.entries(report).map(([name, value]) => [
      name,
      value === null ? null : Number(value.toPrecision(4)),
    ]),
  )
}
