import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/**
 * One sha256 over the names and contents of all files below a folder, but for those left out, which
 * are named as seen from it, with `/`. A link counts as what it leads to.
 */
export function treeHash(folder: string, leftOut: readonly string[] = []): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
    .filter((name) => !leftOut.includes(name))
    .sort()
  const hash = createHash('sha256')
  for (const name of files) {
    const content = createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex')
    hash.update(`${content} ${name}\n`)
  }
  return hash.digest('hex')
}
