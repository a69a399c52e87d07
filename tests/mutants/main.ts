import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { draw } from './draw.ts'
import equivalent from './equivalent.json' with { type: 'json' }
import { changed, type Point, pointsOf } from './points.ts'
import { Reach } from './reach.ts'
import { Runner } from './runner.ts'
import { copyTree } from './scratch.ts'

const ROOMS = ['shared/rules', 'shared/calc', 'shared/scenario']
/** Tests that call the code in their own process. */
const TESTS = 'tests/{golden,unit,property,renderer,electron}/**/*.test.ts'
/** So many of a hundred mutants that are not equivalent are to be caught. */
const WANTED = 93
/** Milliseconds of tests that are run before it is looked whether one has failed. */
const BATCH = 1500

interface Mutant extends Point {
  file: string
  line: number
  /** The line of source in which it begins, without its indent. */
  source: string
}

interface Tried {
  mutant: Mutant
  /** The first test that fails with it; null: none. */
  caughtBy: string | null
}

const { values } = parseArgs({
  options: {
    points: { type: 'string', default: '300' },
    seed: { type: 'string', default: '20261128' },
    only: { type: 'string', multiple: true, default: ROOMS },
    workers: { type: 'string', default: '2' },
  },
})

const root = join(import.meta.dirname, '..', '..')
const started = performance.now()
const scratch = mkdtempSync(join(tmpdir(), 'minimis-mutants-'))
const runners = Array.from({ length: Number(values.workers) }, (_, i) => {
  const tree = join(scratch, `${i + 1}`)
  copyTree(root, tree)
  return new Runner(root, tree)
})
try {
  process.exitCode = await main()
} finally {
  for (const runner of runners) runner.stop()
  rmSync(scratch, { recursive: true, force: true })
}

async function main(): Promise<number> {
  const files = values.only.flatMap(filesUnder)
  const groups = files.map(mutantsOf)
  const mutants = draw(groups, Number(values.points), Number(values.seed))
  if (mutants.length === 0) throw new Error(`no change is offered by ${values.only.join(', ')}`)
  const offered = groups.reduce((sum, group) => sum + group.length, 0)
  say(`${mutants.length} of ${offered} changes in ${files.length} files, seed ${values.seed}`)
  const tests = await cleanRun(globSync(TESTS, { cwd: root }))
  const waiting = [...mutants]
  const tried: Tried[] = []
  await Promise.all(
    runners.map(async (runner) => {
      for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
        const begun = performance.now()
        const one = await tryMutant(runner, mutant, tests)
        tried.push(one)
        const took = ((performance.now() - begun) / 1000).toFixed(1)
        const end = one.caughtBy === null ? 'SURVIVES' : `caught by ${one.caughtBy}`
        say(`${tried.length}/${mutants.length}  ${took} s  ${told(mutant)}  ${end}`)
      }
    }),
  )
  await Promise.all(runners.map((runner) => expectClean(runner, tests)))
  return report(tried)
}

/** No mutant is left in a copy of the tree or in what is warm of it. */
async function expectClean(runner: Runner, known: readonly KnownTest[]): Promise<void> {
  const quick = known.filter(({ milliseconds }) => milliseconds < BATCH)
  const batches = [quick.map(({ test }) => test)]
  const outcome = await runner.run({ batches, mutant: null, stopAtFailure: false }, () => 300_000)
  const failed = Object.entries(outcome?.failed ?? { all: 'no end' })
  if (failed.length > 0) throw new Error(`a mutant was left behind: ${failed.join('; ')}`)
}

function filesUnder(path: string): string[] {
  if (path.endsWith('.ts')) return [path]
  return globSync(`${path}/**/*.ts`, { cwd: root })
    .filter((file) => !file.includes('/packs/'))
    .sort()
}

function mutantsOf(file: string): Mutant[] {
  const text = readFileSync(join(root, file), 'utf8')
  const lines = text.split('\n')
  return pointsOf(text).map((point) => {
    const line = text.slice(0, point.start).split('\n').length
    return { ...point, file, line, source: (lines[line - 1] ?? '').trim() }
  })
}

