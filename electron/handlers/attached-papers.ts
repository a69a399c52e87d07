import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Workspace } from '../../db/workspace.ts'
import { LARGEST_PAPER } from '../../shared/bounds.ts'
import type { KeptRow } from '../../shared/determination/kept.ts'
import { Refusal } from '../ipc/refusal.ts'
import { fileName } from '../shell/file-name.ts'
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
    const content = await contentOf(path)
    papers.push({ path, name: basename(path), sha256: sha256Of(content), bytes: content.length })
  }
  return papers
}

/** The content of a chosen paper, as it was when it was chosen. */
export async function sameContent({ path, name, sha256 }: ChosenPaper): Promise<Buffer> {
  const content = await contentOf(path)
  if (sha256Of(content) === sha256) return content
  throw new Refusal('refused', `${name} was changed since it was attached. Attach it again.`)
}

/** Puts a paper beside the workspace, where it is not there yet. */
export async function putBeside(
  workspace: string,
  { name, sha256 }: ChosenPaper,
  content: Buffer,
): Promise<void> {
  const place = placeBeside(workspace, sha256, name)
  if (existsSync(place)) return
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
    const isBeside = () => existsSync(placeBeside(path, sha256, name))
    const place = inside.has(sha256) ? 'inside' : isBeside() ? 'beside' : 'missing'
    return { name, sha256, bytes, place }
  })
}

/** The content of a paper, from where it lies. Throws a Refusal where it is gone or was changed. */
export async function keptContent(
  workspace: Workspace,
  { name, sha256 }: { name: string; sha256: string },
): Promise<Buffer> {
  const inside = workspace.paper(sha256)
  const content = inside ?? (await contentOf(placeBeside(workspace.path, sha256, name)))
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

async function contentOf(path: string): Promise<Buffer> {
  try {
    const found = await stat(path)
    if (!found.isFile()) throw new Refusal('refused', `${path} is no file.`)
    if (found.size > LARGEST_PAPER)
      throw new Refusal('refused', `${path} is larger than ${LARGEST_PAPER / 2 ** 20} MB.`)
    return await readFile(path)
  } catch (error) {
    if (error instanceof Refusal) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new Refusal('not-readable', `${path} cannot be read: ${why}`)
  }
}

function sha256Of(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}
