import { styleText } from 'node:util'
import { problemLines } from './problems.ts'
import { UsageError } from './usage-error.ts'
import {
  buildUsage,
  calcUsage,
  checkUsage,
  clockUsage,
  compareUsage,
  determineUsage,
  floorUsage,
  importUsage,
  keyUsage,
  leversUsage,
  licencesUsage,
  openUsage,
  packUsage,
  paperUsage,
  reportsUsage,
  rulesUsage,
  screenUsage,
  sparesUsage,
  templateUsage,
  verifyUsage,
} from './usages.ts'

/** A command gives its exit status where it is another than 0. */
type Command = (args: string[]) => void | number | Promise<void> | Promise<number>

/** Each command is read, with the packs that it needs, once it is asked for. */
const commands: Record<string, () => Promise<Command>> = {
  calc: async () => (await import('./calc.ts')).calc,
  check: async () => (await import('./check.ts')).checkCommand,
  licences: async () => (await import('./licences.ts')).licencesCommand,
  compare: async () => (await import('./compare.ts')).compareScenarios,
  floor: async () => (await import('./floor.ts')).floorCommand,
  levers: async () => (await import('./levers.ts')).leversCommand,
  determine: async () => (await import('./determine.ts')).determineCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  key: async () => (await import('./key.ts')).key,
  reports: async () => (await import('./reports.ts')).reportsCommand,
  paper: async () => (await import('./paper.ts')).paperCommand,
  spares: async () => (await import('./spares.ts')).sparesCommand,
  import: async () => (await import('./import.ts')).importTable,
  template: async () => (await import('./template.ts')).writeTemplate,
  rules: async () => (await import('./rules.ts')).rules,
  screen: async () => (await import('./screen.ts')).screenCommand,
  open: async () => (await import('./open.ts')).open,
}

const usage = `usage: minimis COMMAND …

  ${calcUsage}
  ${compareUsage}
  ${leversUsage}
  ${floorUsage}
  ${determineUsage}
  ${verifyUsage}
  ${keyUsage}
  ${paperUsage}
  ${reportsUsage}
  ${licencesUsage}
  ${checkUsage}
  ${sparesUsage}
  ${importUsage}
  ${templateUsage}
  ${rulesUsage}
  ${clockUsage}
  ${packUsage}
  ${buildUsage}
  ${screenUsage}
  ${openUsage}

Exit status: 0 computed, whatever the outcome; 2 the input cannot be used, one line a problem.
Of check: 0 nothing stands against it by what was asked; 3 something is open; 4 a licence is lacking; 5 barred.
Of screen: 0 no listed name is near; 3 one is, or a name cannot be compared.
Of verify: 0 valid; 1 broken; 3 whole, but not signed or of an office that was not named.
`

/** Their exit status is an answer: they end with it though nobody reads on. */
const ANSWER_BY_STATUS: ReadonlySet<string> = new Set(['check', 'screen', 'verify'])

/** Runs one command line. Problems with the input go to stderr, one line each, with exit status 2. */
async function main(args: string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(usage)
    return name === undefined ? 2 : 0
  }
  try {
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!load) throw new UsageError([`${name}: no such command; minimis --help lists them`])
    const command = await load()
    return (await command(rest)) ?? 0
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    const mark = styleText('red', 'error', { stream: process.stderr })
    for (const line of problemLines(error.problems)) process.stderr.write(`${mark} ${line}\n`)
    return 2
  }
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  if (!ANSWER_BY_STATUS.has(process.argv[2] ?? '')) process.exit(0)
})
process.exitCode = await main(process.argv.slice(2))
