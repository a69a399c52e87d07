import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test, vi } from 'vitest'
import { flip, nameOf, placesIn } from './fuzz/flips.ts'
import { type Outcome, outcomeOf } from './fuzz/outcome.ts'
import { sampleFile } from './fuzz/sample.ts'
import { random } from './support.ts'

/** So many files, or those of `npm run test:long`. */
const FILES = Number(process.env.FLIPPED_FILES ?? 0) || 1200
const SEED = Number(process.env.FLIPPED_SEED ?? 0) || 20261128

vi.setConfig({ testTimeout: 24 * 3_600_000 })

test('a workspace with a flipped value is refused, or gives no verdict, or the value is allowed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'minimis-flips-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const sample = sampleFile(folder)
  const whole = new Database(sample)
  const places = placesIn(whole)
  whole.close()
  const names = [...new Set(places.map(nameOf))]
  const byName = Map.groupBy(places, nameOf)
  const draw = random(SEED)
  const path = join(folder, 'flipped.minimis')
  const tally = new Map<string, Record<Outcome | 'not held', number>>()
  for (let i = 0; i < FILES; i++) {
    const name = names[i % names.length] as string
    const those = byName.get(name) ?? []
    const place = those[draw(those.length)] as (typeof places)[number]
    for (const left of readdirSync(folder))
      if (left.startsWith('flipped')) rmSync(join(folder, left), { recursive: true })
    // In the file itself: an image in memory is not given back, and 100,000 of them are 20 GB.
    writeFileSync(path, sample)
    const database = new Database(path)
    database.pragma('synchronous = OFF')
    database.pragma('foreign_keys = OFF')
    database.pragma('ignore_check_constraints = ON')
    const written = flip(database, place, draw)
    database.close()
    const counts = tally.get(name) ?? { refused: 0, 'read-only': 0, allowed: 0, 'not held': 0 }
    tally.set(name, counts)
    if (written === null) {
      counts['not held']++
      continue
    }
    try {
      counts[outcomeOf(path)]++
    } catch (error) {
      const where = `file ${i} of seed ${SEED}: ${name}, row ${place.rowid}: ${written.slice(0, 200)}`
      throw new Error(where, { cause: error })
    }
  }
  console.info(`${FILES} files of seed ${SEED}, ${names.length} columns and members`)
  console.info(tableOf(tally))
  const total = (outcome: Outcome) =>
    [...tally.values()].reduce((sum, one) => sum + one[outcome], 0)
  expect(total('refused') + total('read-only')).toBeGreaterThan(FILES / 4)
  expect(total('allowed')).toBeGreaterThan(FILES / 20)
})

function tableOf(tally: ReadonlyMap<string, Record<string, number>>): string {
  const rows = [...tally].map(
    ([name, counts]) =>
      `${name.padEnd(60)} ${Object.entries(counts)
        .map(([outcome, count]) => `${outcome} ${count}`)
        .join(', ')}`,
  )
  return rows.join('\n')
}
