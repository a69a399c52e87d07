import { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import { evaluateSweep } from '../../shared/calc/sweep.ts'
import { checkModel } from '../../shared/model/read.ts'
import type { Model } from '../../shared/model/schema.ts'
import { readRatio } from '../../shared/money/display.ts'
import { toNumber } from '../../shared/money/ratio.ts'
import { allDestinations } from '../../shared/rules/destination.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { Base } from '../../shared/scenario/base.ts'
import { editor, edits } from './edits.ts'
import { floorSums } from './floor.ts'
import { inTurn } from './measure.ts'
import { benchModel } from './model.ts'
import { scenarioEditor, scenarioEdits } from './scenarios.ts'
import { spreadsheet } from './spreadsheet.ts'
import { sqliteRecursive } from './sqlite.ts'

const DAY = '2026-11-24'

/**
 * Measures the core: evaluation against the sums that it cannot do without, an edit against a fresh
 * evaluation, and two other ways to do the same against ours.
 */
export function measureEvaluation(
  lineCount: number,
  destinationCount: number,
  say: (text: string) => void,
) {
  const pack = currentPack()
  const codes = allDestinations(pack)
  const destinations = Array.from(
    { length: destinationCount },
    (_, i) => codes[i % codes.length] as string,
  )

  say(
    `${lineCount} lines, ${destinationCount} destinations (the ${codes.length} of ${pack.header.id}, the first ones twice)`,
  )
  const started = performance.now()
  const checked = checkModel(benchModel(lineCount))
  if (!checked.ok)
    throw new Error(
      checked.problems.map((problem) => `${problem.path}: ${problem.message}`).join('\n'),
    )
  const readMs = performance.now() - started
  const model = checked.value
  const lines = model.products.reduce((sum, product) => sum + product.lines.length, 0)
  if (lines !== lineCount) throw new Error(`${lines} lines instead of ${lineCount}`)
  const open = (of: Model) => LiveEvaluation.of(of, { pack, choices: {}, day: DAY })
  const full = () => {
    const evaluation = open(model)
    return { evaluation, row: evaluation.matrix('W', destinations, 'look-through') }
  }
  const whole = full()
  const sweep = whole.evaluation.sweep('W', destinations, 'look-through')

  const floor = floorSums(sweep)
  const ours = () => evaluateSweep(sweep)
  const row = ours()
  agree('exact matrix', (i) => toNumber(readRatio(whole.row.low[i] ?? '')))
  agree('floor', (i) => (floor().low[i] as number) / (sweep.columns[i]?.price as number))

  const toFloor = inTurn(ours, floor, { runs: 41, repeatA: 10, repeatB: 10 })
  const edited = edits(model).map((edit) => {
    const make = editor(whole.evaluation, edit, destinations)
    const times = inTurn(make, full, { runs: 9 })
    // The last edit's answers must be those of a fresh evaluation of the edited model.
    const { evaluation, row: answers } = make()
    mustBeFresh(evaluation.model, answers, `an edit of one ${edit.name}`)
    return { name: edit.name, ...times }
  })
  const slowest = edited.reduce((a, b) => (a.ratio > b.ratio ? a : b))
  const base = new Base(model)
  const overlaid = scenarioEdits(base).map((edit) => {
    const asking = { day: DAY, pack: pack.header.id, destinations }
    const make = scenarioEditor(whole.evaluation, base, edit, asking)
    const times = inTurn(make, full, { runs: 9 })
    const { over, row: answers } = make()
    mustBeFresh(over.model, answers, `a scenario with another ${edit.name}`)
    return { name: edit.name, ...times }
  })
  const slowestScenario = overlaid.reduce((a, b) => (a.ratio > b.ratio ? a : b))
  const query = sqliteRecursive(sweep)
  const answers = new Map(query().map((answer) => [answer.destination, answer.low]))
  agree('SQLite', (i) => (answers.get(i) ?? 0) / (sweep.columns[i]?.price as number))
  const sqlite = inTurn(query, ours, { runs: 7, repeatB: 10 })
  const sheet = spreadsheet(sweep)
  agree('HyperFormula', (i) => sheet.low(i) / (sweep.columns[i]?.price as number))
  const hyperformula = inTurn(sheet.task, ours, { runs: 3, repeatB: 10 })

  const report = {
    evaluate100kRatioToFloor: rounded(toFloor.ratio),
    editRatioToFull: rounded(slowest.ratio),
    scenarioEditRatioToFull: rounded(slowestScenario.ratio),
    sqliteRecursiveRatioToOurs: rounded(sqlite.ratio),
    hyperformulaRatioToOurs: rounded(hyperformula.ratio),
    lines: lineCount,
    destinations: destinationCount,
    classesOfContent: sweep.sums.length,
    decidedExactly: row.exactly,
    milliseconds: {
      read: rounded(readMs),
      full: rounded(slowest.medianB),
      ...Object.fromEntries(
        edited.map(({ name, medianA }) => [`edit of one ${name}`, rounded(medianA)]),
      ),
      ...Object.fromEntries(
        overlaid.map(({ name, medianA }) => [`scenario: ${name}`, rounded(medianA)]),
      ),
      evaluate: rounded(toFloor.medianA),
      floor: rounded(toFloor.medianB),
      sqliteRecursive: rounded(sqlite.medianA),
      hyperformula: rounded(hyperformula.medianA),
    },
  }
  return report

  /** The answers must be those of a fresh evaluation of the changed model. */
  function mustBeFresh(changed: Model, answers: unknown, after: string): void {
    const fresh = open(changed).matrix('W', destinations, 'look-through')
    if (JSON.stringify(answers) !== JSON.stringify(fresh))
      throw new Error(`after ${after} the verdicts are not those of a fresh evaluation`)
  }

  /** Every contender must give the same shares, or its time means nothing. */
  function agree(name: string, share: (column: number) => number): void {
    row.low.forEach((low, i) => {
      const other = share(i)
      if (Math.abs(low - other) > 1e-9 * Math.max(low, 1e-9))
        throw new Error(
          `${name} gives ${other} for ${sweep.columns[i]?.destination.code}, not ${low}`,
        )
    })
  }
}

function rounded(value: number): number {
  return Number(value.toPrecision(4))
}
