import { type PackRow, readPackNow } from '../../db/packs.ts'
import { packFileOf } from '../../shared/determination/pack-file.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import type { PackFiles } from '../../shared/rules/schema.ts'
import { cryptography, newSigner } from '../determination/support.ts'

/** The text of a pack's file: the app's pack under another id, and changed. */
export function packText(id: string, change: (files: PackFiles) => unknown = () => {}) {
  const files = structuredClone(currentPack().files)
  files.header.id = id
  change(files)
  return packFileOf(files, newSigner(), cryptography)
}

/** A level of 25 % becomes one of 1 %, so that verdicts turn. */
export function lower({ levels }: PackFiles): void {
  for (const level of levels.levels) if (level.level === '0.25') level.level = '0.01'
}

/** The row that keeps a pack's file. */
export function rowOf(text: string): PackRow {
  const read = readPackNow(text)
  if (!read.ok) throw new Error(JSON.stringify(read.problems.slice(0, 2)))
  return read.value.row
}
