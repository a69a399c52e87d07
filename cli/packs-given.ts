import { packHash } from '../db/pack-hash.ts'
import { userName } from '../db/user-name.ts'
import { systemSession, Workspace } from '../db/workspace.ts'
import type { FindPack } from '../shared/determination/pack-check.ts'
import { carriedPacks } from '../shared/rules/packs/at-hand.ts'
import { loadPack, refusedAsUsage } from './options.ts'

/**
 * The packs of the app, and before them those that are given: the pack of an id or in a file, or all
 * that a workspace file keeps.
 */
export function packsGiven(asked: string | undefined): FindPack {
  if (asked === undefined) return carriedPacks.find
  if (asked.endsWith('.minimis')) return packsIn(asked)
  const pack = loadPack(asked)
  return (id, hash) =>
    pack.header.id === id && packHash(pack) === hash
      ? pack
      : (carriedPacks.find(id) ?? (pack.header.id === id ? pack : null))
}

function packsIn(path: string): FindPack {
  return refusedAsUsage(path, () => {
    const workspace = Workspace.openToRead(path, systemSession(userName()))
    try {
      return workspace.packs().find
    } finally {
      workspace.close()
    }
  })
}
