import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Workspace } from '../../db/workspace.ts'
import { LARGEST_PAPER } from '../../shared/bounds.ts'
import type { KeptRow } from '../../shared/determination/kept.ts'
import { Refusal } from '../ipc/refusal.ts'
import { fileName } from '../shell/file-name.ts'
import { readChosen } from '../shell/read-chosen.ts'
import { writeWhole } from '../shell/write-whole.ts'

/** A paper that was chosen to rest a determination on. */
export interface ChosenPaper {
  path: string
  name: string
  sha256: string
  bytes: number
}

/** Reads papers that were chosen. Throws a Refusal that names the one that cannot be taken. */
export async function readPapers(paths: readonly string[]): Promise<ChosenPaper[]> {
  const papers: ChosenPaper[] = []
  for (const path of paths) {
    const content = await readChosen(path, LARGEST_PAPER)
    papers.push({ path, name: basename(path), sha256: sha256Of(content), bytes: content.length })
  }
  return papers
}

/** The content of a chosen paper, as it was when it was chosen. */
export async function sameContent({ path, name, sha256 }: ChosenPaper): Promise<Buffer> {
  const content = await readChosen(path, LARGEST_PAPER)
  if (sha256Of(content) === sha256) return content
  throw new Refusal('refused', `${name} was changed since it was attached. Attach it again.`)
}

/**
 * Puts a paper beside the workspace, where it is not there yet. Throws a Refusal where something else
 * lies in its place.
 */
export async function putBeside(
  workspace: string,
  { name, sha256 }: ChosenPaper,
  content: Buffer,
): Promise<void> {
  const place = placeBeside(workspace, sha256, name)
  if (existsSync(place)) {
    if (sha256Of(await readChosen(place, LARGEST_PAPER)) === sha256) return
    throw new Refusal(
      'refused',
      `${place} is no longer the paper that it was put there as. Move it away, or keep ${name} in the workspace.`,
    )
  }
  await mkdir(folderBeside(workspace), { recursive: true })
  await writeWhole(place, content)
}

/** The papers of a determination, each with where it lies. */
export function papersOf(
  { path }: Workspace,
  inside: ReadonlySet<string>,
  attachments: readonly { name: string; sha256: string; bytes: number }[],
): KeptRow['papers'] {
  return attachments.map(({ name, sha256, bytes }) => {
    const beside = () => placeOf(placeBeside(path, sha256, name), bytes)
    return { name, sha256, bytes, place: inside.has(sha256) ? 'inside' : beside() }
  })
}

/** Whether a paper lies where it was put, as far as its length tells; its content is read at saving. */
function placeOf(path: string, bytes: number): KeptRow['papers'][number]['place'] {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return 'missing'
  return found.isFile() && found.size === bytes ? 'beside' : 'changed'
}

/** The content of a paper, from where it lies. Throws a Refusal where it is gone or was changed. */
export async function keptContent(
  workspace: Workspace,
  { name, sha256 }: { name: string; sha256: string },
): Promise<Buffer> {
  const inside = workspace.paper(sha256)
  const content =
    inside ?? (await readChosen(placeBeside(workspace.path, sha256, name), LARGEST_PAPER))
  if (sha256Of(content) === sha256) return content
  throw new Refusal(
    'damaged',
    `${name} is no longer the paper that was attached: its content is another.`,
  )
}

function folderBeside(workspace: string): string {
  return `${workspace}-papers`
}

function placeBeside(workspace: string, sha256: string, name: string): string {
  return join(folderBeside(workspace), `${sha256.slice(0, 16)} ${fileName(name)}`)
}

function sha256Of(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}
