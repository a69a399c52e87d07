import type Database from 'better-sqlite3'
import type { Command, SingleCommand } from '../../shared/workspace/commands.ts'
import { WorkspaceError } from '../workspace-error.ts'
import { companyWrites } from './companies.ts'
import { directProductWrites } from './direct-product.ts'
import { itemWrites } from './items.ts'
import { licenceWrites } from './licences.ts'
import { lineWrites } from './lines.ts'
import { modelWrites } from './model.ts'
import { partyWrites } from './parties.ts'
import { partWrites } from './parts.ts'
import { priceWrites } from './prices.ts'
import { productWrites } from './products.ts'
import { rowWrites } from './rows-not-taken.ts'
import { ruleWrites } from './rules.ts'
import { scenarioWrites } from './scenarios.ts'
import { settingWrites } from './settings.ts'
import { type Kind, type Writer, type Writes, type Writing, writerTo } from './writer.ts'

/** How every kind of command is written. */
const writes: Writes<Kind> = {
  ...partWrites,
  ...productWrites,
  ...itemWrites,
  ...directProductWrites,
  ...lineWrites,
  ...rowWrites,
  ...priceWrites,
  ...companyWrites,
  ...partyWrites,
  ...settingWrites,
  ...ruleWrites,
  ...scenarioWrites,
  ...licenceWrites,
  ...modelWrites,
}

/** Writes one command as rows. Runs inside the transaction of its revision; throws a refusal that names the place. */
export function applyCommand(
  database: Database.Database,
  command: Command,
  writing: Writing,
): void {
  if (command.kind === 'batch') {
    const { commands } = command
    for (const _ of applying(database, { commands, count: commands.length }, writing));
  } else write(writerTo(database, writing), command)
}

/** Writes the commands of a batch, a step each, as `applyCommand` does; `count`: how many there are. */
export function* applying(
  database: Database.Database,
  { commands, count }: { commands: Iterable<SingleCommand>; count: number },
  writing: Writing,
): Generator<void> {
  const to = writerTo(database, writing)
  let step = 0
  for (const command of commands) {
    step++
    within(`Step ${step} of ${count}`, () => write(to, command))
    yield
  }
}

function write(to: Writer, command: SingleCommand): void {
  const writeKind = writes[command.kind] as (to: Writer, command: SingleCommand) => void
  writeKind(to, command)
}

/** Runs one step of many; its refusal says which it was. */
function within(place: string, work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof WorkspaceError)) throw error
    throw new WorkspaceError(error.code, `${place}: ${error.message}`, error.details)
  }
}
