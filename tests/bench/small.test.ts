import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { peakOfCalc } from './command-line.ts'
import { mustAgree } from './handed.ts'
import { editor, withHistory } from './history.ts'
import { spreadsheet } from './spreadsheet.ts'
import { sql } from './sql.ts'
import { benchDestinations, caseOf, fromRows } from './verdicts.ts'

// The bench in small: what every contender ends with, growth, and memory. No clock is asked but for
// how one size of the same work compares with another.

const folder = mkdtempSync(join(tmpdir(), 'minimis-small-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const destinations = [...benchDestinations(30), 'CN', 'RU', 'IR', 'CU', 'KP', 'SY']

test('every contender ends with the verdicts and shares of the app', () => {
  const { path, handed } = caseOf(folder, 2000, destinations)
  const ours = fromRows(path, destinations)
  mustAgree('SQL', sql(path, handed), ours, destinations)
  mustAgree('the spreadsheet', spreadsheet(path, handed), ours, destinations)
  expect(new Set(ours.outcomes).size).toBeGreaterThan(1)
})

test('a contender with another share is found out', () => {
  const { path, handed } = caseOf(folder, 2000, destinations)
  const ours = fromRows(path, destinations)
  const found = sql(path, handed)
  const low = Float64Array.from(found.low, (share) => share * 1.001)
  expect(() => mustAgree('SQL', { ...found, low }, ours, destinations)).toThrow('as low for')
})

test('a line costs as much among four times as many', () => {
  const small = caseOf(folder, 10_000, destinations)
  const large = caseOf(folder, 40_000, destinations)
  const ratio =
    fastest(() => fromRows(large.path, destinations)) /
    fastest(() => fromRows(small.path, destinations))
  expect(ratio).toBeLessThan(4 * 2)
})

test('an edit costs as much after a long history as after a short one', () => {
  const short = withHistory(join(folder, 'short.minimis'), 100)
  const long = withHistory(join(folder, 'long.minimis'), 20_000)
  try {
    expect(fastest(editor(long), 15) / fastest(editor(short), 15)).toBeLessThan(5)
  } finally {
    short.close()
    long.close()
  }
})

test('minimis calc with its defaults holds no result longer than it needs it', async () => {
  const peak = await peakOfCalc(folder, 3000)
  expect(peak).not.toBeNull()
  expect(peak as number).toBeLessThan(600)
})

/** Milliseconds of the fastest run: what else the machine does only adds to the others. */
function fastest(task: () => unknown, runs = 5): number {
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    task()
    least = Math.min(least, performance.now() - start)
  }
  return least
}
