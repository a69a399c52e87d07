import { carriedRow, type PackRow, packOfRow, type ReadPack, readPackNow } from '../db/packs.ts'
import type { Workspace } from '../db/workspace.ts'
import { LARGEST_PACK } from '../shared/bounds.ts'
import { packIds } from '../shared/rules/packs/index.ts'
import { Refusal } from './ipc/refusal.ts'
import { readChosen } from './shell/read-chosen.ts'

/** Rule packs that may be taken into force: those of the app and the workspace, and the one chosen last. */
export class ChosenPacks {
  /** The pack that was chosen from a file; it is kept nowhere until it is adopted. */
  private chosen: ReadPack | null = null

  /** Reads the pack in a file. Throws a Refusal with every reason for refusing it. */
  async choose(path: string): Promise<ReadPack> {
    this.chosen = null
    const bytes = await readChosen(path, LARGEST_PACK)
    const read = readPackNow(textOf(bytes, path))
    if (!read.ok) {
      const problems = read.problems.map((problem) => `${problem.path}: ${problem.message}`)
      const message = `${path} is no rule pack that can be taken. Nothing was changed.`
      throw new Refusal('not-readable', message, problems.slice(0, MOST_TOLD))
    }
    this.chosen = read.value
    return read.value
  }

  /** Every pack of the app and of a workspace; one that cannot be read is left out. */
  all(shown: Workspace | null): ReadPack[] {
    const kept = shown?.packRows() ?? []
    const carried = packIds.flatMap((id) => {
      const row = kept.some((one) => one.id === id) ? null : carriedRow(id)
      return row ? [row] : []
    })
    return [...carried, ...kept].flatMap((row) => {
      try {
        return [packOfRow(row)]
      } catch {
        return []
      }
    })
  }

  /** The row of a pack by the hash of its rows. Throws a Refusal where there is none. */
  row(shown: Workspace, hash: string): PackRow {
    if (this.chosen?.hash === hash) return this.chosen.row
    const rows = [...shown.packRows(), ...packIds.flatMap((id) => carriedRow(id) ?? [])]
    const found = rows.find((row) => row.hash === hash)
    if (found) return found
    throw new Refusal('not-found', 'That rule pack is no longer here. Choose its file again.')
  }
}

/** Reasons that are told; a hostile file may have as many as it has rows. */
const MOST_TOLD = 100

function textOf(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Refusal('not-readable', `${path} cannot be read: it is not text in UTF-8.`)
  }
}
