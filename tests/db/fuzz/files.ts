import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { random } from '../support.ts'
import { columnOf, flip, nameOf, type Place, placesIn } from './flips.ts'
import { outcomeOf } from './outcome.ts'
import { sampleFile } from './sample.ts'
import { countsOf, type Tally } from './tally.ts'

/** Which files: every `step`th from `first` on, below `files`. Each is the same for the same seed. */
export interface Share {
  files: number
  seed: number
  first?: number
  step?: number
}

/** What is read where one goes back, and not on opening. */
const LOG = new Set(['change', 'change_row'])

/** What is in lists alone, and in no model. */
const LISTED = new Set([
  ...['determination', 'determination_event', 'determination_paper', 'shipment_check'],
  ...['party', 'screening_list', 'screening_decision'],
])

/**
 * After so many files the loop turns: what was compiled of SQL is only given back then, and in one
 * long turn it becomes 50 KB a file.
 */
const FILES_A_TURN = 20

/** What became of files, by column, and what must not have: a file with its number a text. */
export interface Flipped {
  tally: Tally
  failures: string[]
}

/** Makes files with a flipped value each, in turn in every column and member, and opens them. */
export async function flippedFiles({ files, seed, first = 0, step = 1 }: Share): Promise<Flipped> {
  const folder = mkdtempSync(join(process.env.FLIPPED_FOLDER ?? tmpdir(), 'minimis-flips-'))
  try {
    const sample = await sampleFile(folder)
    const places = placesOf(sample.path)
    const names = [...places.keys()]
    const tally: Tally = {}
    const failures: string[] = []
    for (const [place] of places.values()) if (place) countsOf(tally, columnOf(place)).members++
    for (const counts of Object.values(tally)) counts.members--
    const path = join(folder, 'flipped.minimis')
    for (let i = first; i < files; i += step) {
      const draw = random(seed + i)
      const those = places.get(names[i % names.length] as string) as Place[]
      const place = those[draw(those.length)] as Place
      writeFresh(folder, path, sample.bytes)
      const written = flipIn(path, place, draw)
      const counts = countsOf(tally, columnOf(place))
      if (written === null) counts['not held']++
      else
        try {
          const isLog = LOG.has(place.table)
          const isBroad = isLog || LISTED.has(place.table) || draw(4) === 0
          counts[outcomeOf(path, { sample, isBroad, isBack: isLog && draw(4) === 0 })]++
        } catch (error) {
          const at = `file ${i} of seed ${seed}: ${nameOf(place)}, row ${place.rowid}`
          failures.push(`${at}: ${written.slice(0, 300)}\n${(error as Error).stack}`)
        }
      if (i % (FILES_A_TURN * step) === first) await setImmediate()
    }
    return { tally, failures }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The places by their names. */
function placesOf(path: string): Map<string, Place[]> {
  const database = new Database(path, { readonly: true })
  try {
    return Map.groupBy(placesIn(database), nameOf)
  } finally {
    database.close()
  }
}

/** In a file: a database in memory is only given back when the loop turns. */
function writeFresh(folder: string, path: string, bytes: Buffer): void {
  for (const left of readdirSync(folder))
    if (left.startsWith('flipped')) rmSync(join(folder, left), { recursive: true })
  writeFileSync(path, bytes)
}

function flipIn(path: string, place: Place, draw: (below: number) => number): string | null {
  const database = new Database(path)
  try {
    database.pragma('synchronous = OFF')
    database.pragma('foreign_keys = OFF')
    database.pragma('ignore_check_constraints = ON')
    return flip(database, place, draw)
  } finally {
    database.close()
  }
}
