import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { openForSalvage } from '../connection.ts'
import { migrate } from '../migrate.ts'
import { checksOfValues } from '../migrations/0011-checks-of-values.ts'
import { migrations } from '../migrations/index.ts'
import { type Salvage, salvage } from '../salvage.ts'

/** What can be read of a damaged workspace file, which is left as it is; null: nothing. */
export function salvageFile(path: string, day: string): Salvage | null {
  const memory = new Database(':memory:')
  try {
    const { database: damaged, scratch } = openForSalvage(path)
    try {
      // What SQLite would refuse is mended row by row.
      migrate(
        memory,
        migrations.filter((step) => step !== checksOfValues),
      )
      return salvage(damaged, memory, day)
    } finally {
      damaged.close()
      rmSync(scratch, { recursive: true, force: true })
    }
  } catch {
    return null
  } finally {
    memory.close()
  }
}