/** The tests with nothing changed: what each reaches and how long it takes, quickest first. */
interface KnownTest {
  test: string
  reaches: ReadonlySet<string>
  milliseconds: number
}

async function cleanRun(tests: readonly string[]): Promise<KnownTest[]> {
  const [runner] = runners
  const reach = new Reach(root)
  const known = tests
    .map((test) => ({ test, reaches: reach.from(test) }))
    .filter(({ reaches }) => values.only.some((room) => [...reaches].some(liesIn(room))))
    .sort((a, b) => rank(a.test) - rank(b.test))
  const batches = [known.map(({ test }) => test)]
  const task = { batches, mutant: null, stopAtFailure: false }
  const outcome = await runner?.run(task, () => 300_000)
  if (!outcome) throw new Error('the tests do not end')
  const failed = Object.entries(outcome.failed)
  if (failed.length > 0) throw new Error(`fails with nothing changed: ${failed.join('; ')}`)
  say(`${known.length} test files pass as it is, after ${seconds()} s`)
  return known
    .map((one) => ({ ...one, milliseconds: outcome.took[one.test] ?? 0 }))
    .sort((a, b) => rank(a.test) - rank(b.test) || a.milliseconds - b.milliseconds)
}

function liesIn(room: string): (file: string) => boolean {
  return (file) => file === room || file.startsWith(`${room}/`)
}

/** The golden cases first, since they find most; the tests of the app last. */
function rank(test: string): number {
  if (test.startsWith('tests/golden/')) return 0
  return /^tests\/(unit|property)\//.test(test) ? 1 : 2
}

async function tryMutant(
  runner: Runner,
  mutant: Mutant,
  known: readonly KnownTest[],
): Promise<Tried> {
  const reaching = known.filter(({ reaches }) => reaches.has(mutant.file))
  const text = changed(readFileSync(join(root, mutant.file), 'utf8'), mutant)
  const usual = new Map(reaching.map(({ test, milliseconds }) => [test, milliseconds]))
  const outcome = await runner.run(
    {
      batches: batchesOf(reaching),
      mutant: { file: mutant.file, text },
      stopAtFailure: true,
    },
    (test) => 15_000 + 4 * (usual.get(test) ?? 0),
  )
  if (!outcome) return { mutant, caughtBy: 'the time limit' }
  const [failure] = Object.entries(outcome.failed)
  return { mutant, caughtBy: failure ? failure.join(': ') : null }
}

/** Quick test files some at a time, slow ones alone. */
function batchesOf(known: readonly KnownTest[]): string[][] {
  const batches: string[][] = []
  let room = 0
  for (const { test, milliseconds } of known) {
    room -= milliseconds
    if (room < 0) {
      batches.push([])
      room = BATCH - milliseconds
    }
    batches.at(-1)?.push(test)
  }
  return batches
}

function report(tried: readonly Tried[]): number {
  const survivors = tried.filter(({ caughtBy }) => caughtBy === null).map(({ mutant }) => mutant)
  const open = survivors.filter((mutant) => !isEquivalent(mutant))
  const caught = tried.length - survivors.length
  const counted = caught + open.length
  const share = counted === 0 ? 100 : (100 * caught) / counted
  for (const mutant of open.toSorted((a, b) => (told(a) < told(b) ? -1 : 1))) {
    say(`\nsurvives: ${told(mutant)}`)
    say(JSON.stringify({ file: mutant.file, line: mutant.source, change: mutant.change, why: '' }))
  }
  say(
    `\n${caught} of ${counted} caught (${share.toFixed(1)} of 100; ${WANTED} wanted), ` +
      `${open.length} survive, ${survivors.length - open.length} equivalent, ${seconds()} s`,
  )
  return share < WANTED ? 1 : 0
}

function isEquivalent({ file, source, change }: Mutant): boolean {
  const known: readonly { file: string; line: string; change: string }[] = equivalent.mutants
  return known.some((one) => one.file === file && one.line === source && one.change === change)
}

function told({ file, line, change }: Mutant): string {
  return `${file}:${line}  ${change}`
}

function seconds(): number {
  return Math.round((performance.now() - started) / 1000)
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
