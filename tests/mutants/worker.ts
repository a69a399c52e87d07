import { readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { createVitest, type TestModule, type Vitest } from 'vitest/node'
import { AsGiven } from './as-given.ts'
import type { Outcome, Said, Task } from './messages.ts'

const root = process.argv[2] as string
const sharing = await start(false)
const apart = await start(true)

process.on('message', async (task: Task) => {
  tell({ outcome: await run(task) })
})
tell({ ready: true })

function tell(said: Said): void {
  process.send?.(said)
}

/** Tests of pure code share their modules from file to file; the others have each their own. */
function isSharing(test: string): boolean {
  return /^tests\/(golden|property|unit)\//.test(test)
}

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
      reporters: [{ onTestModuleQueued: (module) => tell({ begins: testOf(module) }) }],
      sequence: { sequencer: AsGiven },
    },
    { logLevel: 'silent', server: { watch: null } },
  )
}

async function run({ batches, mutant, stopAtFailure }: Task): Promise<Outcome> {
  const outcome: Outcome = { took: {}, failed: {} }
  const path = mutant && join(root, mutant.file)
  const original = path && readFileSync(path, 'utf8')
  try {
    if (path && mutant) write(path, mutant.text)
    for (const batch of batches) {
      await runWith(sharing, batch.filter(isSharing), outcome)
      await runWith(
        apart,
        batch.filter((test) => !isSharing(test)),
        outcome,
      )
      if (stopAtFailure && Object.keys(outcome.failed).length > 0) break
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

async function runWith(
  vitest: Vitest,
  tests: readonly string[],
  { took, failed }: Outcome,
): Promise<void> {
  if (tests.length === 0) return
  const project = vitest.getRootProject()
  const specifications = tests.map((test) => project.createSpecification(join(root, test)))
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications)
  for (const module of testModules) {
    const test = testOf(module)
    // Vitest names the modules of earlier runs as well, with what came of them then.
    if (!tests.includes(test)) continue
    const { collectDuration, duration } = module.diagnostic()
    took[test] = Math.round(collectDuration + duration)
    const why = failureOf(module)
    if (why !== null) failed[test] = why
  }
  if (unhandledErrors.length > 0) failed[tests.join(', ')] = 'an error outside the tests'
}

function failureOf(module: TestModule): string | null {
  for (const test of module.children.allTests('failed')) return test.fullName
  return module.state() === 'failed' ? 'does not load' : null
}

function testOf({ moduleId }: TestModule): string {
  return relative(root, moduleId)
}
