import {
  carriedRow,
  type PackRow,
  packOfRow,
  type ReadPack,
  readOfApp,
  refuseOtherOfName,
  rememberPack,
} from '../../db/packs.ts'
import type { Workspace } from '../../db/workspace.ts'
import { LARGEST_PACK } from '../../shared/bounds.ts'
import type { Input } from '../../shared/ipc/contract.ts'
import { packIds } from '../../shared/rules/packs/index.ts'
import type { PackFiles } from '../../shared/rules/schema.ts'
import { Refusal } from '../ipc/refusal.ts'
import { readChosen } from '../shell/read-chosen.ts'
import type { Candidate } from './made-packs.ts'
import type { PackMaker } from './pack-maker.ts'

/** Rule packs that may be taken into force: those of the app and the workspace, and the one chosen last. */
export class ChosenPacks {
  private readonly maker: Pick<PackMaker, 'ask'>
  /** The pack that was chosen from a file or made by an amendment; it is kept nowhere until it is adopted. */
  private chosen: Candidate | null = null

  constructor(maker: Pick<PackMaker, 'ask'>) {
    this.maker = maker
  }

  /**
   * Reads the pack in a file, with the amendments in force laid over it that it does not say itself.
   * `kept`: the packs of the workspace. Throws a Refusal with every reason for refusing it, and where
   * other rows have its id already.
   */
  async choose(
    path: string,
    inForce: PackFiles,
    kept: readonly PackRow[] = [],
  ): Promise<Candidate> {
    this.chosen = null
    const text = textOf(await readChosen(path, LARGEST_PACK), path)
    const by = inForce.header.amended?.by ?? []
    const read = await this.maker.ask('read', { text, path, by })
    for (const row of read.rows) refuseOtherOfName(kept, row)
    return this.keep(read)
  }

  /** The pack in force with another amendment, or without one. Throws a Refusal where it does not hold together. */
  async amend(shown: Workspace, asked: Input<'rules.amend'>): Promise<Candidate> {
    this.chosen = null
    const { header } = shown.packs().inForce.files
    const by = header.amended?.by ?? []
    const baseId = header.amended?.pack ?? header.id
    const base = shown.packRows().find(({ id }) => id === baseId) ?? carriedRow(baseId)
    if (!base) throw new Refusal('not-found', `The pack ${baseId} beneath is not in this file.`)
    return this.keep(await this.maker.ask('amend', { base, by, asked }))
  }

  /** Every pack of the app and of a workspace; one that cannot be read is left out. */
  all(shown: Workspace | null): ReadPack[] {
    const kept = shown?.packRows() ?? []
    const carried = packIds.filter((id) => !kept.some((one) => one.id === id))
    const read = kept.flatMap((row) => {
      try {
        return [packOfRow(row)]
      } catch {
        return []
      }
    })
    return [...carried.flatMap((id) => readOfApp(id) ?? []), ...read]
  }

  /** A pack by the hash of its rows, with what is kept along. Throws a Refusal where there is none. */
  candidate(shown: Workspace, hash: string): Pick<Candidate, 'row' | 'rows' | 'what'> {
    if (this.chosen?.hash === hash) return this.chosen
    const rows = [...shown.packRows(), ...packIds.flatMap((id) => carriedRow(id) ?? [])]
    const row = rows.find((one) => one.hash === hash)
    if (row) return { row, rows: [row] }
    throw new Refusal('not-found', 'That rule pack is no longer here. Choose its file again.')
  }

  private keep(candidate: Candidate): Candidate {
    rememberPack(candidate)
    this.chosen = candidate
    return candidate
  }
}

function textOf(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Refusal('not-readable', `${path} cannot be read: it is not text in UTF-8.`)
  }
}
