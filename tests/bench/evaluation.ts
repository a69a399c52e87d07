import { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import type { MatrixRow } from '../../shared/calc/verdict/matrix.ts'
import { readModel } from '../../shared/model/read.ts'
import type { Model } from '../../shared/model/schema.ts'
import { readRatio } from '../../shared/money/display.ts'
import { toNumber } from '../../shared/money/ratio.ts'
import { allDestinations } from '../../shared/rules/destination.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { Base } from '../../shared/scenario/base.ts'
import { answersOf, type Shares, type Start } from './contender.ts'
import { editor, edits } from './edits.ts'
import { floor } from './floor.ts'
import { inTurn } from './measure.ts'
import { benchModel } from './model.ts'
import { scenarioEditor, scenarioEdits } from './scenarios.ts'
import { spreadsheet } from './spreadsheet.ts'
import { sqliteRecursive } from './sqlite.ts'

const DAY = '2026-11-24'
const METHOD = 'look-through'

/**
 * Measures the core as a user runs it: from the bytes of a model file to the verdicts for all
 * destinations, against the floor and two other ways to the same shares; an edit against a fresh
 * evaluation; and what a line costs as the model grows.
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
  const open = (model: Model) => LiveEvaluation.of(model, { pack, choices: {}, day: DAY })
  const matrix = (evaluation: LiveEvaluation) => evaluation.matrix('W', destinations, METHOD)
  const fromBytes = (bytes: Uint8Array) => matrix(open(modelIn(bytes)))

  const bytes = bytesOf(lineCount)
  const model = modelIn(bytes)
  const evaluation = open(model)
  const row = matrix(evaluation)
  const start: Start = { bytes, answers: answersOf(bytes, destinations, open) }
  const ours = () => fromBytes(bytes)
  const contenders = { floor, SQLite: sqliteRecursive, HyperFormula: spreadsheet }
  for (const [name, shares] of Object.entries(contenders))
    mustAgree(name, shares(start), row, destinations)

  say('against the floor, SQLite and a spreadsheet, each from the bytes of the file')
  const toFloor = inTurn(ours, () => floor(start), { runs: 9 })
  const sqlite = inTurn(() => sqliteRecursive(start), ours, { runs: 5 })
  const hyperformula = inTurn(() => spreadsheet(start), ours, { runs: 3 })

  say('edits and scenarios against a fresh evaluation of the model in memory')
  const fresh = () => matrix(open(model))
  const edited = edits(model).map((edit) => {
    const make = editor(evaluation, edit, destinations)
    const times = inTurn(make, fresh, { runs: 9 })
    const { evaluation: last, row: answers } = make()
    mustBeFresh(last.model, answers, `an edit of one ${edit.name}`)
    return { name: `edit of one ${edit.name}`, ...times }
  })
  const base = new Base(model)
  const overlaid = scenarioEdits(base).map((edit) => {
    const asking = { day: DAY, pack: pack.header.id, destinations }
    const make = scenarioEditor(evaluation, base, edit, asking)
    const times = inTurn(make, fresh, { runs: 9 })
    const { over, row: answers } = make()
    mustBeFresh(over.model, answers, `a scenario with another ${edit.name}`)
    return { name: `scenario: ${edit.name}`, ...times }
  })

  say('what a line costs as the model grows')
  const sizes = [lineCount / 100, lineCount / 10, lineCount].map((lines) => {
    const file = bytesOf(lines)
    return { lines, task: () => fromBytes(file), repeat: Math.round(Math.sqrt(lineCount / lines)) }
  })
  const [small, middle, large] = sizes as [Size, Size, Size]
  const toMiddle = growth(small, middle)
  const toLarge = growth(middle, large)

  return {
    evaluate100kRatioToFloor: rounded(toFloor.ratio),
    editRatioToFull: rounded(Math.max(...edited.map(({ ratio }) => ratio))),
    scenarioEditRatioToFull: rounded(Math.max(...overlaid.map(({ ratio }) => ratio))),
    sqliteRecursiveRatioToOurs: rounded(sqlite.ratio),
    hyperformulaRatioToOurs: rounded(hyperformula.ratio),
    perLineRatio10kTo1k: rounded(toMiddle.ratio),
    perLineRatio100kTo10k: rounded(toLarge.ratio),
    lines: lineCount,
    destinations: destinationCount,
    fileBytes: bytes.length,
    milliseconds: {
      fromBytes: rounded(toFloor.medianA),
      openAndMatrix: rounded(edited[0]?.medianB ?? Number.NaN),
      floor: rounded(toFloor.medianB),
      sqliteRecursive: rounded(sqlite.medianA),
      hyperformula: rounded(hyperformula.medianA),
      ...Object.fromEntries(
        [...edited, ...overlaid].map(({ name, medianA }) => [name, rounded(medianA)]),
      ),
    },
    microsecondsPerLine: {
      [small.lines]: rounded(toMiddle.before),
      [middle.lines]: rounded(toMiddle.after),
      [large.lines]: rounded(toLarge.after),
    },
  }

  /** The answers must be those of a fresh evaluation of the changed model. */
  function mustBeFresh(changed: Model, answers: unknown, after: string): void {
    if (JSON.stringify(answers) !== JSON.stringify(matrix(open(changed))))
      throw new Error(`after ${after} the verdicts are not those of a fresh evaluation`)
  }
}

interface Size {
  lines: number
  task: () => unknown
  /** How often it runs at a stretch, so that a short task is not measured by itself. */
  repeat: number
}

/** The microseconds a line of two sizes, run in turn, and the ratio of the larger to the smaller. */
function growth(smaller: Size, larger: Size): { before: number; after: number; ratio: number } {
  const options = { runs: 7, repeatA: larger.repeat, repeatB: smaller.repeat }
  const { medianA, medianB, ratio } = inTurn(larger.task, smaller.task, options)
  return {
    before: (1000 * medianB) / smaller.lines,
    after: (1000 * medianA) / larger.lines,
    ratio: (ratio * smaller.lines) / larger.lines,
  }
}

/** A model file of so many lines, as it lies on the disk. */
function bytesOf(lineCount: number): Uint8Array {
  const model = benchModel(lineCount)
  const lines = model.products.reduce((sum, product) => sum + product.lines.length, 0)
  if (lines !== lineCount) throw new Error(`${lines} lines instead of ${lineCount}`)
  return new TextEncoder().encode(JSON.stringify(model))
}

function modelIn(bytes: Uint8Array): Model {
  const read = readModel(new TextDecoder().decode(bytes))
  if (read.ok) return read.value
  throw new Error(read.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
}

/** Every contender must give the same shares, or its time means nothing. */
function mustAgree(
  name: string,
  shares: Shares,
  row: MatrixRow,
  destinations: readonly string[],
): void {
  for (const bound of ['low', 'high'] as const)
    row[bound].forEach((exact, i) => {
      const [share, other] = [
        exact === null ? Number.NaN : toNumber(readRatio(exact)),
        shares[bound][i]!,
      ]
      if (!(Math.abs(share - other) <= 1e-9 * Math.max(share, 1e-9)))
        throw new Error(`${name} gives ${other} as ${bound} for ${destinations[i]}, not ${share}`)
    })
}

function rounded(value: number): number {
  return Number(value.toPrecision(4))
}
