import { createHash, randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import { LARGEST_LIST, MOST_LISTED_PARTIES } from '../../shared/bounds.ts'
import { type ListedParty, listedPartySchema } from '../../shared/model/screening.ts'

/**
 * The entries of lists lie in a folder beside the workspace, named by their hash: 25,921 parties are ten
 * megabytes and packed still two or more, anyone can get them again, and inside the workspace each of up
 * to forty backups would carry a copy. What was decided of an entry has it as it stood, in the workspace.
 */
function listFolder(workspace: string): string {
  return `${workspace}-lists`
}

/** Lists beside the workspace that are kept though it names them no more, as after an undo. */
const KEPT_BESIDES = 4

const NAME = /^([0-9a-f]{64})\.json\.gz$/

function placeOf(workspace: string, content: string): string {
  return join(listFolder(workspace), `${content}.json.gz`)
}

/**
 * Keeps what was read of a list beside a workspace, and removes the oldest that it does not name. Gives
 * the hash by which it is kept. Throws what the file system says where it cannot be written.
 */
export function keepList(
  workspace: string,
  parties: readonly ListedParty[],
  named: readonly string[],
): string {
  const text = JSON.stringify(parties)
  const content = sha256(text)
  const place = placeOf(workspace, content)
  mkdirSync(listFolder(workspace), { recursive: true })
  if (!existsSync(place)) {
    const part = `${place}.${randomBytes(4).toString('hex')}.part`
    try {
      writeFileSync(part, gzipSync(text), { flag: 'wx' })
      renameSync(part, place)
    } finally {
      rmSync(part, { force: true })
    }
  }
  removeOldest(workspace, new Set([content, ...named]))
  return content
}

/** Whether a list lies beside a workspace. */
export function hasList(workspace: string, content: string): boolean {
  return statSync(placeOf(workspace, content), { throwIfNoEntry: false })?.isFile() ?? false
}

/** The entries of a list that lies beside a workspace; null: it is not there, or not what was kept. */
export function readKeptList(workspace: string, content: string): ListedParty[] | null {
  try {
    const packed = readFileSync(placeOf(workspace, content))
    const text = gunzipSync(packed, { maxOutputLength: LARGEST_LIST * 2 }).toString('utf8')
    if (sha256(text) !== content) return null
    return z.array(listedPartySchema).max(MOST_LISTED_PARTIES).parse(JSON.parse(text))
  } catch {
    return null
  }
}

function removeOldest(workspace: string, named: ReadonlySet<string>): void {
  const folder = listFolder(workspace)
  const others = readdirSync(folder)
    .filter((name) => {
      const content = NAME.exec(name)?.[1]
      return content !== undefined && !named.has(content)
    })
    .map((name) => ({ name, at: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at)
  for (const { name } of others.slice(KEPT_BESIDES)) rmSync(join(folder, name), { force: true })
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
