import { measureEvaluation } from './evaluation.ts'
import { measureWindow, windowObstacle } from './window.ts'

const LINES = 100_000
const DESTINATIONS = 250

const json = process.argv.includes('--json')
/** Progress; where the report is JSON it does not go among it. */
const say = (text: string) => (json ? process.stderr : process.stdout).write(`${text}\n`)

const evaluation = process.argv.includes('--window')
  ? null
  : measureEvaluation(LINES, DESTINATIONS, say)
const obstacle = windowObstacle()
if (obstacle) say(`The window is left out. ${obstacle}`)
const window = obstacle ? {} : await windowOrWhyNot()

if (json) process.stdout.write(`${JSON.stringify({ ...evaluation, ...window })}\n`)
else {
  const { milliseconds, microsecondsPerLine, ...core } = evaluation ?? {}
  console.table({ ...core, ...window, ...milliseconds, microsecondsPerLine })
}

/** What the window measures; where it fails that is said and the run fails, but the rest is reported. */
async function windowOrWhyNot(): Promise<Record<string, number>> {
  try {
    return rounded(await measureWindow(LINES, DESTINATIONS, say))
  } catch (error) {
    say(`The window could not be measured: ${error instanceof Error ? error.message : error}`)
    process.exitCode = 1
    return {}
  }
}

function rounded(report: object): Record<string, number> {
  return Object.fromEntries(
    Object.entries(report).map(([name, value]) => [name, Number(Number(value).toPrecision(4))]),
  )
}
