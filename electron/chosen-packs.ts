import { createHash } from 'node:crypto'
import {
  carriedRow,
  type PackRow,
  packOfRow,
  type ReadPack,
  readMade,
  readPackNow,
} from '../db/packs.ts'
import type { Workspace } from '../db/workspace.ts'
import { LARGEST_PACK } from '../shared/bounds.ts'
import type { Input } from '../shared/ipc/contract.ts'
import type { Read } from '../shared/model/read.ts'
import { amended, amendmentProblem, amendmentText, stillNeeded } from '../shared/rules/amend.ts'
import type { Amendment } from '../shared/rules/amendment.ts'
import { packIds } from '../shared/rules/packs/index.ts'
import type { PackFiles } from '../shared/rules/schema.ts'
import { Refusal } from './ipc/refusal.ts'
import { readChosen } from './shell/read-chosen.ts'

/** A pack that may be taken into force, with what is told of it. */
export interface Candidate extends ReadPack {
  /** The packs that are kept with it: itself, and the one that it amends. */
  rows: PackRow[]
  /** What the history calls it; absent: that a pack was adopted. */
  what?: string
  /** Amendments that leave, since the pack says the same. */
  arrived: string[]
}

/** Rule packs that may be taken into force: those of the app and the workspace, and the one chosen last. */
export class ChosenPacks {
  /** The pack that was chosen from a file or made by an amendment; it is kept nowhere until it is adopted. */
  private chosen: Candidate | null = null

  /**
   * Reads the pack in a file, with the amendments in force laid over it that it does not say itself.
   * Throws a Refusal with every reason for refusing it.
   */
  async choose(path: string, inForce: PackFiles): Promise<Candidate> {
    this.chosen = null
    const bytes = await readChosen(path, LARGEST_PACK)
    const what = `${path} is no rule pack that can be taken.`
    const base = sound(readPackNow(textOf(bytes, path)), what)
    const by = inForce.header.amended?.by ?? []
    const needed = stillNeeded({ files: base.files, sha256: base.hash }, by)
    const arrived = by.filter((one) => !needed.includes(one)).map(amendmentText)
    this.chosen = { ...this.over(base, needed), arrived }
    return this.chosen
  }

  /** The pack in force with another amendment, or without one. Throws a Refusal where it does not hold together. */
  amend(shown: Workspace, asked: Input<'rules.amend'>): Candidate {
    this.chosen = null
    const { header } = shown.packs().inForce.files
    const by = header.amended?.by ?? []
    const baseId = header.amended?.pack ?? header.id
    const row = shown.packRows().find(({ id }) => id === baseId) ?? carriedRow(baseId)
    if (!row) throw new Refusal('not-found', `The pack ${baseId} beneath is not in this file.`)
    const base = packOfRow(row)
    if ('add' in asked) {
      const last = Math.max(0, ...by.map(({ id }) => Number(id.slice(1))))
      const added = { ...asked.add, id: `A${last + 1}` }
      const problem = amendmentProblem({ files: base.files, sha256: base.hash }, added)
      if (problem) throw new Refusal('refused', problem)
      this.chosen = {
        ...this.over(base, [...by, added]),
        what: `Amend rules: ${amendmentText(added)}`,
      }
    } else {
      const ended = by.find(({ id }) => id === asked.end)
      if (!ended) throw new Refusal('not-found', 'There is no such amendment any more.')
      const left = by.filter((one) => one !== ended)
      this.chosen = { ...this.over(base, left), what: `End amendment: ${amendmentText(ended)}` }
    }
    return this.chosen
  }

  /** A pack with amendments laid over it, checked as any other is. */
  private over(base: ReadPack, by: readonly Amendment[]): Candidate {
    if (by.length === 0) return { ...base, rows: [base.row], arrived: [] }
    const mark = createHash('sha256').update(JSON.stringify(by)).digest('hex').slice(0, 8)
    if (base.files.header.amended)
      throw new Refusal(
        'refused',
        'These rules were amended elsewhere; no other amendment is laid over them.',
      )
    const id = `${base.files.header.id.slice(0, 48).replace(/-+$/, '')}-a-${mark}`
    const files = amended({ files: base.files, sha256: base.hash }, by, id)
    const made = sound(readMade(files), 'With this amendment the rules do not hold together.')
    return { ...made, rows: [base.row, made.row], arrived: [] }
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

  /** A pack by the hash of its rows, with what is kept along. Throws a Refusal where there is none. */
  candidate(shown: Workspace, hash: string): Pick<Candidate, 'row' | 'rows' | 'what'> {
    if (this.chosen?.hash === hash) return this.chosen
    const rows = [...shown.packRows(), ...packIds.flatMap((id) => carriedRow(id) ?? [])]
    const row = rows.find((one) => one.hash === hash)
    if (row) return { row, rows: [row] }
    throw new Refusal('not-found', 'That rule pack is no longer here. Choose its file again.')
  }
}

/** Reasons that are told; a hostile file may have as many as it has rows. */
const MOST_TOLD = 100

/** A pack that was read. Throws a Refusal with every reason where it is refused. */
function sound(read: Read<ReadPack>, what: string): ReadPack {
  if (read.ok) return read.value
  const problems = read.problems.map(({ path, message }) => `${path}: ${message}`)
  throw new Refusal('not-readable', `${what} Nothing was changed.`, problems.slice(0, MOST_TOLD))
}

function textOf(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Refusal('not-readable', `${path} cannot be read: it is not text in UTF-8.`)
  }
}
