import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** `npm run test:long`: what takes hours. FLIPPED_FILES and FLIPPED_SEED say how many files, and which. */
const vitest = join(import.meta.dirname, '../node_modules/vitest/vitest.mjs')
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', 'tests/db/value-fuzz.test.ts', ...process.argv.slice(2)],
  { stdio: 'inherit', env: { FLIPPED_FILES: '100000', ...process.env } },
)
process.exitCode = status ?? 1
