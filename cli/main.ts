import { styleText } from 'node:util'
import { calc, calcUsage } from './calc.ts'
import { compareScenarios, compareUsage } from './compare.ts'
import { determineCommand, determineUsage } from './determine.ts'
import { importTable, importUsage } from './import.ts'
import { key, keyUsage } from './key.ts'
import { leversCommand, leversUsage } from './levers.ts'
import { open, openUsage } from './open.ts'
import { problemLines } from './problems.ts'
import { rules, rulesUsage } from './rules.ts'
import { templateUsage, writeTemplate } from './template.ts'
import { UsageError } from './usage-error.ts'
import { verifyCommand, verifyUsage } from './verify.ts'

/** A command gives its exit status where it is another than 0. */
type Command = (args: string[]) => void | Promise<void> | Promise<number>

const commands: Record<string, Command> = {
  calc,
  compare: compareScenarios,
  levers: leversCommand,
  determine: determineCommand,
  verify: verifyCommand,
  key,
  import: importTable,
  template: writeTemplate,
  rules,
  open,
}

const usage = `usage: minimis COMMAND …

  ${calcUsage}
  ${compareUsage}
  ${leversUsage}
  ${determineUsage}
  ${verifyUsage}
  ${keyUsage}
  ${importUsage}
  ${templateUsage}
  ${rulesUsage}
  ${openUsage}

Exit status: 0 computed, whatever the outcome; 2 the input cannot be used, one line a problem.
Of verify: 0 valid; 1 broken; 3 whole, but not signed or of an office that was not named.
`

/** Runs one command line. Problems with the input go to stderr, one line each, with exit status 2. */
async function main(args: string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(usage)
    return name === undefined ? 2 : 0
  }
  try {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!command) throw new UsageError([`${name}: no such command; minimis --help lists them`])
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
  process.exit(0)
})
process.exitCode = await main(process.argv.slice(2))
