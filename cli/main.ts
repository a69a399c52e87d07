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
const commands: Record<string, { usage: readonly string[]; load: () => Promise<Command> }> = {
  calc: {
    usage: [calcUsage],
    load: async () => (await import('./calc.ts')).calc,
  },
  compare: {
    usage: [compareUsage],
    load: async () => (await import('./compare.ts')).compareScenarios,
  },
  levers: {
    usage: [leversUsage],
    load: async () => (await import('./levers.ts')).leversCommand,
  },
  floor: {
    usage: [floorUsage],
    load: async () => (await import('./floor.ts')).floorCommand,
  },
  determine: {
    usage: [determineUsage],
    load: async () => (await import('./determine.ts')).determineCommand,
  },
  verify: {
    usage: [verifyUsage],
    load: async () => (await import('./verify.ts')).verifyCommand,
  },
  key: {
    usage: [keyUsage],
    load: async () => (await import('./key.ts')).key,
  },
  paper: {
    usage: [paperUsage],
    load: async () => (await import('./paper.ts')).paperCommand,
  },
  reports: {
    usage: [reportsUsage],
    load: async () => (await import('./reports.ts')).reportsCommand,
  },
  licences: {
    usage: [licencesUsage],
    load: async () => (await import('./licences.ts')).licencesCommand,
  },
  check: {
    usage: [checkUsage],
    load: async () => (await import('./check.ts')).checkCommand,
  },
  spares: {
    usage: [sparesUsage],
    load: async () => (await import('./spares.ts')).sparesCommand,
  },
  import: {
    usage: [importUsage],
    load: async () => (await import('./import.ts')).importTable,
  },
  template: {
    usage: [templateUsage],
    load: async () => (await import('./template.ts')).writeTemplate,
  },
  rules: {
    usage: [rulesUsage, clockUsage, packUsage, buildUsage],
    load: async () => (await import('./rules.ts')).rules,
  },
  screen: {
    usage: [screenUsage],
    load: async () => (await import('./screen.ts')).screenCommand,
  },
  open: {
    usage: [openUsage],
    load: async () => (await import('./open.ts')).open,
  },
}

const usage = `usage: minimis COMMAND …

  ${usageOf(Object.values(commands).flatMap((command) => command.usage))}

minimis COMMAND --help shows how one is called.

Exit status: 0 computed, whatever the outcome; 2 the input cannot be used, one line a problem.
Of check: 0 nothing stands against it by what was asked; 3 something is open; 4 a licence is lacking; 5 barred.
Of screen: 0 no listed name is near; 3 one is, or a name cannot be compared.
Of verify: 0 valid; 1 broken; 3 whole, but not signed or of an office that was not named.
`

/** How commands are called, one below the other. */
function usageOf(usages: readonly string[]): string {
  return usages.join('\n  ')
}

/** Whether a command line asks how its command is called. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  const options = end < 0 ? args : args.slice(0, end)
  return options.includes('--help') || options.includes('-h')
}

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
    const known = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!known) throw new UsageError([`${name}: no such command; minimis --help lists them`])
    if (asksForHelp(rest)) {
      process.stdout.write(`usage: minimis COMMAND …\n\n  ${usageOf(known.usage)}\n`)
      return 0
    }
    const command = await known.load()
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
