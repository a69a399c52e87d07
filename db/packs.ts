import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type Database from 'better-sqlite3'
import { LARGEST_PACK, MOST_KEPT_PACKS } from '../shared/bounds.ts'
import {
  checkedPackFile,
  openPackFile,
  type PackOfFile,
  packFileText,
} from '../shared/determination/pack-file.ts'
import { canonicalJson } from '../shared/model/canonical-json.ts'
import type { Read } from '../shared/model/read.ts'
import { indexPack, type RulePack } from '../shared/rules/pack.ts'
import { type Packs, packsWith } from '../shared/rules/packs/at-hand.ts'
import { findPack } from '../shared/rules/packs/index.ts'
import type { PackFiles } from '../shared/rules/schema.ts'
import type { Settings } from '../shared/workspace/settings.ts'
import { fingerprintOf, isSignedBy } from './cryptography.ts'
import { packHash } from './pack-hash.ts'
import { scalar, statement } from './statements.ts'
import { WorkspaceError } from './workspace-error.ts'

/** A rule pack as a workspace keeps it: its file, compressed, under the hash of its rows. */
export interface PackRow {
  hash: string
  id: string
  file: Uint8Array
}

/** By which pack is judged; null: the newest of the app. */
export type InForce = { pack: string; hash: string } | null

/** The pack in force by the adoptions of a workspace, the last of which holds. */
export function inForceOf(adoptions: Settings['adoptions']): InForce {
  const last = adoptions.at(-1)
  return last ? { pack: last.pack, hash: last.hash } : null
}

/** A pack that was read, with its file as it is kept. */
export interface ReadPack extends PackOfFile {
  row: PackRow
}

/** As `readPackFile`, at once, with the row that keeps it. */
export function readPackNow(text: string): Read<ReadPack> {
  const opened = openPackFile(text)
  if (!opened.ok) return opened
  const { rows, signature, texts } = opened.value
  const checked = checkedPackFile(opened.value, {
    sha256: createHash('sha256').update(rows).digest('hex'),
    textsSha256: texts && createHash('sha256').update(texts.of).digest('hex'),
    isSigned: !signature || isSignedBy(signature.of, signature.value, signature.key),
    fingerprint: signature && fingerprintOf(signature.key),
  })
  if (!checked.ok) return checked
  const { files, hash } = checked.value
  const row = { hash, id: files.header.id, file: gzipSync(opened.value.text) }
  return { ok: true, value: { ...checked.value, row } }
}

/** As `readPackNow`, of files that were made here. */
export function readMade(files: PackFiles): Read<ReadPack> {
  const sha256 = createHash('sha256').update(canonicalJson(files)).digest('hex')
  return readPackNow(packFileText(files, sha256, null))
}

/** The packs of the app and those of some rows, of which one is in force. */
export function packsOf(rows: readonly PackRow[], inForce: InForce): Packs {
  const added = rows.map((row) => ({ id: row.id, hash: row.hash, read: () => packIn(row) }))
  if (inForce && !isHere(rows, inForce)) {
    const read = () => {
      throw unreadable(inForce.pack, 'it is not in the file')
    }
    return packsWith([{ id: inForce.pack, hash: null, read }, ...added], inForce.pack)
  }
  return packsWith(added, inForce?.pack ?? null)
}

function isHere(rows: readonly PackRow[], { pack, hash }: NonNullable<InForce>): boolean {
  const kept = rows.find(({ id }) => id === pack)
  if (kept) return kept.hash === hash
  const carried = findPack(pack)
  return carried !== null && packHash(carried) === hash
}

/** Packs that were read, by their row and the bytes of their file. */
const known = new Map<string, { read: ReadPack; pack: RulePack }>()
const MOST_KNOWN = 24

/** The pack of a row. Throws where it is not what the row says. */
export function packIn(row: PackRow): RulePack {
  return knownOf(row).pack
}

/** What a row holds, checked as a file that comes in is. Throws where it is not what the row says. */
export function packOfRow(row: PackRow): ReadPack {
  return knownOf(row).read
}

/** Takes a pack for read that another thread of the app has read and checked, so that it is not read twice. */
export function rememberPack(read: ReadPack): void {
  const key = keyOf(read.row)
  if (!known.has(key)) know(key, { read, pack: indexPack(read.files) })
}

function knownOf(row: PackRow): { read: ReadPack; pack: RulePack } {
  const key = keyOf(row)
  return know(key, known.get(key) ?? readAnew(row))
}

