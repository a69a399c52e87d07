import { createHash } from 'node:crypto'
import { type PackRow, packOfRow, type ReadPack, readMade, readPackNow } from '../../db/packs.ts'
import type { Input } from '../../shared/ipc/contract.ts'
import type { Read } from '../../shared/model/read.ts'
import { amended, amendmentProblem, amendmentText, stillNeeded } from '../../shared/rules/amend.ts'
import type { Amendment } from '../../shared/rules/amendment.ts'
import { Refusal } from '../ipc/refusal.ts'

/** A pack that may be taken into force, with what is told of it. */
export interface Candidate extends ReadPack {
  /** The packs that are kept with it: itself, and the one that it amends. */
  rows: PackRow[]
  /** What the history calls it; absent: that a pack was adopted. */
  what?: string
  /** Amendments that leave, since the pack says the same. */
  arrived: string[]
}

/** The text of a file with the amendments in force, and a pack with the amendments over it and what is asked. */
export interface Questions {
  read: { text: string; path: string; by: readonly Amendment[] }
  amend: { base: PackRow; by: readonly Amendment[]; asked: Input<'rules.amend'> }
}

/**
 * The pack in the text of a file, with the amendments in force laid over it that it does not say itself.
 * Throws a Refusal with every reason for refusing it.
 */
export function packOfText({ text, path, by }: Questions['read']): Candidate {
  const base = sound(readPackNow(text), `${path} is no rule pack that can be taken.`)
  const needed = stillNeeded({ files: base.files, sha256: base.hash }, by)
  const arrived = by.filter((one) => !needed.includes(one)).map(amendmentText)
  return { ...over(base, needed), arrived }
}

/** A pack with another amendment, or without one. Throws a Refusal where it does not hold together. */
export function packAmended({ base: row, by, asked }: Questions['amend']): Candidate {
  const base = packOfRow(row)
  if ('add' in asked) {
    const last = Math.max(0, ...by.map(({ id }) => Number(id.slice(1))))
    const added = { ...asked.add, id: `A${last + 1}` }
    const problem = amendmentProblem({ files: base.files, sha256: base.hash }, added)
    if (problem) throw new Refusal('refused', problem)
    return { ...over(base, [...by, added]), what: `Amend rules: ${amendmentText(added)}` }
  }
  const ended = by.find(({ id }) => id === asked.end)
  if (!ended) throw new Refusal('not-found', 'There is no such amendment any more.')
  const left = by.filter((one) => one !== ended)
  return { ...over(base, left), what: `End amendment: ${amendmentText(ended)}` }
}

/** A pack with amendments laid over it, checked as any other is. */
function over(base: ReadPack, by: readonly Amendment[]): Candidate {
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

/** Reasons that are told; a hostile file may have as many as it has rows. */
const MOST_TOLD = 100

/** A pack that was read. Throws a Refusal with every reason where it is refused. */
function sound(read: Read<ReadPack>, what: string): ReadPack {
  if (read.ok) return read.value
  const problems = read.problems.map(({ path, message }) => `${path}: ${message}`)
  throw new Refusal('not-readable', `${what} Nothing was changed.`, problems.slice(0, MOST_TOLD))
}
