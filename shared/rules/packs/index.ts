import { indexPack, type RulePack } from '../pack.ts'
import { files as ear20260924 } from './ear-2026-09-24/index.ts'

const files = [ear20260924] as const
const loaded = new Map<string, RulePack>()

/** The ids of the packs that the app carries, newest first. */
export const packIds: readonly string[] = files.map((pack) => pack.header.id)

/** What the newest pack says of itself. */
export const newestHeader = files[0].header

/** A pack by its id; null where the app does not carry it. */
export function findPack(id: string): RulePack | null {
  const known = loaded.get(id)
  if (known) return known
  const found = files.find((pack) => pack.header.id === id)
  if (!found) return null
  const pack = indexPack(found)
  loaded.set(id, pack)
  return pack
}

/** The newest pack. */
export function currentPack(): RulePack {
  return findPack(packIds[0] as string) as RulePack
}

/** The pack by which parties are looked at: the one given; of one that says nothing of them, the newest. */
export function packOfParties(pack: RulePack): RulePack {
  return pack.partyRules ? pack : currentPack()
}
