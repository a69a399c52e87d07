import { compile } from '../../shared/calc/compile.ts'
import { evaluateMatrix, prepareMatrix } from '../../shared/calc/matrix.ts'
import { checkModel } from '../../shared/model/read.ts'
import {
  allDestinations,
  type Destination,
  findDestination,
} from '../../shared/rules/destination.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { floorSums } from './floor.ts'
import { inTurn } from './measure.ts'
import { benchModel } from './model.ts'
import { spreadsheet } from './spreadsheet.ts'
import { sqliteRecursive } from './sqlite.ts'

const LINES = 100_000
const DESTINATIONS = 250

const json = process.argv.includes('--json')
const say = (text: string) => json || process.stdout.write(`${text}\n`)

const pack = currentPack()
const codes = allDestinations(pack)
const destinations = Array.from(
  { length: DESTINATIONS },
  (_, i) => findDestination(pack, codes[i % codes.length] as string) as Destination,
)

say(
  `${LINES} lines, ${DESTINATIONS} destinations (the ${codes.length} of ${pack.header.id}, the first ones twice)`,
)
const started = performance.now()
const checked = checkModel(benchModel(LINES))
if (!checked.ok)
  throw new Error(
    checked.problems.map((problem) => `${problem.path}: ${problem.message}`).join('\n'),
  )
const readMs = performance.now() - started
const compiled = compile(checked.value, {
  pack,
  choices: {},
  day: '2026-11-24',
  method: 'look-through',
})
const matrix = prepareMatrix(compiled, 'W', destinations)
const compileMs = performance.now() - started - readMs
const lines = compiled.model.products.reduce((sum, product) => sum + product.lines.length, 0)
if (lines !== LINES) throw new Error(`${lines} lines instead of ${LINES}`)

const floor = floorSums(matrix)
const ours = () => evaluateMatrix(matrix)
const row = ours()
agree('floor', (i) => (floor().low[i] as number) / (matrix.columns[i]?.price as number))

const toFloor = inTurn(ours, floor, { runs: 41, repeatA: 10, repeatB: 10 })
const query = sqliteRecursive(matrix)
const answers = new Map(query().map((answer) => [answer.destination, answer.low]))
agree('SQLite', (i) => (answers.get(i) ?? 0) / (matrix.columns[i]?.price as number))
const sqlite = inTurn(query, ours, { runs: 7, repeatB: 10 })
const sheet = spreadsheet(matrix)
agree('HyperFormula', (i) => sheet.low(i) / (matrix.columns[i]?.price as number))
const hyperformula = inTurn(sheet.task, ours, { runs: 3, repeatB: 10 })

const report = {
  evaluate100kRatioToFloor: rounded(toFloor.ratio),
  sqliteRecursiveRatioToOurs: rounded(sqlite.ratio),
  hyperformulaRatioToOurs: rounded(hyperformula.ratio),
  lines: LINES,
  destinations: DESTINATIONS,
  classesOfContent: matrix.buckets.length,
  decidedExactly: row.exactly,
  milliseconds: {
    read: rounded(readMs),
    compile: rounded(compileMs),
    evaluate: rounded(toFloor.medianA),
    floor: rounded(toFloor.medianB),
    sqliteRecursive: rounded(sqlite.medianA),
    hyperformula: rounded(hyperformula.medianA),
  },
}
if (json) process.stdout.write(`${JSON.stringify(report)}\n`)
else console.table({ ...report, milliseconds: undefined, ...report.milliseconds })

/** Every contender must give the same shares, or its time means nothing. */
function agree(name: string, share: (column: number) => number): void {
  row.low.forEach((low, i) => {
    const other = share(i)
    if (Math.abs(low - other) > 1e-9 * Math.max(low, 1e-9))
      throw new Error(
        `${name} gives ${other} for ${matrix.columns[i]?.destination.code}, not ${low}`,
      )
  })
}

function rounded(value: number): number {
  return Number(value.toPrecision(4))
}
