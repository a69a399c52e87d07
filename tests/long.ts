import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Flipped, Share } from './db/fuzz/files.ts'
import { addTally, type Tally, tableOf } from './db/fuzz/tally.ts'

/**
 * `npm run test:long`: what takes an hour. FLIPPED_FILES and FLIPPED_SEED say how many workspace
 * files with a flipped value, and which; PROCESSES, among how many processes they are shared.
 */
const files = Number(process.env.FLIPPED_FILES ?? 0) || 100_000
const seed = Number(process.env.FLIPPED_SEED ?? 0) || 20261128
const step = Number(process.env.PROCESSES ?? 0) || availableParallelism()

/** In memory where the system has such a folder: each file is written, and read many times. */
const folder = existsSync('/dev/shm') ? { FLIPPED_FOLDER: '/dev/shm' } : {}

const tally: Tally = {}
const shares = Array.from({ length: step }, (_, first) => made({ files, seed, first, step }))
const counted = await Promise.all(shares)
for (const share of counted) addTally(tally, share.tally)
console.log(`${files} files of seed ${seed}\n\n${tableOf(tally)}`)
for (const failure of counted.flatMap(({ failures }) => failures)) {
  console.error(`\n${failure}`)
  process.exitCode = 1
}

/** What a process of its own counts of a share. */
function made(share: Share): Promise<Flipped> {
  const child = fork(join(import.meta.dirname, 'db/fuzz/share.ts'), [], {
    env: { ...folder, ...process.env },
  })
  child.send(share)
  return new Promise((resolve, reject) => {
    child.once('message', (counted) => resolve(counted as Flipped))
    child.once('exit', (code) => {
      if (code !== 0) reject(new Error(`share ${share.first} ended with ${code}`))
    })
  })
}
