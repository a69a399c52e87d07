import { createHash } from 'node:crypto'
import { packText } from '../shared/determination/pack-rows.ts'
import type { RulePack } from '../shared/rules/pack.ts'

const known = new WeakMap<RulePack, string>()

/** The content hash of a pack: SHA-256 over its rows, in hexadecimal. */
export function packHash(pack: RulePack): string {
  const hash = known.get(pack) ?? createHash('sha256').update(packText(pack)).digest('hex')
  known.set(pack, hash)
  return hash
}