function keyOf({ id, hash, file }: PackRow): string {
  return `${id} ${hash} ${createHash('sha256').update(file).digest('hex')}`
}

/** Keeps a pack as the one that was asked for last. */
function know(key: string, found: { read: ReadPack; pack: RulePack }) {
  known.delete(key)
  known.set(key, found)
  const [oldest] = known.keys()
  if (oldest !== undefined && known.size > MOST_KNOWN) known.delete(oldest)
  return found
}

function readAnew({ id, hash, file }: PackRow): { read: ReadPack; pack: RulePack } {
  const read = readPackNow(textOf(id, file))
  if (!read.ok) {
    const [{ path, message } = { path: '', message: '' }] = read.problems
    throw unreadable(id, `${path}: ${message}`)
  }
  if (read.value.hash !== hash || read.value.files.header.id !== id)
    throw unreadable(id, 'it is another pack than it is kept as')
  return { read: read.value, pack: indexPack(read.value.files) }
}

function textOf(id: string, file: Uint8Array): string {
  try {
    return gunzipSync(file, { maxOutputLength: LARGEST_PACK }).toString('utf8')
  } catch {
    throw unreadable(id, 'its file is damaged')
  }
}

function unreadable(id: string, why: string): WorkspaceError {
  const message = `The rules ${id}, which are in force in this workspace, cannot be read: ${why}. Nothing is worked out by others; adopt a pack under Rules.`
  return new WorkspaceError('damaged', message)
}

/** Every pack of a file, as it stands. */
export function packRows(database: Database.Database): PackRow[] {
  const has = `SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'rule_pack'`
  if (scalar(database, has).get() !== 1) return []
  return statement(
    database,
    'SELECT hash, id, file FROM rule_pack ORDER BY rowid',
  ).all() as PackRow[]
}

/** Names the packs of a file and the one in force, without reading them. */
export function namesOfPacks(database: Database.Database, inForce: InForce): string {
  const hashes = scalar(database, 'SELECT hash FROM rule_pack ORDER BY rowid').all()
  return JSON.stringify([inForce, ...hashes])
}

/** Keeps packs that are not there yet, of whose ids there is none yet. */
export function keepPacks(database: Database.Database, rows: readonly PackRow[]): void {
  const kept = packRows(database)
  for (const { hash, id, file } of rows) {
    if (kept.some((row) => row.hash === hash || row.id === id)) continue
    if (kept.length >= MOST_KEPT_PACKS)
      throw new WorkspaceError('refused', `A workspace keeps ${MOST_KEPT_PACKS} packs at the most.`)
    const sql = 'INSERT INTO rule_pack (hash, id, file) VALUES (?, ?, ?)'
    statement(database, sql).run(hash, id, file)
    kept.push({ hash, id, file })
  }
}

/**
 * Refuses a pack whose id is that of another with other rows, of the app or among some: determinations
 * and results name rules by it.
 */
export function refuseOtherOfName(
  rows: readonly PackRow[],
  { id, hash }: Omit<PackRow, 'file'>,
): void {
  const carried = findPack(id)
  const other = rows.find((row) => row.id === id)?.hash ?? (carried && packHash(carried))
  if (other && other !== hash)
    throw new WorkspaceError(
      'refused',
      `A pack ${id} with other rows is here already. A pack keeps its name with its rows: whoever built it gives it another one (minimis rules build --id).`,
    )
}

/** The hash of a pack that the file keeps or the app carries. Throws where there is none of that id. */
export function hashOfPack(database: Database.Database, id: string): string {
  const kept = scalar(database, 'SELECT hash FROM rule_pack WHERE id = ?').get(id)
  const hash = kept ?? carriedRow(id)?.hash
  if (hash === undefined) throw new WorkspaceError('not-found', `There is no rule pack ${id} here.`)
  return String(hash)
}

/** The row of a pack that the app carries; null: it carries none of that id. */
export function carriedRow(id: string): PackRow | null {
  const pack = findPack(id)
  if (!pack) return null
  const before = carriedRows.get(pack)
  if (before) return before
  const hash = packHash(pack)
  const row = { hash, id, file: gzipSync(packFileText(pack.files, hash, null)) }
  carriedRows.set(pack, row)
  return row
}

/** A pack that the app carries, which is taken as it is; null: it carries none of that id. */
export function readOfApp(id: string): ReadPack | null {
  const row = carriedRow(id)
  const pack = findPack(id)
  return row && pack && { files: pack.files, hash: row.hash, signedBy: null, texts: [], row }
}

const carriedRows = new WeakMap<RulePack, PackRow>()
