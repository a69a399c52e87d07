import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openReadable } from '../../db/connection.ts'
import { ModelRows } from '../../db/model-rows.ts'
import { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import type { MatrixRow } from '../../shared/calc/verdict/matrix.ts'
import type { Model } from '../../shared/model/schema.ts'
import { allDestinations } from '../../shared/rules/destination.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { exactPlain } from './exact-plain.ts'
import { type Handed, handedFor, mustAgree } from './handed.ts'
import { inTurn } from './measure.ts'
import { benchModel } from './model.ts'
import { plain } from './plain.ts'
import type { Report } from './report.ts'
import { spreadsheet } from './spreadsheet.ts'
import { sql } from './sql.ts'
import { makeWorkspace } from './workspace-file.ts'

export const DAY = '2026-11-24'
const METHOD = 'look-through'

/** So many destinations: those of the pack, the first ones twice where there are too few. */
export function benchDestinations(count: number): string[] {
  const codes = allDestinations(currentPack())
  return Array.from({ length: count }, (_, i) => codes[i % codes.length] as string)
}

export function open(model: Model): LiveEvaluation {
  return LiveEvaluation.of(model, { pack: currentPack(), choices: {}, day: DAY })
}

/** What the app does between the rows of a workspace file and the verdicts for all destinations. */
export function fromRows(path: string, destinations: readonly string[]): MatrixRow {
  const database = openReadable(path)
  try {
    return open(new ModelRows(database).read(DAY)).matrix('W', destinations, METHOD)
  } finally {
    database.close()
  }
}

/** The same from a model that is in memory. */
export function fromModel(model: Model, destinations: readonly string[]): MatrixRow {
  return open(model).matrix('W', destinations, METHOD)
}

interface Case {
  path: string
  model: Model
  handed: Handed
  destinations: readonly string[]
}

/** A workspace file with so many lines, and what contenders are handed; their verdicts are checked. */
export function caseOf(folder: string, lines: number, destinations: readonly string[]): Case {
  const model = benchModel(lines)
  const path = join(folder, `rows-${lines}.minimis`)
  if (!existsSync(path)) makeWorkspace(path, model)
  const handed = handedFor(model, destinations, open)
  const row = fromRows(path, destinations)
  mustAgree('the plain program', plain(path, handed), row, destinations)
  mustAgree('the exact plain program', exactPlain(model, handed), row, destinations)
  return { path, model, handed, destinations }
}

const SIZES = [
  { name: '10k', lines: 10_000, runs: 15, repeat: 3 },
  { name: '100k', lines: 100_000, runs: 9, repeat: 1 },
  { name: '1M', lines: 1_000_000, runs: 3, repeat: 1 },
] as const

/** From the rows of a workspace file, and from a model in memory, to the verdicts for all destinations. */
export function measureVerdicts(folder: string, say: (text: string) => void): Report {
  const destinations = benchDestinations(250)
  const report: Report = {}
  for (const { name, lines, runs, repeat } of SIZES) {
    say(`rows to verdicts, ${lines} lines`)
    const { path, handed } = caseOf(folder, lines, destinations)
    const ours = () => fromRows(path, destinations)
    const times = inTurn(ours, () => plain(path, handed), {
      runs,
      repeatA: repeat,
      repeatB: repeat,
    })
    report[`rowsToVerdicts${name}RatioToPlain`] = times.ratio
    report[`rowsToVerdicts${name}Milliseconds`] = times.medianA
    report[`plain${name}Milliseconds`] = times.medianB
  }
  const { path, model, handed } = caseOf(folder, 100_000, destinations)
  const row = fromRows(path, destinations)
  mustAgree('SQL', sql(path, handed), row, destinations)
  mustAgree('the spreadsheet', spreadsheet(path, handed), row, destinations)
  say('model to verdicts, SQL and a spreadsheet, 100000 lines')
  const ours = () => fromRows(path, destinations)
  const inMemory = () => fromModel(model, destinations)
  const exact = inTurn(inMemory, () => exactPlain(model, handed), { runs: 9 })
  const inSql = inTurn(() => sql(path, handed), ours, { runs: 7 })
  const toPlain = inTurn(
    () => sql(path, handed),
    () => plain(path, handed),
    { runs: 5 },
  )
  const inCells = inTurn(() => spreadsheet(path, handed), ours, { runs: 3 })
  return {
    ...report,
    modelToVerdicts100kRatioToExactPlain: exact.ratio,
    rowsToVerdicts100kSqliteRatioToOurs: inSql.ratio,
    rowsToVerdicts100kHyperformulaRatioToOurs: inCells.ratio,
    sqliteRatioToPlain: toPlain.ratio,
    modelToVerdicts100kMilliseconds: exact.medianA,
    exactPlain100kMilliseconds: exact.medianB,
    sqlite100kMilliseconds: inSql.medianA,
    hyperformula100kMilliseconds: inCells.medianA,
  }
}
