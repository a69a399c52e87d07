import { readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { createVitest, type TestModule, type Vitest } from 'vitest/node'
import { AsGiven } from './as-given.ts'
import type { Outcome, Task } from './messages.ts'

/** Tests of pure code share their modules from file to file; the others have each their own. */
const SHARING = /^tests\/(golden|property|unit)\//

const root = process.argv[2] as string
const sharing = await start(false)
const apart = await start(true)

process.on('message', async (task: Task) => {
  process.send?.(await run(task))
})
process.send?.('ready')

async function start(isolate: boolean): Promise<Vitest> {
  return createVitest(
    'test',
    {
      root,
      config: false,
      watch: false,
      include: ['tests/**/*.test.ts'],
      testTimeout: 60_000,
      pool: 'threads',
      isolate,
      maxWorkers: 1,
      fileParallelism: false,
      silent: true,
      reporters: [{}],
      sequence: { sequencer: AsGiven },
    },
    { logLevel: 'silent', server: { watch: null } },
  )
}

async function run({ tests, mutant, stopAtFirst }: Task): Promise<Outcome> {
  const outcome: Outcome = { took: {}, failed: {} }
  const path = mutant && join(root, mutant.file)
  const original = path && readFileSync(path, 'utf8')
  try {
    if (path && mutant) write(path, mutant.text)
    for (const [vitest, some] of batches(tests)) {
      await runWith(vitest, some, stopAtFirst, outcome)
      if (stopAtFirst && Object.keys(outcome.failed).length > 0) break
    }
  } finally {
    if (path && original !== null) write(path, original)
  }
  return outcome
}

function write(path: string, text: string): void {
  writeFileSync(path, text)
  for (const vitest of [sharing, apart]) vitest.invalidateFile(path)
}

/** The tests in runs of one kind each. */
function batches(tests: readonly string[]): (readonly [Vitest, string[]])[] {
  const found: (readonly [Vitest, string[]])[] = []
  for (const test of tests) {
    const vitest = SHARING.test(test) ? sharing : apart
    const last = found.at(-1)
    if (last?.[0] === vitest) last[1].push(test)
    else found.push([vitest, [test]])
  }
  return found
}

async function runWith(
  vitest: Vitest,
  tests: readonly string[],
  stopAtFirst: boolean,
  { took, failed }: Outcome,
): Promise<void> {
  vitest.config.bail = stopAtFirst ? 1 : 0
  for (const project of vitest.projects) project.config.bail = vitest.config.bail
  const project = vitest.getRootProject()
  const specifications = tests.map((test) => project.createSpecification(join(root, test)))
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications)
  for (const module of testModules) {
    const test = relative(root, module.moduleId)
    const { collectDuration, duration } = module.diagnostic()
    took[test] = Math.round(collectDuration + duration)
    const why = failureOf(module)
    if (why !== null) failed[test] = why
  }
  if (unhandledErrors.length > 0 && testModules[0])
    failed[relative(root, testModules[0].moduleId)] ??= 'an error outside the tests'
}

function failureOf(module: TestModule): string | null {
  for (const test of module.children.allTests('failed')) return test.fullName
  return module.state() === 'failed' ? 'does not load' : null
}
